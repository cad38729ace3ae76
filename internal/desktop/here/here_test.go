package here

import (
	"os"
	"os/user"
	"slices"
	"strings"
	"testing"
)

func TestPrivateNamesHoldTheHostAndNeverRoot(t *testing.T) {
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	names := PrivateNames()
	if !slices.Contains(names, host) {
		t.Errorf("got %q, want the host %q among them", names, host)
	}
	if slices.Contains(names, "root") {
		t.Errorf("got %q: root is nobody's name", names)
	}
}

// Windows puts the computer or the domain before the login.
func TestNamesOfAUser(t *testing.T) {
	for _, tt := range []struct {
		user user.User
		want []string
	}{
		{user.User{Username: "anna", Name: "Anna Muster", HomeDir: "/home/anna"}, []string{"anna", "Anna Muster", "/home/anna"}},
		{user.User{Username: `DESKTOP-7\anna`, Name: "Anna Muster", HomeDir: `C:\Users\anna`}, []string{"anna", "Anna Muster", `C:\Users\anna`}},
	} {
		if got := namesOf(tt.user); !slices.Equal(got, tt.want) {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

// One version stands in the program and in what the packages are named by.
func TestVersionIsThatOfThePackages(t *testing.T) {
	text, err := os.ReadFile("../../../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	if want := `Version = "` + Version() + `"`; !strings.Contains(string(text), want) {
		t.Errorf("FyneApp.toml has no %s:\n%s", want, text)
	}
}
