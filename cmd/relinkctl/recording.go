package main

import (
	"crypto/rand"
	"fmt"
	"os"
	"time"

	"relink/internal/device"
	"relink/usbwatch"
)

// syncEvery is how often a recording is pressed onto the disk itself, so that
// a computer that dies keeps all but the last second. A crash of relinkctl
// loses nothing, for every line is written at once.
const syncEvery = time.Second

// recording is the file of --record. A nil recording records nothing.
type recording struct {
	file   *os.File
	trace  *usbwatch.Recorder
	synced time.Time
	failed error
}

// openRecording begins a trace in the file of that name, or returns nil for no
// name. Without identifiers it is pseudonymous, and nobody keeps the seed.
func openRecording(name string, identifiers bool) (*recording, error) {
	if name == "" {
		return nil, nil
	}
	file, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, fmt.Errorf("record the bus: %w", err)
	}
	var mask *device.Masker
	if !identifiers {
		seed := make([]byte, 32)
		rand.Read(seed) // never fails (crypto/rand)
		mask = device.NewMasker(seed)
	}
	now := time.Now()
	return &recording{file: file, trace: usbwatch.NewRecorder(file, now, mask), synced: now}, nil
}

// snapshot records s. A failure, such as a full disk, is said once.
func (r *recording) snapshot(s device.Snapshot) {
	if r == nil || r.failed != nil {
		return
	}
	if r.failed = r.trace.Snapshot(s); r.failed != nil {
		fmt.Fprintf(os.Stderr, "relinkctl: %s (%v)\n",
			catalogue().Text("ctl.watch.record.failed", map[string]any{"File": r.file.Name()}), r.failed)
		return
	}
	if now := time.Now(); now.Sub(r.synced) >= syncEvery {
		r.synced = now
		// Beside the printing, which must not wait for a disk. Not every file
		// can; its lines were written all the same.
		go r.file.Sync()
	}
}

// end records s once more, to carry the trace's time to its end.
func (r *recording) end(s device.Snapshot) { r.snapshot(s) }

// close ends the recording. A trace that could not be written is a failure of
// the work that was asked for, and was said already.
func (r *recording) close() error {
	if r == nil {
		return nil
	}
	_ = r.file.Sync()
	err := r.file.Close()
	switch {
	case r.failed != nil:
		return exitError{code: exitFailed}
	case err != nil:
		return failed(fmt.Errorf("record the bus: %w", err))
	}
	return nil
}
