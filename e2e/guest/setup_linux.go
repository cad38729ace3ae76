package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/sys/unix"

	"relink/e2e/boot"
)

// setUp makes a Linux of the bare kernel: file systems, modules, udev. With
// allRules udev works as hard as on a plain Debian; without, it does little
// more than pass events on, and the scenarios take less time.
func setUp(allRules bool) error {
	os.Setenv("PATH", "/bin")
	os.Setenv("HOME", "/root")
	os.Setenv("LANG", "C.UTF-8")
	for _, m := range []struct{ kind, on string }{
		{"proc", "/proc"}, {"sysfs", "/sys"}, {"devtmpfs", "/dev"}, {"tmpfs", "/run"}, {"tmpfs", "/tmp"},
	} {
		if err := unix.Mount(m.kind, m.on, m.kind, 0, ""); err != nil && err != unix.EBUSY {
			return fmt.Errorf("mount %s: %w", m.on, err)
		}
	}
	list, err := os.ReadFile(boot.Modules + "/modules")
	if err != nil {
		return fmt.Errorf("read which modules to load: %w", err)
	}
	for _, name := range strings.Fields(string(list)) {
		if err := loadModule(boot.Modules + "/" + name + ".ko"); err != nil {
			return err
		}
	}
	if err := findControllers(); err != nil {
		return err
	}
	if !allRules {
		if err := keepRules("50-udev-default.rules", ownRule); err != nil {
			return err
		}
	}
	if udev, err = startUdev(); err != nil {
		return err
	}
	trigger := exec.Command("udevadm", "trigger", "--action=add")
	if text, err := trigger.CombinedOutput(); err != nil {
		return fmt.Errorf("udevadm trigger: %w: %s", err, text)
	}
	settle := exec.Command("udevadm", "settle", "--timeout=20")
	if text, err := settle.CombinedOutput(); err != nil {
		return fmt.Errorf("udevadm settle: %w: %s", err, text)
	}
	return nil
}

// keepRules takes all rules away but these.
func keepRules(names ...string) error {
	rules, err := filepath.Glob("/usr/lib/udev/rules.d/*")
	if err != nil {
		return err
	}
	for _, r := range rules {
		if slices.Contains(names, filepath.Base(r)) {
			continue
		}
		if err := os.Remove(r); err != nil {
			return fmt.Errorf("take a rule away: %w", err)
		}
	}
	return nil
}

func loadModule(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("load a module: %w", err)
	}
	defer f.Close()
	if err := unix.FinitModule(int(f.Fd()), "", 0); err != nil && err != unix.EEXIST {
		return fmt.Errorf("load %s: %w", name, err)
	}
	return nil
}

// udev is the running udevd.
var udev *exec.Cmd

// startUdev starts udevd and waits until it listens.
func startUdev() (*exec.Cmd, error) {
	// What a killed one left would look like a listening one.
	if err := os.RemoveAll("/run/udev/control"); err != nil {
		return nil, fmt.Errorf("clear udevd's socket: %w", err)
	}
	cmd := exec.Command("/lib/systemd/systemd-udevd")
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start udevd: %w", err)
	}
	if !until(time.Minute, func() bool { _, err := os.Stat("/run/udev/control"); return err == nil }) {
		return nil, fmt.Errorf("udevd did not begin to listen")
	}
	return cmd, nil
}

// controller is one virtual host controller; a phone on each enumerates
// without waiting for the others.
type controller struct {
	firstPort int    // as vhci counts them
	bus       string // the bus number of its high-speed half
}

var controllers []controller

// findControllers learns which bus belongs to which controller.
func findControllers() error {
	const portsEach = 30 // two halves of CONFIG_USBIP_VHCI_HC_PORTS=15
	roots, err := filepath.Glob("/sys/devices/platform/vhci_hcd.*")
	if err != nil || len(roots) == 0 {
		return fmt.Errorf("the kernel has no vhci_hcd: %v", err)
	}
	for n := range roots {
		buses, _ := filepath.Glob(fmt.Sprintf("/sys/devices/platform/vhci_hcd.%d/usb*", n))
		for _, b := range buses {
			if speed, _ := os.ReadFile(b + "/speed"); strings.TrimSpace(string(speed)) == "480" {
				controllers = append(controllers, controller{n * portsEach, strings.TrimPrefix(filepath.Base(b), "usb")})
			}
		}
	}
	if len(controllers) < 8 {
		return fmt.Errorf("vhci_hcd has %d controllers, not 8", len(controllers))
	}
	return nil
}

// powerOff ends QEMU through its debug port: writing 0 there means all was
// said. It does not return.
func powerOff() {
	if f, err := os.OpenFile("/dev/port", os.O_WRONLY, 0); err == nil {
		if _, err := f.WriteAt([]byte{0}, 0xf4); err == nil {
			time.Sleep(time.Minute)
		}
	}
	if err := unix.Reboot(unix.LINUX_REBOOT_CMD_RESTART); err != nil {
		say(boot.Message{Kind: "note", Text: err.Error()})
	}
	time.Sleep(time.Minute)
}
