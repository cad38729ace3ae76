//go:build unix

package report

import "testing"

func TestPathsAreSaidAsPeopleWriteThem(t *testing.T) {
	for _, tt := range []struct{ path, home, want string }{
		{"/home/ana/Documents", "/home/ana", "~/Documents"},
		{"/home/ana/Documents", "/home/ana/", "~/Documents"},
		{"/home/anabel/Documents", "/home/ana", "/home/anabel/Documents"},
		{"/home/ana", "/home/ana", "/home/ana"},
		{"/media/stick", "/home/ana", "/media/stick"},
		{"/media/stick", "", "/media/stick"},
		{"Documents", ".", "Documents"},
	} {
		if got := underHome(tt.path, tt.home); got != tt.want {
			t.Errorf("%q in %q: got %q, want %q", tt.path, tt.home, got, tt.want)
		}
	}
}
