package cue

import "regexp"

// The programs that speak, each with its own way of saying things. They stand
// together, so that all are tested on every system; the system's own file says
// which of them it has.

// spdSay is the desktop's own on Linux. Important messages are queued behind
// each other (SSIP, priorities), so what is being said is cancelled first:
// spd-say does so before it speaks.
var spdSay = program{
	name: "spd-say", list: []string{"--list-synthesis-voices"}, read: fromSpd, hush: []string{"--cancel"},
	args: func(v voice) []string {
		return []string{"--cancel", "--priority", "important", "--wait", "--language", v.tag}
	},
}

var espeak = program{
	name: "espeak-ng", list: []string{"--voices"}, read: fromEspeak,
	args: func(v voice) []string { return []string{"-v", v.tag} },
}

// macSay without a voice is the one chosen in System Settings.
var macSay = program{
	name: "say", list: []string{"-v", "?"}, read: fromSay,
	args: func(v voice) []string {
		if v.name == "" {
			return nil
		}
		return []string{"-v", v.name}
	},
}

// sapi is the speech interface of Windows by way of PowerShell, which every
// Windows has. The text comes on standard input, so nothing in it is read as a
// command, and as UTF-8, which the console's own reader would take for another
// encoding.
var sapi = program{
	name: "powershell.exe", stdin: true, read: fromSAPI,
	list: powershell(sapiSpeaker + `$s.GetInstalledVoices() | Where-Object Enabled | ForEach-Object { $_.VoiceInfo.Culture.Name }`),
	args: func(v voice) []string {
		choice := ""
		if culture.MatchString(v.tag) {
			choice = `$s.SelectVoiceByHints('NotSet', 'NotSet', 0, [Globalization.CultureInfo]'` + v.tag + `'); `
		}
		return powershell(sapiSpeaker + choice + `$s.Speak((New-Object IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8)).ReadToEnd())`)
	},
}

const sapiSpeaker = `Add-Type -AssemblyName System.Speech; $s = New-Object System.Speech.Synthesis.SpeechSynthesizer; `

// culture keeps what could end the quotes out of a command.
var culture = regexp.MustCompile(`^[A-Za-z0-9-]+$`)

func powershell(command string) []string {
	return []string{"-NoProfile", "-NonInteractive", "-Command", command}
}
