package usbmux

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
)

// EnterRecovery asks a running phone to restart into recovery. It erases
// nothing. A nil error says only that the phone took it.
//
// Before iOS 14.5 a phone does so for anybody. Since then it wants a session
// with a computer that it trusts (libimobiledevice 25059d4, issues 1121 and
// 1175), for which the pair record is used that usbmuxd keeps. ErrNeedsTrust
// when there is none or the phone does not accept it, ErrLocked when it wants
// its passcode first, ErrOtherPhone when what answers is not the phone of the
// record.
func (c Client) EnterRecovery(ctx context.Context, phone Phone) error {
	err := c.enterRecovery(ctx, phone)
	if err != nil {
		return fmt.Errorf("ask the phone to enter recovery: %w", err)
	}
	return nil
}

func (c Client) enterRecovery(ctx context.Context, phone Phone) error {
	conn, err := c.connect(ctx, phone.ID)
	if err != nil {
		return err
	}
	defer conn.Close()
	switch word, err := sendRecovery(conn); {
	case err != nil:
		return err
	case word == "":
		return nil
	case word != "SessionInactive":
		return refused(word)
	}
	session, err := c.session(ctx, phone)
	if err != nil {
		return err
	}
	defer session.Close()
	word, err := sendRecovery(session)
	if err == nil && word != "" {
		err = refused(word)
	}
	return err
}

// sendRecovery sends the request and gives lockdownd's error word, if any. A
// phone may be gone before it has answered; the bus will tell.
func sendRecovery(conn net.Conn) (word string, err error) {
	var answer struct{ Error string }
	err = exchangeLockdown(conn, map[string]any{"Request": "EnterRecovery"}, &answer)
	if errors.Is(err, io.EOF) {
		return "", nil
	}
	return answer.Error, err
}
