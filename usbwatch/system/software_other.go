//go:build !windows

package system

// AppleSoftware is usable: only Windows needs a driver of Apple's.
func AppleSoftware() Software { return SoftwareUsable }
