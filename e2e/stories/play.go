package stories

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"time"

	"relink/e2e/offline"
	"relink/internal/device"
	"relink/internal/restore"
	"relink/internal/virtualphone"
	"relink/internal/virtualphone/ipsw"
	"relink/internal/virtualphone/restoreos"
)

// Phone is the phone of all stories: an iPhone 11, the newest that the
// idevicerestore of Debian 12 knows well.
var Phone = func() restoreos.Phone {
	m, ok := device.ByProductType("iPhone12,1")
	if !ok {
		panic("the table has no iPhone 11")
	}
	return restoreos.Phone{Model: m, Serial: "F17VIRTUAL01", ECID: 0x0008_1D2C_3000_1100}
}()

// Spec is the same phone as it shows on USB.
func Spec() virtualphone.Spec {
	return virtualphone.Spec{Model: Phone.Model, ECID: Phone.ECID, Serial: Phone.Serial}
}

// Stage is where a story is played: a phone in restore mode behind a
// multiplexer of its own, and firmware for it.
type Stage struct {
	System *restoreos.System
	// Socket is where the multiplexer listens.
	Socket string
	// Firmware is a folder with what an IPSW holds.
	Firmware string

	dir      string
	listener net.Listener
	gone     chan struct{}
	leave    sync.Once
}

// SetUp sets the stage for a story in an empty folder. No server is asked for
// signatures: the firmware's list of builds has the name under which a program
// sends every part as it is.
func SetUp(story Story, dir string) (*Stage, error) {
	s := &Stage{
		Socket: filepath.Join(dir, "mux"), Firmware: filepath.Join(dir, "firmware"), dir: dir, gone: make(chan struct{}),
	}
	f := ipsw.For(Phone.Model)
	f.ManifestName = ipsw.OldManifest
	if err := os.Mkdir(s.Firmware, 0o755); err != nil {
		return nil, fmt.Errorf("set the stage: %w", err)
	}
	if err := f.WriteFolder(s.Firmware); err != nil {
		return nil, err
	}
	var err error
	if s.listener, err = net.Listen("unix", s.Socket); err != nil {
		return nil, fmt.Errorf("set the stage: %w", err)
	}
	s.System = restoreos.Boot(Phone, story.Script, s.left)
	udid := virtualphone.New(Spec(), virtualphone.Restore, time.Now()).SerialString()
	mux := virtualphone.Daemon{UDID: udid[:8] + "-" + udid[8:], Location: 1<<16 | 5, Dial: s.System.Dial, Gone: s.gone}
	go func() {
		// It ends when the stage is struck; before that a story fails by itself.
		_ = mux.Serve(s.listener)
	}()
	return s, nil
}

// left is the phone going off the bus.
func (s *Stage) left() { s.leave.Do(func() { close(s.gone) }) }

// Gone is closed when the phone has left the bus.
func (s *Stage) Gone() <-chan struct{} { return s.gone }

// Strike ends everything that the stage holds.
func (s *Stage) Strike() {
	s.System.Close()
	s.left()
	s.listener.Close()
}

// Command is Debian's idevicerestore on this stage, without a network. What it
// says comes line by line, as in a terminal.
func (s *Stage) Command(ctx context.Context, story Story) (*exec.Cmd, error) {
	// Apple's server, which would give the phone its ticket, is not asked. From
	// 1.0.1 on (Debian 13's) one is wanted all the same.
	ticket := filepath.Join(s.dir, "ticket")
	if err := os.WriteFile(ticket, []byte("a made-up ticket"), 0o600); err != nil {
		return nil, fmt.Errorf("write the ticket: %w", err)
	}
	args := []string{
		"-oL", "idevicerestore", "--restore-mode", "--plain-progress", "--no-input",
		"--ecid", fmt.Sprintf("0x%x", Phone.ECID), "--ticket", ticket,
	}
	if story.Behaviour == restore.Erase {
		args = append(args, "--erase")
	}
	cmd, err := offline.Command(ctx, "stdbuf", append(args, s.Firmware)...)
	if err != nil {
		return nil, err
	}
	cmd.Dir = s.dir
	cmd.Env = append(os.Environ(), "USBMUXD_SOCKET_ADDRESS=UNIX:"+s.Socket, "HOME="+s.dir, "TMPDIR="+s.dir)
	return cmd, nil
}
