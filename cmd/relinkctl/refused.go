package main

import (
	"errors"
	"fmt"

	"relink/internal/usbmux"
	"relink/usbwatch/libusb"
)

// refusals are the ways in which a phone cannot be asked, with the end of the
// word that says what to do.
var refusals = []struct {
	err  error
	word string
}{
	{libusb.ErrPermission, "permission"},
	{libusb.ErrDriver, "driver"},
	{libusb.ErrGone, "gone"},
	{libusb.ErrNotBuiltIn, "not-built-in"},
	{usbmux.ErrNotRunning, "usbmuxd"},
	{usbmux.ErrNotListed, "unlisted"},
	{usbmux.ErrNeedsTrust, "trust"},
	{usbmux.ErrLocked, "locked"},
}

// reasonOf is the word for an error; empty when there is none.
func reasonOf(err error) string {
	for _, r := range refusals {
		if errors.Is(err, r.err) {
			return r.word
		}
	}
	return ""
}

// refused is why the phone could not be asked, with what to do. area begins
// the word, such as "leave.error.".
func refused(err error, area string) error {
	word := reasonOf(err)
	if word == "" {
		return err
	}
	return fmt.Errorf("%s (%w)", catalogue().Text(area+word, nil), err)
}
