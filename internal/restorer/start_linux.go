package restorer

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"relink/internal/device"
)

// Start starts the program of a plan that was checked, for the phone that now
// shows on USB. The program has a session and a folder of its own, no input,
// and ends with nobody: neither when Relink ends nor when the terminal does.
// Where it is not started, the error is a Refusal.
func (p *Plan) Start(now device.Snapshot) (*Run, error) {
	if err := os.MkdirAll(p.Runs, 0o700); err != nil {
		return nil, fmt.Errorf("make the folder of runs: %w", err)
	}
	unlock, err := lock(filepath.Join(p.Runs, lockName))
	if err != nil {
		return nil, err
	}
	defer unlock()
	for _, r := range Earlier(p.Runs) {
		if r.live() {
			return nil, refuse(EarlierRun, "PID", r.Record().PID, "Log", r.Output())
		}
	}
	for _, check := range []func() error{p.Firmware.Unchanged, p.unchanged, func() error { return p.Still(now) }} {
		if err := check(); err != nil {
			return nil, err
		}
	}
	folder, err := newFolder(p.Runs, time.Now())
	if err != nil {
		return nil, err
	}
	r, err := p.startIn(folder)
	if err != nil {
		_ = os.RemoveAll(folder) // nothing ran in it
		return nil, err
	}
	return r, nil
}

func (p *Plan) startIn(folder string) (*Run, error) {
	out, err := os.OpenFile(filepath.Join(folder, outputName), os.O_WRONLY|os.O_APPEND|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, fmt.Errorf("start the restore: %w", err)
	}
	defer out.Close()
	record := Record{
		Schema: recordSchema, Boot: bootID(), Program: p.Program.Path, Version: p.Program.Version, Behaviour: p.Behaviour, ProductType: p.Model.ProductType,
		ECID: p.ECID, Port: p.Port, StartMode: string(p.StartMode), ThroughHub: p.Hub, IOS: p.Firmware.Version, At: time.Now(),
	}
	// Written before anything starts: on a full disk nothing does.
	if err := record.write(folder); err != nil {
		return nil, err
	}
	name, args := p.command(folder, exec.LookPath)
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = folder, environment(os.Environ(), folder)
	cmd.Stdout, cmd.Stderr = out, out // Stdin stays nil: /dev/null
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start the restore: %w", err)
	}
	proc := openProcess(cmd.Process.Pid)
	go func() { _ = cmd.Wait() }() // it is collected; its exit code counts for nothing
	record.PID = cmd.Process.Pid
	if stat, err := readStat("/proc", record.PID); err == nil {
		record.Started = stat.started
	}
	record.Device, record.Inode = settledExecutable(record.PID, p.Program.Path)
	r := newRun(folder, record, proc, false)
	// The record is a help for later; without it this Relink still knows the run,
	// and a later one finds it by its folder.
	_ = record.write(folder)
	return r, nil
}

// settledExecutable is the file that the process runs once the shell has given
// way to the program. A program that is a script stays what reads it.
func settledExecutable(pid int, path string) (dev, inode uint64) {
	wantDev, wantInode := fileNumbers(path)
	for range 50 {
		dev, inode = fileNumbers(exePath(pid))
		if dev == wantDev && inode == wantInode || inode == 0 {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	return dev, inode
}

func exePath(pid int) string { return filepath.Join("/proc", strconv.Itoa(pid), "exe") }

// fileNumbers tell a file from every other one on this computer, also from one
// put in its place; zero where it cannot be asked.
func fileNumbers(path string) (dev, inode uint64) {
	var st unix.Stat_t
	if unix.Stat(path, &st) != nil {
		return 0, 0
	}
	return st.Dev, st.Ino
}

// bootID names this start of the computer.
func bootID() string {
	id, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil {
		return ""
	}
	return string(id[:min(len(id), 36)])
}

// Earlier are the runs of which it is not yet known how they ended, those that
// still run among them: an earlier Relink started them.
func Earlier(runs string) []*Run {
	var all []*Run
	for _, folder := range folders(runs) {
		record, err := readRecord(folder)
		if err != nil || record.Outcome != "" && !lives(folder, &record) {
			continue
		}
		proc := ended()
		if lives(folder, &record) {
			proc = openProcess(record.PID)
			if !lives(folder, &record) { // it ended meanwhile, and its number may be another's
				proc = ended()
			}
		}
		all = append(all, newRun(folder, record, proc, true))
	}
	return all
}

// lives says whether the program of a record still runs. A record that was
// never finished has no number: then the program is found by its folder.
func lives(folder string, r *Record) bool {
	if r.Boot != bootID() {
		return false
	}
	if r.PID == 0 {
		return findByFolder(folder, r)
	}
	stat, err := readStat("/proc", r.PID)
	if err != nil || stat.dead() || stat.started != r.Started {
		return false
	}
	dev, inode := fileNumbers(exePath(r.PID))
	return inode == 0 || dev == r.Device && inode == r.Inode
}

func findByFolder(folder string, r *Record) bool {
	entries, err := os.ReadDir("/proc")
	if err != nil {
		return false
	}
	for _, e := range entries {
		pid, err := strconv.Atoi(e.Name())
		if err != nil {
			continue
		}
		if at, err := os.Readlink(filepath.Join("/proc", e.Name(), "cwd")); err != nil || at != folder {
			continue
		}
		stat, err := readStat("/proc", pid)
		if err != nil || stat.dead() {
			continue
		}
		r.PID, r.Started = pid, stat.started
		r.Device, r.Inode = settledExecutable(pid, r.Program)
		return true
	}
	return false
}

// lock lets one Relink start a restore at a time.
func lock(path string) (unlock func(), err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("lock the folder of runs: %w", err)
	}
	for {
		err = unix.Flock(int(f.Fd()), unix.LOCK_EX)
		if !errors.Is(err, unix.EINTR) {
			break
		}
	}
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("lock the folder of runs: %w", err)
	}
	return func() { f.Close() }, nil
}

// diskFull says that next to nothing more can be written there.
func diskFull(folder string) bool {
	free, err := freeSpace(folder)
	return err == nil && free < 1<<20
}

// freeSpace is what this user may still write below a folder.
func freeSpace(folder string) (uint64, error) {
	var st unix.Statfs_t
	if err := unix.Statfs(folder, &st); err != nil {
		return 0, fmt.Errorf("ask for the free space: %w", err)
	}
	return st.Bavail * uint64(st.Bsize), nil
}
