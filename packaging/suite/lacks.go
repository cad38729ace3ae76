package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// hasNo looks for programs, and for what else a part wants of the computer.
func hasNo(programs []string, more func() string) func() string {
	return func() string {
		if more != nil {
			if why := more(); why != "" {
				return why
			}
		}
		var missing []string
		for _, p := range programs {
			if !here(p) {
				missing = append(missing, p)
			}
		}
		if len(missing) == 0 {
			return ""
		}
		return fmt.Sprintf("%s: not on this computer", strings.Join(missing, ", "))
	}
}

// here tells whether a program can be started. Debian's path for people leaves
// daemons out.
func here(program string) bool {
	if _, err := exec.LookPath(program); err == nil {
		return true
	}
	info, err := os.Stat(filepath.Join("/usr/sbin", program))
	return err == nil && info.Mode()&0o111 != 0
}

func onlyLinux() string {
	if runtime.GOOS != "linux" {
		return "it is for Linux"
	}
	return ""
}

// onlyLinuxPC: the kernel that is booted is Debian's for this processor.
func onlyLinuxPC() string {
	if runtime.GOOS != "linux" || runtime.GOARCH != "amd64" {
		return "it is for Linux on amd64"
	}
	return ""
}
