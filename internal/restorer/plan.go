package restorer

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"relink/internal/device"
	"relink/internal/restore"
)

// Plan is a restore that was checked and may be started.
type Plan struct {
	Program   Program
	Firmware  *Firmware
	Model     device.Model
	Behaviour restore.Behaviour
	ECID      uint64
	Port      string
	StartMode device.Mode
	Hub       bool
	// Runs is the folder in which runs keep theirs.
	Runs string

	program os.FileInfo
}

// Still says that the bus shows the phone that was checked: the same one, at
// the same port, ready. The error is a Refusal.
func (p *Plan) Still(s device.Snapshot) error {
	for _, d := range s.Devices {
		seen := device.Classify(d)
		ecid, ok := seen.Identity.PhoneECID()
		if d.Port == p.Port && ok && ecid == p.ECID && (seen.Mode == device.ModeRecovery || seen.Mode == device.ModeDFU) {
			return nil
		}
	}
	return refuse(PhoneChanged, "Port", p.Port)
}

// unchanged says that the program's file is the one that was asked for its
// version. The error is a Refusal.
func (p *Plan) unchanged() error {
	now, err := os.Stat(p.Program.Path)
	if err != nil || !os.SameFile(now, p.program) || now.Size() != p.program.Size() || !now.ModTime().Equal(p.program.ModTime()) {
		return refuse(ProgramChanged, "Path", p.Program.Path)
	}
	return nil
}

// args is what the program is told: which phone, and nothing that it could
// ask back. No other server, no firmware of its own choosing, no errors passed
// over.
func (p *Plan) args(folder string) []string {
	args := []string{"-i", fmt.Sprintf("0x%x", p.ECID), "-P", "-C", filepath.Join(folder, "cache")}
	variant := "Customer " + upgradeInstall
	if p.Behaviour == restore.Erase {
		// Only after the three yeses: with no input it asks nothing more.
		args, variant = append(args, "-e", "-y"), "Customer "+eraseInstall
	}
	if p.Program.Build.Changes >= changesVariant {
		args = append(args, "--variant", variant)
	}
	if p.Program.Build.Changes >= changesLogFile {
		args = append(args, "--logfile=-")
	}
	return append(args, p.Firmware.absolute())
}

// absolute is the path of the file from anywhere: the program works in a
// folder of its own.
func (fw *Firmware) absolute() string {
	if path, err := filepath.Abs(fw.Path); err == nil {
		return path
	}
	return fw.Path
}

// command starts the program through a shell that ignores a hang-up for it, and
// with its lines written as they come where this system has a way.
func (p *Plan) command(folder string, lookPath func(string) (string, error)) (string, []string) {
	words := []string{"-c", `trap "" HUP; exec "$@"`, "relink"}
	if stdbuf, err := lookPath("stdbuf"); err == nil {
		words = append(words, stdbuf, "-oL")
	}
	words = append(words, p.Program.Path)
	return "/bin/sh", append(words, p.args(folder)...)
}

// environment is that of the program: Relink's own, with a folder for what it
// puts aside, and in no language but its own.
func environment(own []string, folder string) []string {
	mine := []string{"TMPDIR=" + filepath.Join(folder, "tmp"), "LC_ALL=C"}
	return append(slices.Clone(own), mine...)
}

// usbNode is the file of a device on Linux; empty for a port that has none.
func usbNode(root string, d device.Device) string {
	var bus int
	for i, c := range d.Port {
		if c == '-' {
			n, err := strconv.Atoi(d.Port[:i])
			if err != nil {
				return ""
			}
			bus = n
			break
		}
	}
	if bus == 0 || d.Address == 0 {
		return ""
	}
	return filepath.Join(root, fmt.Sprintf("%03d", bus), fmt.Sprintf("%03d", d.Address))
}
