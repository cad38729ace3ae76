package cue

var programs = []program{macSay}
