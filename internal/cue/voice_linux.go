package cue

// programs that speak, the desktop's own first.
var programs = []program{
	{name: "spd-say", args: func(l string) []string {
		// --cancel would be a second run; priority "important" interrupts.
		args := []string{"--priority", "important", "--wait"}
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
