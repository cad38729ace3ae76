package main

import (
	"strconv"
	"strings"
)

// opengl is a version of OpenGL.
type opengl struct{ major, minor int }

// leastOpenGL is what the window library asks for (Fyne, glfw_core.go).
var leastOpenGL = opengl{2, 1}

// opens tells whether a window opens where the driver calls its version this
// (glGetString: the two numbers come first, a third and the driver's own words may
// follow). A version that cannot be read is left to the window library.
func (least opengl) opens(version string) bool {
	numbers, _, _ := strings.Cut(version, " ")
	first, rest, _ := strings.Cut(numbers, ".")
	second, _, _ := strings.Cut(rest, ".")
	major, err := strconv.Atoi(first)
	if err != nil {
		return true
	}
	minor, err := strconv.Atoi(second)
	if err != nil {
		return true
	}
	return major > least.major || major == least.major && minor >= least.minor
}
