package usbmux

import (
	"errors"
	"fmt"
	"net"
	"os"
	"strings"
)

// Setting names the environment variable by which libusbmuxd and its programs
// are told of another socket.
const Setting = "USBMUXD_SOCKET_ADDRESS"

// ErrElsewhere means that the setting names another computer, or nothing that
// can be dialled: Relink asks this computer only.
var ErrElsewhere = errors.New("only this computer's usbmuxd is asked")

// Here is a client for the usbmuxd that the environment names, else the
// system's own; for its error see At.
func Here() (Client, error) { return At(os.Getenv(Setting)) }

// At is a client for the value of Setting: empty for the system's own, else
// "UNIX:" and a path, or a loopback address and a port. ErrElsewhere for
// anything else.
func At(setting string) (Client, error) {
	if setting == "" {
		return Client{}, nil
	}
	if path, ok := strings.CutPrefix(setting, "UNIX:"); ok && path != "" {
		return Client{"unix", path}, nil
	}
	host, port, err := net.SplitHostPort(setting)
	if host == "localhost" {
		host = "127.0.0.1"
	}
	if ip := net.ParseIP(host); err != nil || ip == nil || !ip.IsLoopback() || port == "" {
		return Client{}, fmt.Errorf("%w: %s is %.60q", ErrElsewhere, Setting, setting)
	}
	return Client{"tcp", net.JoinHostPort(host, port)}, nil
}
