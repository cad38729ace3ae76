package restorer

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"golang.org/x/sys/unix"

	"relink/internal/device"
)

// Around is what this computer answers; runs is the folder in which runs keep
// theirs.
func Around(c Computer, runs string) Surroundings {
	return Surroundings{
		Programs: c.Programs, Processes: c.Processes,
		MuxClients: func() int { return muxClients("/proc/net/unix") },
		HasMux:     hasMux,
		MayWrite: func(d device.Device) (string, bool) {
			node := usbNode("/dev/bus/usb", d)
			return node, node != "" && unix.Access(node, unix.W_OK) == nil
		},
		Free:      freeAbove,
		OnBattery: func() bool { return onBattery("/sys/class/power_supply") },
		Runs:      runs, Earlier: Earlier,
	}
}

// hasMux says whether a usbmuxd runs or will: Debian's is started by udev when
// the phone appears in restore mode.
func hasMux() bool {
	if os.Getenv("USBMUXD_SOCKET_ADDRESS") != "" || exists("/var/run/usbmuxd") {
		return true
	}
	if _, err := exec.LookPath("usbmuxd"); err == nil {
		return true
	}
	return executable("/usr/sbin/usbmuxd") || executable("/usr/local/sbin/usbmuxd")
}

// freeAbove is the free space of a folder that may not be there yet.
func freeAbove(folder string) (uint64, error) {
	for {
		free, err := freeSpace(folder)
		parent := filepath.Dir(folder)
		if err == nil || parent == folder || exists(folder) {
			return free, err
		}
		folder = parent
	}
}

// onBattery says that the computer has a mains supply and it gives nothing.
// Source: Linux, Documentation/ABI/testing/sysfs-class-power.
func onBattery(root string) bool {
	supplies, err := fs.Glob(os.DirFS(root), "*/type")
	if err != nil {
		return false
	}
	mains, online := false, false
	for _, name := range supplies {
		kind, err := os.ReadFile(filepath.Join(root, name))
		if err != nil || strings.TrimSpace(string(kind)) != "Mains" {
			continue
		}
		mains = true
		on, err := os.ReadFile(filepath.Join(root, filepath.Dir(name), "online"))
		online = online || err == nil && strings.TrimSpace(string(on)) == "1"
	}
	return mains && !online
}
