package cue

var programs = []program{sapi}
