package main

import (
	"crypto/rand"
	"fmt"
	"os"
	"sync"
	"time"

	"relink/internal/desktop/here"
	"relink/internal/device"
	"relink/internal/kernlog"
	"relink/internal/mask"
	"relink/usbwatch"
)

// syncEvery is how often a recording is pressed onto the disk itself, so that
// a computer that dies keeps all but the last second. A crash of relinkctl
// loses nothing, for every line is written at once.
const syncEvery = time.Second

// recording is the file of --record. A nil recording records nothing.
type recording struct {
	file  *os.File
	trace *usbwatch.Recorder
	kern  *kernlog.Log // nil where the kernel's messages cannot be read
	done  chan struct{}

	mu     sync.Mutex
	synced time.Time
	failed error
}

// openRecording begins a trace in the file of that name, or returns nil for no
// name. Without identifiers it is pseudonymous, and nobody keeps the seed. The
// kernel's messages about USB go in too, where they may be read.
func openRecording(name string, identifiers bool) (*recording, error) {
	if name == "" {
		return nil, nil
	}
	file, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, fmt.Errorf("record the bus: %w", err)
	}
	var hide *mask.Masker
	if !identifiers {
		seed := make([]byte, 32)
		rand.Read(seed) // never fails (crypto/rand)
		hide = mask.NewMasker(seed, here.PrivateNames()...)
	}
	now := time.Now()
	r := &recording{file: file, trace: usbwatch.NewRecorder(file, now, hide), synced: now, done: make(chan struct{})}
	if r.kern, err = kernlog.Open(); err != nil {
		r.kern = nil // most computers keep them from their users; the trace is whole without
		close(r.done)
		return r, nil
	}
	go func() {
		defer close(r.done)
		for m := range r.kern.Messages() {
			r.write(func() error { return r.trace.Kernel(m.At, m.Text) })
		}
	}()
	return r, nil
}

// snapshot records s.
func (r *recording) snapshot(s device.Snapshot) {
	if r != nil {
		r.write(func() error { return r.trace.Snapshot(s) })
	}
}

// write writes one line. A failure, such as a full disk, is said once and
// ends the recording, not the watching.
func (r *recording) write(line func() error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.failed != nil {
		return
	}
	if r.failed = line(); r.failed != nil {
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

// close ends the recording. A trace that could not be written is a failure of
// the work that was asked for, and was said already.
func (r *recording) close() error {
	if r == nil {
		return nil
	}
	if r.kern != nil {
		_ = r.kern.Close() // it only reads
	}
	<-r.done
	_ = r.file.Sync() // see write
	err := r.file.Close()
	switch {
	case r.failed != nil:
		return exitError{code: exitFailed}
	case err != nil:
		return failed(fmt.Errorf("record the bus: %w", err))
	}
	return nil
}
