package main

import (
	"errors"
	"fmt"
	"runtime"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	gdi32         = windows.NewLazySystemDLL("gdi32.dll")
	chooseFormat  = gdi32.NewProc("ChoosePixelFormat")
	setFormat     = gdi32.NewProc("SetPixelFormat")
	openglDLL     = windows.NewLazySystemDLL("opengl32.dll")
	createContext = openglDLL.NewProc("wglCreateContext")
	makeCurrent   = openglDLL.NewProc("wglMakeCurrent")
	deleteContext = openglDLL.NewProc("wglDeleteContext")
	getString     = openglDLL.NewProc("glGetString")
	createWindow  = user32.NewProc("CreateWindowExW")
	destroyWindow = user32.NewProc("DestroyWindow")
	getDC         = user32.NewProc("GetDC")
	releaseDC     = user32.NewProc("ReleaseDC")
)

// displayReachable looks whether Windows can draw the window, in the steps that
// the window library takes (GLFW, wgl_context.c): where it cannot, as on a
// computer without a graphics driver, the library ends the program without a word
// or leaves it without a window. The word says what to do about the error.
func displayReachable() (word string, err error) {
	for _, p := range []*windows.LazyProc{
		chooseFormat, setFormat, createContext, makeCurrent, deleteContext, getString, createWindow, destroyWindow, getDC, releaseDC,
	} {
		if p.Find() != nil {
			return "", nil // the window library says what it lacks
		}
	}
	version, err := openGLVersion()
	if err == nil && !leastOpenGL.opens(version) {
		err = fmt.Errorf("OpenGL %.60q", version)
	}
	if err != nil {
		return "app.noopengl", err
	}
	return "", nil
}

// openGLVersion opens a window that nobody sees, and asks what draws on it.
func openGLVersion() (string, error) {
	runtime.LockOSThread() // what draws is a thread's
	defer runtime.UnlockOSThread()
	class := windows.StringToUTF16Ptr("STATIC")
	window, _, _ := createWindow.Call(0, uintptr(unsafe.Pointer(class)), 0, 0, 0, 0, 1, 1, 0, 0, 0, 0)
	if window == 0 {
		return "", nil
	}
	defer destroyWindow.Call(window)
	dc, _, _ := getDC.Call(window)
	if dc == 0 {
		return "", nil
	}
	defer releaseDC.Call(window, dc)
	format := windowFormat()
	number, _, _ := chooseFormat.Call(dc, uintptr(unsafe.Pointer(&format)))
	if ok, _, _ := setFormat.Call(dc, number, uintptr(unsafe.Pointer(&format))); ok == 0 {
		return "", errors.New("no format of pixels")
	}
	context, _, _ := createContext.Call(dc)
	if context == 0 {
		return "", errors.New("nothing to draw with")
	}
	defer deleteContext.Call(context)
	if ok, _, _ := makeCurrent.Call(dc, context); ok == 0 {
		return "", errors.New("nothing to draw on")
	}
	defer makeCurrent.Call(0, 0)
	const glVersion = 0x1F02 // GL_VERSION (gl.h)
	text, _, _ := getString.Call(glVersion)
	if text == 0 {
		return "", nil
	}
	return windows.BytePtrToString(*(**byte)(unsafe.Pointer(&text))), nil
}

// pixelFormat is PIXELFORMATDESCRIPTOR (wingdi.h).
type pixelFormat struct {
	size, version    uint16
	flags            uint32
	kind, colourBits byte
	others           [18]byte // what each colour and the depth want to have: no matter
	masks            [3]uint32
}

func windowFormat() pixelFormat {
	const drawToWindow, supportOpenGL, doubleBuffer = 0x4, 0x20, 0x1
	f := pixelFormat{version: 1, flags: drawToWindow | supportOpenGL | doubleBuffer, colourBits: 24}
	f.size = uint16(unsafe.Sizeof(f))
	return f
}
