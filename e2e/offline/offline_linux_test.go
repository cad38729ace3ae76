package offline

import (
	"context"
	"net"
	"os/exec"
	"strings"
	"testing"
)

// What may not reach the network does not reach this machine's own either, and
// does reach it when it is run plainly.
func TestNothingConnects(t *testing.T) {
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	script := "exec 3<>/dev/tcp/127.0.0.1/" + port + " && echo connected"
	plain, err := exec.Command("bash", "-c", script).CombinedOutput()
	if err != nil || !strings.Contains(string(plain), "connected") {
		t.Fatalf("plainly: got %q, %v; want a connection", plain, err)
	}
	cmd, err := Command(context.Background(), "bash", "-c", script)
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.CombinedOutput()
	if err == nil || !strings.Contains(string(out), "Address family not supported") {
		t.Errorf("offline: got %q, %v; want no such family", out, err)
	}
}

func TestEverythingElseGoesOn(t *testing.T) {
	cmd, err := Command(context.Background(), "sh", "-c", `echo "$1"; exit 3`, "sh", "said")
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.Output()
	if string(out) != "said\n" || cmd.ProcessState.ExitCode() != 3 {
		t.Errorf("got %q and %v, want what it said and its code 3", out, err)
	}
	if _, err := Command(context.Background(), "no-such-program-anywhere"); err == nil {
		t.Error("a program that is not there can be run")
	}
}
