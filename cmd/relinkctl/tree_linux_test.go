package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// sysTree is a directory tree that looks like /sys.
type sysTree struct {
	t    *testing.T
	root string
}

func newSysTree(t *testing.T) sysTree {
	tr := sysTree{t, t.TempDir()}
	tr.add("usb1", "1", "1d6b:0002", "")
	return tr
}

func (tr sysTree) path(parts ...string) string {
	return filepath.Join(append([]string{tr.root, "bus", "usb", "devices"}, parts...)...)
}

// add plugs a device in: it is made aside and moved into place, as the kernel
// links a device only once all of it is there.
func (tr sysTree) add(name, address, ids, serial string, more ...string) {
	tr.t.Helper()
	vendor, product, _ := strings.Cut(ids, ":")
	attributes := append([]string{
		"idVendor", vendor, "idProduct", product, "devnum", address, "speed", "480", "serial", serial,
	}, more...)
	aside := filepath.Join(tr.root, "aside-"+name)
	tr.must(os.MkdirAll(aside, 0o755))
	tr.must(os.MkdirAll(tr.path(), 0o755))
	for i := 0; i < len(attributes); i += 2 {
		tr.must(os.WriteFile(filepath.Join(aside, attributes[i]), []byte(attributes[i+1]+"\n"), 0o644))
	}
	tr.must(os.Rename(aside, tr.path(name)))
}

func (tr sysTree) remove(name string) { tr.must(os.RemoveAll(tr.path(name))) }

func (tr sysTree) must(err error) {
	tr.t.Helper()
	if err != nil {
		tr.t.Fatal(err)
	}
}

// program is relinkctl as TestMain put it into PATH.
func program(t *testing.T) string {
	t.Helper()
	name, err := exec.LookPath("relinkctl")
	if err != nil {
		t.Fatal(err)
	}
	return name
}

// ran is how a program ended and what it said.
type ran struct {
	code           int
	stdout, stderr string
}

// relinkctl runs the program to its end.
func relinkctl(t *testing.T, args ...string) ran {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, program(t), args...)
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		t.Fatal(err)
	}
	return ran{cmd.ProcessState.ExitCode(), stdout.String(), stderr.String()}
}
