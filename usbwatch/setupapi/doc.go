// Package setupapi is the USB bus as Windows lists it: SetupAPI and the
// configuration manager. It needs no rights and opens no device, nor a hub.
//
// A phone without a driver is there too, with its problem code, which libusb
// would hide. Windows keeps two things to itself unless a hub is opened: the
// speed, which is therefore unknown here, and the USB address. In its place
// stands the number of the arrival: like an address, every enumeration gives
// a new one.
//
// What is read from Windows is a list of records. All that is made of them
// happens without Windows, and so do its tests.
package setupapi
