//go:build !linux && !windows && !darwin

package motion

func reduced() bool { return false }
