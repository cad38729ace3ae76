// Package restorer brings a restore to the program that does it: it reads the
// firmware file a person has, finds the restore programs on this computer and
// which of them can restore this model, brings Apple's to the front, and on
// Linux starts idevicerestore, follows it and knows it again later.
//
// It knows programs, files and processes. It does not know what a failed
// restore means, it never opens a USB device, and it has no sentences: what it
// refuses it names by a reason.
package restorer
