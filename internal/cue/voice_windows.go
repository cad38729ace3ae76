package cue

// The speech API by way of PowerShell, which every Windows has. The text comes
// on standard input, so nothing in it is read as a command.
var programs = []program{{
	name: "powershell.exe",
	args: func(string) []string {
		return []string{
			"-NoProfile", "-NonInteractive", "-Command",
			"Add-Type -AssemblyName System.Speech; (New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak([Console]::In.ReadToEnd())",
		}
	},
	stdin: true,
}}
