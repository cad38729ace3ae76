package main

import (
	"crypto/rand"
	"os"
	"runtime/debug"
	"time"

	"github.com/sirupsen/logrus"

	"relink/internal/crash"
	"relink/internal/desktop/here"
	"relink/internal/mask"
	"relink/ui"
)

// beginRun marks that the program runs and tells how the last run broke off;
// nil when it ended by itself. Only the one window that holds the lock may call
// it: a second start is no crash.
func beginRun(p places, log *logrus.Logger) (crash.Run, *crash.Last) {
	run, last, err := crash.Begin(p.state, here.Version(), time.Now(), unnamed())
	if err != nil {
		log.WithError(err).Error("mark the run")
	}
	if last != nil {
		log.WithField("note", last.Path).Warn("the last run broke off")
	}
	return run, last
}

// unnamed is what a note of a crash must not hold.
func unnamed() crash.Hide {
	home, _ := os.UserHomeDir()
	return crash.Hide{Home: home, Mask: forgetful()}
}

// forgetful is a mask whose pseudonyms lead nobody back: its seed is random and
// kept nowhere. It hides the names of this computer and its user too.
func forgetful() *mask.Masker {
	var seed [32]byte
	_, _ = rand.Read(seed[:]) // never fails, says its documentation
	return mask.NewMasker(seed[:], here.PrivateNames()...)
}

// noteCrash keeps what broke. The log gets its kind alone; the note is masked
// when it is read.
func noteCrash(log *logrus.Logger, run crash.Run, broken any) {
	log.Errorf("broke: %T", broken)
	if err := run.Broke(broken, debug.Stack()); err != nil {
		log.WithError(err).Error("write the note of a crash")
	}
}

// brokeOff is the last run for the window; nil when it ended by itself.
func brokeOff(last *crash.Last) *ui.BrokeOff {
	if last == nil {
		return nil
	}
	return &ui.BrokeOff{Began: last.Began, Note: last.Note, Path: last.Path}
}
