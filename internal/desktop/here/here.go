// Package here knows where a program of Relink runs: its build, the person's
// languages, and the names of this computer and its user that must not leave
// it. It knows nothing of phones.
package here

import (
	"os"
	"os/user"
	"strings"
)

// Version is that of FyneApp.toml. What Go makes up for a build that has no tag
// says nothing to anybody.
func Version() string { return "0.2.0" }

// PrivateNames are the host's and the user's: they leave in no report.
func PrivateNames() []string {
	var names []string
	if host, err := os.Hostname(); err == nil {
		names = append(names, host)
	}
	// Root is nobody's name, and a word of USB.
	if u, err := user.Current(); err == nil && u.Uid != "0" {
		names = append(names, namesOf(*u)...)
	}
	return names
}

// namesOf are what a user goes by. Windows writes DOMAIN\login, which stands
// nowhere else.
func namesOf(u user.User) []string {
	login := u.Username[strings.LastIndexByte(u.Username, '\\')+1:]
	return []string{login, u.Name, u.HomeDir}
}
