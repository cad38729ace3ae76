package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"relink/guide"
	"relink/internal/device"
	"relink/usbwatch"
)

// await shows look what is on the bus until it says that this was the end, and
// at the latest at until, when time itself is what look is shown. An error
// means that nobody knows the end: the person did not wait for it, or the bus
// could not be read.
func await(ctx context.Context, watcher *usbwatch.Watcher, last device.Snapshot, until time.Time, look func(time.Time, device.Snapshot) (end bool)) error {
	late := time.NewTimer(time.Until(until))
	defer late.Stop()
	for {
		select {
		case s, ok := <-watcher.Snapshots():
			if !ok {
				return notSeen(ctx, watcher)
			}
			if last = s; look(s.At, s) {
				return nil
			}
		case <-late.C:
			look(until, last)
			return nil
		}
	}
}

// notSeen is why a watch ended before what it was begun for.
func notSeen(ctx context.Context, watcher *usbwatch.Watcher) error {
	return fmt.Errorf("watch the bus: %w", cmp.Or(watcher.Err(), context.Cause(ctx), usbwatch.ErrEnded))
}

// sayEnd says how something ended: well, or as an error.
func sayEnd(cmd *cobra.Command, end guide.Words, well bool) error {
	text := catalogue().Text(end.ID, end.Args)
	if !well {
		return errors.New(text)
	}
	_, err := fmt.Fprintln(cmd.OutOrStdout(), text)
	return err
}
