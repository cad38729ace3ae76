package setupapi

// record is what Windows tells of one node in its tree of devices. What it
// does not tell is empty or zero.
type record struct {
	// Node is the handle of the node (DEVINST), Parent that of the one above.
	Node, Parent uint32
	// ID is the instance id, such as
	// USB\VID_05AC&PID_1281\CPID:8101_CPRV:11_...
	ID string
	// Problem is the problem code (CM_PROB_...): 10, 28 and 43 are the usual
	// ones.
	Problem uint32
	// HardwareIDs name the maker of a root hub.
	HardwareIDs []string
	// LocationPaths are such as PCIROOT(0)#PCI(1400)#USBROOT(0)#USB(3)#USB(2).
	LocationPaths []string
	// Location is such as Port_#0003.Hub_#0001.
	Location string
	// Address is the number of the port on its hub.
	Address uint32
	// Service is the driver's name; empty without one.
	Service string
	// Name is what the device calls itself, or the driver calls it. The
	// manufacturer is left out: Windows has the driver's, not the device's.
	Name string
	// Arrived changes with every arrival.
	Arrived uint64
}

// calls is what is asked of Windows; tests answer from recordings.
type calls struct {
	// list gives the USB nodes that are present.
	list func() ([]record, error)
	// notify has ring called whenever a device comes or goes, until stop. It
	// fails where Windows cannot do that; then the bus is polled.
	notify func(ring func()) (stop func() error, err error)
}
