package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"relink/e2e/boot"
	"relink/e2e/stories"
	"relink/internal/device"
	"relink/internal/restore"
	"relink/internal/virtualphone"
	"relink/internal/virtualphone/ipsw"
)

// restores lets Debian's idevicerestore take virtual phones from recovery or
// DFU through a whole restore, one after the other: two of them at a time take
// each other's phones for gone.
func restores(words map[string]string) error {
	if err := onlyItself(); err != nil {
		return err
	}
	signs, err := startSigner()
	if err != nil {
		return err
	}
	firmware := ipsw.For(stories.Phone.Model)
	const folder = "/tmp/firmware"
	if err := os.Mkdir(folder, 0o755); err != nil {
		return fmt.Errorf("make room for firmware: %w", err)
	}
	if err := firmware.WriteFolder(folder); err != nil {
		return err
	}
	only := strings.ReplaceAll(words["relink.only"], "_", " ")
	for i, w := range stories.FromUSB {
		if only != "" && only != w.Name {
			continue
		}
		s := &story{name: w.Name, start: time.Now()}
		r := &restoring{story: s, whole: w, signs: signs, firmware: folder, at: socketOn(i%(len(controllers)-1), 0)}
		crashed := false
		for tries := 1; r.play(); tries++ {
			if tries == crashes {
				crashed = true
				break
			}
			r.away += 500 * time.Millisecond
			r.at = socketOn((i+tries)%(len(controllers)-1), 0)
		}
		say(boot.Message{
			Kind: "result", Scenario: w.Name, OK: len(s.faults) == 0, Seconds: time.Since(s.start).Seconds(),
			Faults: s.faults, Log: s.log, Crashed: crashed,
		})
	}
	return nil
}

// onlyItself gives the machine a network that ends at itself, and no other
// name than the signing server's.
func onlyItself() error {
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_DGRAM, 0)
	if err != nil {
		return fmt.Errorf("reach the network: %w", err)
	}
	defer unix.Close(fd)
	lo, err := unix.NewIfreq("lo")
	if err != nil {
		return fmt.Errorf("name the loopback: %w", err)
	}
	lo.SetUint16(unix.IFF_UP | unix.IFF_RUNNING)
	if err := unix.IoctlIfreq(fd, unix.SIOCSIFFLAGS, lo); err != nil {
		return fmt.Errorf("bring the loopback up: %w", err)
	}
	all, err := net.Interfaces()
	if err != nil {
		return fmt.Errorf("list the interfaces: %w", err)
	}
	for _, i := range all {
		if i.Flags&net.FlagUp != 0 && i.Flags&net.FlagLoopback == 0 {
			return fmt.Errorf("the machine has a network, %s", i.Name)
		}
	}
	for name, text := range map[string]string{
		"/etc/hosts": "127.0.0.1 localhost " + signerName + "\n", "/etc/nsswitch.conf": "hosts: files\npasswd: files\ngroup: files\n",
	} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return fmt.Errorf("name this machine: %w", err)
		}
	}
	return nil
}

// restoring is one restore on its way.
type restoring struct {
	*story
	whole    stories.Whole
	signs    *signer
	firmware string
	at       *socket
	cable    *cable
	log      string        // where the program's words go
	away     time.Duration // how much longer the phone is away than at first
}

// crashes is how often in a row idevicerestore may crash before nothing can be
// said of the story. boot.Holder holds off most of it, not all: Debian's
// libirecovery 1.0.0 and libusb 1.0.26 sometimes end the program when a phone
// comes back.
const crashes = 6

