package main

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"relink/internal/device"
	"relink/usbwatch"
)

// steady is a bus on which nothing happens.
type steady struct{}

func (steady) Scan(context.Context) (device.Snapshot, error) {
	return device.Snapshot{At: time.Now()}, nil
}
func (steady) Changed() <-chan struct{} { return nil }
func (steady) Close() error             { return nil }

// Who waits for a phone learns how it ended, also when nothing is seen; who
// does not wait is never told that it ended well.
func TestAwait(t *testing.T) {
	left := errors.New("interrupted")
	for _, tt := range []struct {
		name  string
		leave time.Duration // when the person leaves; 0 is never
		took  time.Duration
		want  error
	}{
		{"nothing is seen", 0, time.Minute, nil},
		{"the person leaves", 10 * time.Second, 10 * time.Second, left},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancelCause(t.Context())
				defer cancel(nil)
				if tt.leave > 0 {
					time.AfterFunc(tt.leave, func() { cancel(left) })
				}
				watcher := usbwatch.Watch(ctx, steady{})
				began, last := time.Now(), <-watcher.Snapshots()
				until := began.Add(time.Minute)
				ended := false
				err := await(ctx, watcher, last, until, func(now time.Time, _ device.Snapshot) bool {
					ended = !now.Before(until)
					return ended
				})
				if took := time.Since(began); !errors.Is(err, tt.want) || took != tt.took || ended != (tt.want == nil) {
					t.Errorf("got %v after %v, at its end %v; want %v after %v", err, took, ended, tt.want, tt.took)
				}
			})
		})
	}
}
