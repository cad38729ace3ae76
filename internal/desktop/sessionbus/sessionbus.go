// Package sessionbus knows where the message bus of the person's desktop
// listens, over which a program asks the desktop for something. It opens
// nothing and knows nothing of what is asked.
package sessionbus

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/godbus/dbus/v5"
)

// ErrNone means that there is no session bus: no desktop session, or one that
// could be reached over a network only.
var ErrNone = errors.New("no session bus")

// Address is where the session bus listens, from the usual variables and the
// user's number. Only sockets of this computer count: Relink opens no network
// connection. No bus is ever started.
func Address(getenv func(string) string, uid int) (string, error) {
	var local []string
	for _, one := range strings.Split(getenv("DBUS_SESSION_BUS_ADDRESS"), ";") {
		if strings.HasPrefix(one, "unix:") {
			local = append(local, one)
		}
	}
	if len(local) > 0 {
		return strings.Join(local, ";"), nil
	}
	dir := getenv("XDG_RUNTIME_DIR")
	if dir == "" {
		dir = fmt.Sprintf("/run/user/%d", uid)
	}
	socket := filepath.Join(dir, "bus")
	if _, err := os.Stat(socket); err != nil {
		return "", fmt.Errorf("%w: %w", ErrNone, err)
	}
	return "unix:path=" + dbus.EscapeBusAddressValue(socket), nil
}
