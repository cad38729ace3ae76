package cue

import (
	"context"
	"errors"
	"io"
	"os/exec"
	"strings"
	"sync"
	"time"
)

// program is a way to speak: a program, how it names its voices, and how it is
// told to speak with one of them.
type program struct {
	name string
	// list are the arguments that make it name its voices, and read finds them
	// in what it says.
	list []string
	read func(listing string) []voice
	// args are the arguments to speak with a voice; a voice without a name is
	// the program's own choice.
	args func(voice) []string
	// stdin says that it reads the text from standard input.
	stdin bool
	// hush are the arguments that silence what the program's server still
	// says after the program was ended; nil where ending it is enough.
	hush []string
}

// Voice speaks by the system's own speech program, in a voice of the language
// asked for. The zero Voice looks for a program at the first word; without one,
// or without a voice of the language, it stays silent: a sentence read by a
// voice of another language is not understood.
type Voice struct {
	// programs are those that may speak, the first the dearest; nil is the
	// system's usual ones.
	programs []program
	// run runs a program to its end and gives what it wrote; nil is the
	// system's way.
	run func(ctx context.Context, stdin, name string, args ...string) (string, error)

	once   sync.Once
	found  *program
	mu     sync.Mutex
	silent context.CancelFunc
	fits   map[string]*fit // by language
}

// fit is what is known of the voices of a language.
type fit struct {
	known chan struct{} // closed once it is known
	args  []string
	none  bool
}

// Available says whether this system can speak.
func (v *Voice) Available() bool {
	v.once.Do(v.find)
	return v.found != nil
}

// Speaks says whether this system can speak, and whether it has a voice of a
// language. It waits for nothing: until the program has named its voices, it
// says yes.
func (v *Voice) Speaks(language string) (some, fits bool) {
	if !v.Available() {
		return false, false
	}
	f := v.fit(language)
	select {
	case <-f.known:
		return true, !f.none
	default:
		return true, true
	}
}

func (v *Voice) find() {
	if v.programs == nil {
		v.programs = programs
	}
	if v.run == nil {
		v.run = run
	}
	v.fits = map[string]*fit{}
	for i, p := range v.programs {
		if _, err := exec.LookPath(p.name); err == nil {
			v.found = &v.programs[i]
			return
		}
	}
}

const (
	// answerTime is how long a program may take to name its voices or to fall
	// silent. PowerShell takes two seconds on a slow computer.
	answerTime = 15 * time.Second
	// closeTime is how long a program that ended may hold its output open: a
	// server that it started does so for good.
	closeTime = 500 * time.Millisecond
)

// fit is what is known of a language's voices; the first call begins to ask.
func (v *Voice) fit(language string) *fit {
	v.mu.Lock()
	defer v.mu.Unlock()
	if f := v.fits[language]; f != nil {
		return f
	}
	f := &fit{known: make(chan struct{})}
	v.fits[language] = f
	go func() {
		defer close(f.known)
		ctx, end := context.WithTimeout(context.Background(), answerTime)
		defer end()
		listing, err := v.run(ctx, "", v.found.name, v.found.list...)
		voices := v.found.read(listing)
		if err != nil || len(voices) == 0 {
			// A program that cannot name its voices may still have them: it is
			// asked for the language.
			f.args = v.found.args(voice{tag: language})
			return
		}
		chosen, ok := choose(voices, language)
		f.args, f.none = v.found.args(chosen), !ok
	}()
	return f
}

// Say speaks text in a language and cuts off what was being said: a cue that
// comes late is worse than none. It does not wait.
func (v *Voice) Say(language, text string) {
	if !v.Available() || strings.TrimSpace(text) == "" {
		return
	}
	f := v.fit(language)
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.silent != nil {
		v.silent()
	}
	ctx, cancel := context.WithCancel(context.Background())
	v.silent = cancel
	go v.speak(ctx, f, text)
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
		go func() {
			ctx, end := context.WithTimeout(context.Background(), answerTime)
			defer end()
			_, _ = v.run(ctx, "", v.found.name, v.found.hush...)
		}()
	}
}

// speak runs the program to its end or until it is cut off. Text never passes
// a shell. A voice that fails leaves the cue on the screen; there is nothing to
// say.
func (v *Voice) speak(ctx context.Context, f *fit, text string) {
	select {
	case <-f.known:
	case <-ctx.Done():
		return
	}
	switch {
	case f.none || ctx.Err() != nil:
	case v.found.stdin:
		_, _ = v.run(ctx, text+"\n", v.found.name, f.args...)
	default:
		_, _ = v.run(ctx, "", v.found.name, append(append([]string(nil), f.args...), "--", text)...)
	}
}

// run is the system's way to run a program.
func run(ctx context.Context, stdin, name string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	if stdin != "" {
		cmd.Stdin = strings.NewReader(stdin)
	}
	cmd.Stderr, cmd.WaitDelay = io.Discard, closeTime
	unseen(cmd)
	out, err := cmd.Output()
	if errors.Is(err, exec.ErrWaitDelay) {
		err = nil // the program itself ended well
	}
	return string(out), err
}
