package readlog

import (
	"errors"
	"io/fs"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"relink/internal/restorelog"
	"relink/internal/story"
	"relink/internal/story/storytest"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/uitest"
)

func TestThePageOfALog(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	cat := words.English()
	found := restorelog.Found{Path: "/logs/restore_\x1b[31m1.log", Modified: storytest.Evening}
	for _, tt := range []struct {
		name  string
		state State
		want  []string
	}{
		{"asks for one", State{Stage: Wanted}, []string{"Drop that file", "Choose a file"}},
		{"offers the newest", State{Stage: Wanted, Newest: &found}, []string{"restore_[31m1.log", "Read this one", "2026-05-01 20:00"}},
		{"reads", State{Stage: Reading, Path: "/a/b.log"}, []string{"b.log is being read"}},
		{"a folder", State{Stage: Trouble, Trouble: trouble(cat, "/a/b", restorelog.ErrDirectory)}, []string{"b is a folder"}},
		{"not allowed", State{Stage: Trouble, Trouble: trouble(cat, "/a/b", fs.ErrPermission)}, []string{"may not be read"}},
		{"broken", State{Stage: Trouble, Trouble: trouble(cat, "/a/b", errors.New("no\x1b luck"))}, []string{"cannot be read: no luck"}},
		{
			"what it says",
			State{Stage: Read, Path: "/a/b.log", Log: storytest.FailedLog(), Fate: story.LogJoined},
			[]string{"The restore failed.", "What 4013 means", "Finder, iTunes or Apple Devices", "updating the modem", "19, update_baseband", "iPhone 12", "812", "failed to update baseband", "kept with the newest try", "It is of another try"},
		},
		{"answers the page", State{Stage: Read, Log: storytest.FailedLog(), Asks: true}, []string{"Yes, it ended with 4013"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.state.Cat = cat
			got := uitest.Sentences(NewView(tt.state, Taps{}).View)
			for _, w := range tt.want {
				if !strings.Contains(got, w) {
					t.Errorf("no %q in\n%s", w, got)
				}
			}
			if strings.ContainsAny(got, "<\x1b") {
				t.Errorf("words missing, or an escape, in\n%s", got)
			}
		})
	}
}
