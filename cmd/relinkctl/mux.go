package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"relink/internal/device"
	"relink/internal/usbmux"
)

// muxTime bounds all that usbmuxd is asked in one look.
const muxTime = 10 * time.Second

// askMux is what usbmuxd tells of the phones on USB. Without one, the bus
// alone has to do, and standard error says why.
func askMux(ctx context.Context) []device.Told {
	ctx, cancel := context.WithTimeout(ctx, muxTime)
	defer cancel()
	var told []device.Told
	mux, err := usbmux.Here()
	if err == nil {
		told, err = mux.Told(ctx)
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "relinkctl: %s\n", catalogue().Text("usbmux.not-asked", map[string]any{"Reason": device.Clean(err.Error())}))
	}
	return told
}
