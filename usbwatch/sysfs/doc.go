// Package sysfs is the USB bus as the Linux kernel shows it: the attributes
// under /sys/bus/usb/devices, and the kernel's own uevents as the bell.
//
// It needs no rights, opens no device node and no socket but the kernel's
// netlink one. It knows nothing of other systems, of phones or of libusb.
package sysfs
