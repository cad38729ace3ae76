//go:build unix

package main

import (
	"testing"
	"time"
)

func TestTheSecondStartRaisesTheFirst(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	first, ok, err := claim(dir)
	if err != nil || !ok {
		t.Fatalf("the first start: %v, %v", ok, err)
	}
	if _, ok, err := claim(dir); ok || err != nil {
		t.Fatalf("the second start: first %v, %v, want that it raises the other", ok, err)
	}
	select {
	case <-first.Raise():
	case <-time.After(5 * time.Second):
		t.Fatal("nobody was raised")
	}
	first.Close()
	third, ok, err := claim(dir)
	if err != nil || !ok {
		t.Fatalf("after the first ended: %v, %v, want to be first", ok, err)
	}
	third.Close()
}

// What a crash leaves behind stops nobody.
func TestALeftOverSocketIsReplaced(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_RUNTIME_DIR", dir)
	first, _, err := claim(dir)
	if err != nil {
		t.Fatal(err)
	}
	first.lock.Close() // as when the program is killed: the lock goes, the socket's file stays
	second, ok, err := claim(dir)
	if err != nil || !ok || second.socket == nil {
		t.Fatalf("got first %v, socket %v, %v", ok, second != nil && second.socket != nil, err)
	}
	second.Close()
	first.socket.Close()
}
