package boot

import (
	"errors"
	"strings"
	"testing"
)

// TestBuildSaysWhatIsMissing: without a kernel there is an error that names
// the way to get one, never a skipped test.
func TestBuildSaysWhatIsMissing(t *testing.T) {
	_, err := Build(t.TempDir())
	if !errors.Is(err, ErrMissing) || !strings.Contains(err.Error(), "vmlinux") || !strings.Contains(err.Error(), "make test installs it") {
		t.Errorf("got %v, want a sentence that names the kernel and make test", err)
	}
}

func TestAProgramBringsItsLibraries(t *testing.T) {
	tr := tree{}
	if err := addProgram(tr, "/bin/ls"); err != nil {
		t.Fatal(err)
	}
	libc := false
	for name := range tr {
		libc = libc || strings.Contains(name, "libc.so")
	}
	if _, ok := tr["/bin/ls"]; !ok || !libc {
		t.Errorf("got %d files, want ls and the C library among them", len(tr))
	}
}

func TestRunSaysThatQEMUIsMissing(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	err := Run(t.Context(), Image{}, "", func(Message) {})
	if !errors.Is(err, ErrMissing) || !strings.Contains(err.Error(), "qemu-system-x86_64") {
		t.Errorf("got %v, want a sentence that names QEMU", err)
	}
}
