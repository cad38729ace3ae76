package follow

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"

	"relink/internal/restorelog"
)

// maxFolders bounds the folders that are watched for a log.
const maxFolders = 2000

// Newest waits for the log in the known places that is written to next, and
// gives its path. Folders that do not exist or may not be read are passed over.
func Newest(ctx context.Context, places []restorelog.Place) (string, error) {
	w := waiting{places: places, folders: map[string]restorelog.Place{}}
	bell, err := fsnotify.NewWatcher()
	if err == nil {
		defer bell.Close()
		w.bell = bell
		for _, p := range places {
			w.watch(p, p.Dir)
		}
	}
	w.known, _ = restorelog.Newest(places)
	every := newestEvery
	if w.bell == nil || len(w.folders) == 0 {
		every = time.Second
	}
	clock := time.NewTicker(every)
	defer clock.Stop()
	for {
		path, err := w.next(ctx, clock.C)
		if path != "" || err != nil {
			return path, err
		}
	}
}

// waiting is the wait for a log.
type waiting struct {
	places  []restorelog.Place
	bell    *fsnotify.Watcher
	folders map[string]restorelog.Place // that are watched, by path
	known   restorelog.Found
}

// watch watches a folder of a place and those below it.
func (w *waiting) watch(p restorelog.Place, dir string) {
	// An error concerns one folder; the others are still watched.
	_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || len(w.folders) >= maxFolders:
			return nil
		case !d.IsDir():
			return nil
		case p.Depth(path) > p.Deep:
			return filepath.SkipDir
		}
		if w.bell.Add(path) == nil {
			w.folders[path] = p
		}
		return nil
	})
}

// next is one event: a path when a log was written to.
func (w *waiting) next(ctx context.Context, clock <-chan time.Time) (string, error) {
	var events chan fsnotify.Event
	var errs chan error
	if w.bell != nil {
		events, errs = w.bell.Events, w.bell.Errors
	}
	select {
	case <-ctx.Done():
		return "", fmt.Errorf("wait for a log: %w", context.Cause(ctx))
	case e := <-events:
		return w.hear(e), nil
	case <-errs: // it lost some
	case <-clock:
	}
	found, ok := restorelog.Newest(w.places)
	if ok && (found.Path != w.known.Path || !found.Modified.Equal(w.known.Modified)) {
		return found.Path, nil
	}
	return "", nil
}

// hear is the log that an event is about, if it is about one.
func (w *waiting) hear(e fsnotify.Event) string {
	p, ok := w.folders[filepath.Dir(e.Name)]
	if !ok || !e.Has(fsnotify.Create) && !e.Has(fsnotify.Write) {
		return ""
	}
	if p.Matches(filepath.Base(e.Name)) && isFile(e.Name) {
		return e.Name
	}
	if e.Has(fsnotify.Create) && p.Deep > 0 {
		w.watch(p, e.Name)
	}
	return ""
}

func isFile(path string) bool {
	f, _, err := openLog(path)
	if err != nil {
		return false
	}
	f.Close()
	return true
}