// play plays the story and compares what everybody says with what is true. It
// tells whether the program crashed, and is to be asked again.
func (r *restoring) play() (crashed bool) {
	mux, err := startMux()
	if err != nil {
		r.errorf("%v", err)
		return false
	}
	defer mux.stop()
	watch, err := watchRestore(r.at.name)
	if err != nil {
		r.errorf("%v", err)
		return false
	}
	defer watch.end()
	r.signs.start(r.whole.Refused)
	one := stories.Spec()
	one.Course, one.Timing = r.whole.Course, virtualphone.Usual.Scaled(0.1)
	one.Timing.HandOver = 1500*time.Millisecond + r.away // idevicerestore may miss less
	one.Timing.ThroughLogo = 2500 * time.Millisecond     // less is a link that bounced
	r.cable = connect(r.at, virtualphone.New(one, r.whole.Start, time.Now()))
	if !until(patience, func() bool { return watch.sees(device.Mode(r.whole.Start)) }) {
		r.errorf("the phone does not show in %s", r.whole.Start)
	} else if err := r.run(); errors.Is(err, errCrashed) {
		crashed = true
	} else if err != nil {
		r.errorf("%v", err)
	} else {
		r.agrees(watch)
	}
	if err := r.cable.cut(); err != nil {
		r.errorf("the cable: %v", err)
	}
	if len(r.faults) > 0 {
		r.logf("usbmuxd said:\n%s", mux.log)
	}
	return crashed
}

// errCrashed is idevicerestore ended by a fault of its own.
var errCrashed = errors.New("idevicerestore crashed")

// run runs the program to its end.
func (r *restoring) run() error {
	dir, err := os.MkdirTemp("", "restore")
	if err != nil {
		return fmt.Errorf("make room for a restore: %w", err)
	}
	r.log = filepath.Join(dir, "log")
	out, err := os.Create(r.log)
	if err != nil {
		return fmt.Errorf("make room for a log: %w", err)
	}
	defer out.Close()
	args := []string{"-oL", "idevicerestore", "--plain-progress", "--no-input", "--ecid", fmt.Sprintf("0x%x", stories.Phone.ECID), "--cache-path", dir}
	if r.whole.Behaviour == restore.Erase {
		args = append(args, "--erase")
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "stdbuf", append(args, r.firmware)...)
	cmd.Stdout, cmd.Stderr, cmd.Dir = out, out, dir
	cmd.Env = append(os.Environ(), "LD_PRELOAD="+boot.Holder)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start idevicerestore: %w", err)
	}
	var helping sync.WaitGroup
	helping.Go(func() { r.help(ctx, cmd) })
	err = cmd.Wait()
	late := ctx.Err()
	cancel()
	helping.Wait()
	r.logf("idevicerestore ended: %v", cmd.ProcessState)
	var exit *exec.ExitError
	if late != nil || err != nil && !errors.As(err, &exit) {
		text, _ := os.ReadFile(r.log)
		return fmt.Errorf("idevicerestore did not end: %v\n%s", err, text)
	}
	if s := cmd.ProcessState.Sys().(syscall.WaitStatus); s.Signaled() && s.Signal() == syscall.SIGSEGV {
		text, _ := os.ReadFile(r.log)
		r.logf("it crashed; it had said:\n%s", text)
		return errCrashed
	}
	return nil
}

// help does what makes the program end sooner, and nothing that changes how:
// where it waits for something that does not come, the machine's clock is put
// forward by as long as it waits, and where it would wait for ever it is
// killed.
func (r *restoring) help(ctx context.Context, cmd *exec.Cmd) {
	done := func() bool {
		switch r.whole.Once {
		case stories.Sent:
			return r.sentAll()
		case stories.Gone:
			return r.sentAll() && !r.cable.Phone().Visible() && !r.at.known()
		}
		s := r.cable.RestoreOS()
		if r.whole.End == 0 || s == nil {
			return false
		}
		select {
		case <-s.Over():
			return true
		default:
			return false
		}
	}
	for !done() {
		if ctx.Err() != nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	time.Sleep(3 * time.Second) // the program gets to where it waits
	if r.whole.End != 0 {
		_ = cmd.Process.Signal(r.whole.End) // it may have ended after all, which the story sees
		return
	}
	now := time.Now().Add(r.whole.Wait + time.Second)
	to := unix.NsecToTimespec(now.UnixNano())
	if err := unix.ClockSettime(unix.CLOCK_REALTIME, &to); err != nil {
		r.errorf("put the clock forward: %v", err)
	}
}

// sentAll tells whether the last thing was sent that this phone runs, or is to
// run.
func (r *restoring) sentAll() bool {
	p := r.cable.Phone()
	if r.whole.Course.IBSS != virtualphone.FateRuns {
		return len(p.Sent("dfu")) > 0
	}
	return len(p.Sent("bootx")) > 0
}
