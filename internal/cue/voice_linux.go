package cue

// programs that speak, the desktop's own first.
var programs = []program{
	{name: "spd-say", hush: []string{"--cancel"}, args: func(l string) []string {
		// Important messages are queued behind each other (SSIP, priorities), so
		// what is being said is cancelled first: spd-say does so before it speaks.
		args := []string{"--cancel", "--priority", "important", "--wait"}
		if l != "" {
			args = append(args, "--language", short(l))
		}
		return args
	}},
	{name: "espeak-ng", args: func(l string) []string {
		if l == "" {
			return nil
		}
		return []string{"-v", short(l)}
	}},
}
