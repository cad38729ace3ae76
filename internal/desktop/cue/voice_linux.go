package cue

// programs that speak, the desktop's own first.
var programs = []program{spdSay, espeak}
