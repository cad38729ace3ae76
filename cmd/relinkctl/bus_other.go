//go:build !windows

package main

// noteOnSoftware is empty: only Windows needs a driver of Apple's.
func noteOnSoftware() string { return "" }
