package cue

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// unnamed is the start of a speech program that does not name its voices.
const unnamed = "case $1 in --list*) exit 1;; esac\n"

// A made-up speech program writes down what it was asked to say.
func TestVoiceSaysItWithoutAShell(t *testing.T) {
	dir := t.TempDir()
	said := filepath.Join(dir, "said")
	script := "#!/bin/sh\n" + unnamed + "for a; do last=$a; done\nprintf %s \"$last\" > " + said + ".part && mv " + said + ".part " + said + "\n"
	if err := os.WriteFile(filepath.Join(dir, "spd-say"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
	var v Voice
	want := "Let go; $(rm -rf /) \"now\""
	v.Say("de", want)
	for range 200 {
		if got, err := os.ReadFile(said); err == nil {
			if string(got) != want {
				t.Errorf("got %q, want %q", got, want)
			}
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Error("nothing was said")
}

func TestNewerWordsCutOffOlderOnes(t *testing.T) {
	dir := t.TempDir()
	log := filepath.Join(dir, "log")
	script := "#!/bin/sh\n" + unnamed + "for a; do last=$a; done\n[ \"$last\" = long ] && { sleep 5; echo finished >> " + log + "; }\necho \"$last\" >> " + log + "\n"
	if err := os.WriteFile(filepath.Join(dir, "spd-say"), []byte(strings.ReplaceAll(script, "sleep 5", "exec sleep 5")), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
	var v Voice
	v.Say("en", "long")
	time.Sleep(50 * time.Millisecond)
	v.Say("en", "short")
	for range 200 {
		if got, err := os.ReadFile(log); err == nil {
			if string(got) != "short\n" {
				t.Errorf("the log says %q, want only the newer words", got)
			}
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Error("the newer words were never said")
}

// Words that are hushed are cancelled in the speech server too, and each cue
// cancels the one before it.
func TestHushReachesTheSpeechServer(t *testing.T) {
	dir := t.TempDir()
	log := filepath.Join(dir, "log")
	script := "#!/bin/sh\n" + unnamed + "echo \"$*\" >> " + log + "\ncase \"$*\" in *wait*) exec sleep 5;; esac\n"
	if err := os.WriteFile(filepath.Join(dir, "spd-say"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
	var v Voice
	v.Hush() // nothing is being said: nothing is run
	v.Say("pt-BR", "Solte")
	awaitLines(t, log, 1)
	v.Hush()
	got := awaitLines(t, log, 2)
	want := []string{"--cancel --priority important --wait --language pt-BR -- Solte", "--cancel"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A speech program may start its server, which then holds the program's output
// open for as long as it runs.
func TestAServerThatStaysKeepsNothingBack(t *testing.T) {
	dir := t.TempDir()
	log := filepath.Join(dir, "log")
	script := "#!/bin/sh\ncase $1 in --list*) sleep 10 & exit 1;; esac\necho said >> " + log + "\n"
	if err := os.WriteFile(filepath.Join(dir, "spd-say"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
	var v Voice
	v.Say("de", "Loslassen")
	awaitLines(t, log, 1)
}

// awaitLines waits until a file has so many lines.
func awaitLines(t *testing.T, path string, n int) []string {
	t.Helper()
	for range 300 {
		data, _ := os.ReadFile(path)
		if lines := strings.Split(strings.TrimSpace(string(data)), "\n"); len(data) > 0 && len(lines) >= n {
			return lines
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("fewer than %d lines were written", n)
	return nil
}
