//go:build !linux

package main

// spareShaders: the drivers of the other systems keep their caches themselves.
func spareShaders() error { return nil }
