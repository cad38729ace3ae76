package cue

import (
	"context"
	"io"
	"os/exec"
	"strings"
	"sync"
)

// program is a way to speak: a program, its arguments for a language, and
// whether it reads the text from standard input.
type program struct {
	name  string
	args  func(language string) []string
	stdin bool
	// hush are the arguments that silence what the program's server still
	// says after the program was ended; nil where ending it is enough.
	hush []string
}

// Voice speaks by the system's own speech program. The zero Voice looks for one
// at the first word; without one it stays silent.
type Voice struct {
	// Language is a tag such as "de" or "pt-BR"; empty is the system's.
	Language string

	once   sync.Once
	found  *program
	mu     sync.Mutex
	silent context.CancelFunc
}

// Available says whether this system can speak.
func (v *Voice) Available() bool {
	v.once.Do(v.find)
	return v.found != nil
}

func (v *Voice) find() {
	for i, p := range programs {
		if _, err := exec.LookPath(p.name); err == nil {
			v.found = &programs[i]
			return
		}
	}
}

// Say speaks text and cuts off what was being said: a cue that comes late is
// worse than none. It does not wait.
func (v *Voice) Say(text string) {
	if !v.Available() || strings.TrimSpace(text) == "" {
		return
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.silent != nil {
		v.silent()
	}
	ctx, cancel := context.WithCancel(context.Background())
	v.silent = cancel
	go v.speak(ctx, v.found.args(v.Language), text)
}

// SayIn is Say in a language, from now on.
func (v *Voice) SayIn(language, text string) {
	v.mu.Lock()
	v.Language = language
	v.mu.Unlock()
	v.Say(text)
}

// Hush stops what is being said.
func (v *Voice) Hush() {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.silent == nil {
		return
	}
	v.silent()
	v.silent = nil
	if len(v.found.hush) > 0 {
		go func() { _ = exec.Command(v.found.name, v.found.hush...).Run() }()
	}
}

// speak runs the program to its end or until it is cut off. Text never passes
// a shell.
func (v *Voice) speak(ctx context.Context, args []string, text string) {
	if !v.found.stdin {
		args = append(args, "--", text)
	}
	cmd := exec.CommandContext(ctx, v.found.name, args...)
	if v.found.stdin {
		cmd.Stdin = strings.NewReader(text + "\n")
	}
	cmd.Stdout, cmd.Stderr = io.Discard, io.Discard
	// A voice that fails leaves the cue on the screen; there is nothing to say.
	_ = cmd.Run()
}

// short is the language without its region.
func short(language string) string {
	s, _, _ := strings.Cut(language, "-")
	return strings.ToLower(s)
}
