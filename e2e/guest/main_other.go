//go:build !linux

package main

import "log"

// The guest is Linux; elsewhere there is nothing to run.
func main() { log.Fatal("this program runs in the booted kernel only") }
