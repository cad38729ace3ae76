//go:build !windows

package main

import (
	"io"
	"os"
)

// outlet is where the program says what it says outside its window, and what
// ends that.
func outlet() (stdout, stderr io.Writer, end func(code int)) {
	return os.Stdout, os.Stderr, func(int) {}
}
