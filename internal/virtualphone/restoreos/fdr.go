package restoreos

import (
	"encoding/binary"
	"fmt"
	"io"
	"net"

	"howett.net/plist"
)

// begins is what the computer says first on the port for calibration data,
// with its NUL (idevicerestore 1.0.0 fdr.c).
const begins = "BeginCtrl\x00"

// serveFDR takes the greeting on the port for calibration data and asks for
// nothing: a phone that asks wants servers of Apple's.
func serveFDR(conn net.Conn) error {
	greeting := make([]byte, len(begins)+4)
	if _, err := io.ReadFull(conn, greeting); err != nil {
		return fmt.Errorf("read the greeting for calibration data: %w", err)
	}
	length := binary.LittleEndian.Uint32(greeting[len(begins):])
	if length > maxMessage {
		return errTooLong
	}
	if _, err := io.CopyN(io.Discard, conn, int64(length)); err != nil {
		return fmt.Errorf("read the greeting for calibration data: %w", err)
	}
	body, err := plist.Marshal(map[string]any{"Command": "BeginCtrl", "ConnPort": 1083, "CtrlProtoVersion": 2}, plist.BinaryFormat)
	if err != nil {
		return fmt.Errorf("answer for calibration data: %w", err)
	}
	if _, err := conn.Write(append(binary.LittleEndian.AppendUint32(nil, uint32(len(body))), body...)); err != nil {
		return fmt.Errorf("answer for calibration data: %w", err)
	}
	_, err = io.Copy(io.Discard, conn) // it says nothing more by itself
	return err
}
