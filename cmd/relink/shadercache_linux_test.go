package main

import (
	"errors"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// The cache is off where there is no room for it, and nowhere else.
func TestTheShaderCacheIsOffWithoutRoom(t *testing.T) {
	for _, tt := range []struct {
		name   string
		env    map[string]string
		free   uint64
		err    error
		folder string
		want   string
	}{
		{"room", map[string]string{"HOME": "/home/x"}, 1 << 30, nil, "/home/x/.cache", ""},
		{"a full disk", map[string]string{"XDG_CACHE_HOME": "/c"}, 0, nil, "/c", "true"},
		{"8 MiB", map[string]string{"HOME": "/home/x"}, 8 << 20, nil, "/home/x/.cache", "true"},
		{"a share that is used up", map[string]string{"MESA_SHADER_CACHE_DIR": "/m", "XDG_CACHE_HOME": "/c"}, 1 << 30, syscall.EDQUOT, "/m", "true"},
		{"nothing is known", map[string]string{"HOME": "/home/x"}, 0, errors.New("no"), "/home/x/.cache", "true"},
		{"chosen by hand", map[string]string{noShaderCache: "false"}, 0, nil, "", "false"},
	} {
		asked := ""
		err := withoutRoom(func(k string) string { return tt.env[k] }, func(k, v string) error { tt.env[k] = v; return nil },
			func(dir string) (uint64, error) { asked = dir; return tt.free, tt.err })
		if err != nil || tt.env[noShaderCache] != tt.want || asked != tt.folder {
			t.Errorf("%s: got %q, asked about %q, %v; want %q about %q", tt.name, tt.env[noShaderCache], asked, err, tt.want, tt.folder)
		}
	}
}

// On a real small file system the count is the file system's own. The child
// mounts one in a world of its own, which needs no root where users may make
// such worlds.
func TestRoomIsThatOfTheDisk(t *testing.T) {
	if dir := os.Getenv("RELINK_TEST_SMALL_DISK"); dir != "" {
		if err := syscall.Mount("none", dir, "tmpfs", 0, "size=8M"); err != nil {
			os.Stdout.WriteString("no mount: " + err.Error())
			return
		}
		free, err := roomIn(dir + "/not/there/yet")
		if err != nil || free > 8<<20 || free < 4<<20 {
			t.Errorf("empty: got %d, %v, want about 8 MiB", free, err)
		}
		_ = os.WriteFile(dir+"/fill", make([]byte, 9<<20), 0o600) // until it is full
		if free, err = roomIn(dir); err != nil || free > 4096 {
			t.Errorf("full: got %d, %v, want none", free, err)
		}
		os.Stdout.WriteString("counted")
		return
	}
	if free, err := roomIn(t.TempDir() + "/not/there/yet"); err != nil || free == 0 {
		t.Errorf("here: got %d, %v", free, err)
	}
	cmd := exec.Command(os.Args[0], "-test.run=^TestRoomIsThatOfTheDisk$")
	cmd.Env = append(os.Environ(), "RELINK_TEST_SMALL_DISK="+t.TempDir())
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}, GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
	}
	out, err := cmd.CombinedOutput()
	switch {
	case cmd.ProcessState == nil:
		t.Logf("this system lets nobody make a world of their own: %v", err) // the table above holds without
	case err != nil:
		t.Errorf("%v\n%s", err, out)
	case strings.Contains(string(out), "no mount"):
		t.Logf("%s", out)
	}
}
