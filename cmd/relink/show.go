package main

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"runtime"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"github.com/sirupsen/logrus"

	"relink/assets"
	"relink/internal/atomicfile"
	"relink/internal/crash"
	"relink/internal/desktop/awake"
	"relink/internal/desktop/here"
	"relink/internal/desktop/motion"
	"relink/ui"
	"relink/usbwatch/system"
)

// appID names the app to the desktop; it is also in FyneApp.toml.
const appID = "app.relink.Relink"

// show opens the window and stays until it is closed.
func show(a asked, place places, inst *instance, last *crash.Last, log *logrus.Logger) error {
	shelf, kept, err := openShelf(place, time.Now())
	if err != nil {
		return err
	}
	if a.theme != "" {
		log.WithField("theme", a.theme).Info("theme chosen by flag")
	}
	f := app.NewWithID(appID)
	f.SetIcon(fyne.NewStaticResource("relink-256.png", assets.Icon))
	cat := ui.RememberedWords(f, here.Languages())
	worn := ui.RememberedTheme(f, a.theme).In(cat)
	worn.Still = motion.Reduced()
	f.Settings().SetTheme(worn)
	ear := newSound()
	defer ear.close()
	buses := &buses{sysfs: a.sysfs, words: cat}
	w := ui.NewWindow(f, ui.Hands{
		System: runtime.GOOS, Version: here.Version(), Languages: here.Languages(),
		Details: details,
		Open:    buses.open,
		Kept:    kept.kept, Resumed: kept.resumed, SetAside: kept.setAside,
		BrokeOff: brokeOff(last),
		Save:     shelf.save, Delete: shelf.delete,
		Folder: place.reports, State: place.state, Logs: place.logs,
		Write:   place.write,
		Export:  func(path string, data []byte) error { return atomicfile.Write(path, data, 0o600) },
		Private: here.PrivateNames(),
		Earlier: earlierRestore(place.state), ReadLog: readLog, NewestLog: newestLog,
		Backups:  listBackups,
		Programs: listPrograms,
		Software: func() string { return string(system.AppleSoftware()) },
		Raise:    inst.Raise(),
		Awake:    awake.Begin,
		Tone:     ear.play, Say: ear.voice.Say, Hush: ear.voice.Hush, Voice: ear.voice.Speaks,
		Log:  func(doing string, err error) { log.WithError(err).Error(doing) },
		Note: func(what, which string) { log.WithField("which", which).Info(what) },
	}, cat)
	play := ui.Play{Kind: ui.Real}
	switch {
	case a.practice:
		play.Kind = ui.Practice
	case a.replay != "":
		play = ui.Play{Kind: ui.Replayed, Path: a.replay}
	}
	quitOnHangup(f)
	w.Start(play)
	if !w.Opened() {
		return errors.New(cat.Text("app.noopengl", map[string]any{"Reason": cat.Text("app.nowindow", nil)}))
	}
	f.Run()
	w.Ended()
	return nil
}

// newID is a random name for a session: 128 bits, of which a report shows 32
// and keeps the rest secret.
func newID() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails, says its documentation
	return hex.EncodeToString(b[:])
}
