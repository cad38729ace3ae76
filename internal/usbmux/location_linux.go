package usbmux

// locationIsLinux says that a location is bus and device number (usbmuxd
// src/usb.c).
const locationIsLinux = true
