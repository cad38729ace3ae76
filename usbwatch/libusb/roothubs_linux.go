package libusb

// rootHubsListed says that libusb lists root hubs here, as it does wherever
// the kernel has a bus (sysfs_scan_device in linux_usbfs.c).
const rootHubsListed = true
