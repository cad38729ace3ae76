package setupapi

import (
	"cmp"
	"errors"
	"fmt"
	"unsafe"

	"golang.org/x/sys/windows"

	"relink/usbwatch"
)

// Open is the USB bus of this Windows. The error wraps usbwatch.ErrNoBus when
// Windows shows no USB at all.
func Open() (*Bus, error) {
	records, err := list()
	if err != nil {
		return nil, err
	}
	if len(records) == 0 {
		return nil, fmt.Errorf("%w: Windows lists no USB controller", usbwatch.ErrNoBus)
	}
	return open(calls{list: list, notify: notify}), nil
}

// Every procedure is looked for before it is called: older Windows and Wine
// lack some.
var (
	setupDLL        = windows.NewLazySystemDLL("setupapi.dll")
	getRegistryProp = setupDLL.NewProc("SetupDiGetDeviceRegistryPropertyW")
	getProperty     = setupDLL.NewProc("SetupDiGetDevicePropertyW")
	getClassDevs    = setupDLL.NewProc("SetupDiGetClassDevsExW")
	configDLL       = windows.NewLazySystemDLL("cfgmgr32.dll")
	getParent       = configDLL.NewProc("CM_Get_Parent")
	getStatus       = configDLL.NewProc("CM_Get_DevNode_Status")
	register        = configDLL.NewProc("CM_Register_Notification")
	unregister      = configDLL.NewProc("CM_Unregister_Notification")
)

// maxNodes bounds a list; a bus has 127 devices at most, a device some parts.
const maxNodes = 10000

// The properties of a device (devpkey.h).
var (
	lastArrival = windows.DEVPROPKEY{FmtID: windows.DEVPROPGUID{
		Data1: 0x83da6326, Data2: 0x97a6, Data3: 0x4088, Data4: [8]byte{0x94, 0x53, 0xa1, 0x92, 0x3f, 0x57, 0x3b, 0x29},
	}, PID: 102}
	reportedName = windows.DEVPROPKEY{FmtID: windows.DEVPROPGUID{
		Data1: 0x540b947e, Data2: 0x8b40, Data3: 0x45bc, Data4: [8]byte{0xa8, 0xa2, 0x6a, 0x0b, 0x89, 0x4c, 0xbd, 0xa2},
	}, PID: 4}
)

// list asks for the USB nodes that are present. The registry keeps those that
// are not as well.
func list() ([]record, error) {
	if err := getClassDevs.Find(); err != nil {
		return nil, fmt.Errorf("list the USB devices: %w", err)
	}
	set, err := windows.SetupDiGetClassDevsEx(nil, "USB", 0, windows.DIGCF_PRESENT|windows.DIGCF_ALLCLASSES, 0, "")
	if err != nil {
		return nil, fmt.Errorf("list the USB devices: %w", err)
	}
	defer set.Close()
	var records []record
	for i := range maxNodes {
		data, err := set.EnumDeviceInfo(i)
		if errors.Is(err, windows.ERROR_NO_MORE_ITEMS) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("list the USB devices: %w", err)
		}
		id, err := set.DeviceInstanceID(data)
		if err != nil {
			continue // it left
		}
		records = append(records, recordOf(set, data, id))
	}
	return records, nil
}

func recordOf(set windows.DevInfo, data *windows.DevInfoData, id string) record {
	text := func(p windows.SPDRP) string { return textOf(registryValue(set, data, p)) }
	return record{
		Node:          uint32(data.DevInst),
		Parent:        parentOf(data.DevInst),
		ID:            id,
		Problem:       problemOf(data.DevInst),
		HardwareIDs:   textsOf(registryValue(set, data, windows.SPDRP_HARDWAREID)),
		LocationPaths: textsOf(registryValue(set, data, windows.SPDRP_LOCATION_PATHS)),
		Location:      text(windows.SPDRP_LOCATION_INFORMATION),
		Address:       uint32(numberOf(registryValue(set, data, windows.SPDRP_ADDRESS))),
		Service:       text(windows.SPDRP_SERVICE),
		Name: cmp.Or(textOf(propertyValue(set, data, &reportedName)),
			text(windows.SPDRP_FRIENDLYNAME), text(windows.SPDRP_DEVICEDESC)),
		Arrived: numberOf(propertyValue(set, data, &lastArrival)),
	}
}

// maxValue bounds a value, in bytes.
const maxValue = 64 << 10

// grow calls read with a buffer that is large enough; read gives the size it
// needs.
func grow(read func(buf []byte, needed *uint32) bool) []byte {
	buf := make([]byte, 512)
	for range 3 {
		needed := uint32(0)
		if read(buf, &needed) {
			return buf[:min(int(needed), len(buf))]
		}
		if int(needed) <= len(buf) || needed > maxValue {
			return nil
		}
		buf = make([]byte, needed)
	}
	return nil
}

// registryValue is one of the values that Windows keeps for a device; nil when
// there is none.
func registryValue(set windows.DevInfo, data *windows.DevInfoData, p windows.SPDRP) (kind uint32, value []byte) {
	if getRegistryProp.Find() != nil {
		return 0, nil
	}
	value = grow(func(buf []byte, needed *uint32) bool {
		ok, _, _ := getRegistryProp.Call(uintptr(set), uintptr(unsafe.Pointer(data)), uintptr(p),
			uintptr(unsafe.Pointer(&kind)), uintptr(unsafe.Pointer(&buf[0])), uintptr(len(buf)), uintptr(unsafe.Pointer(needed)))
		return ok != 0
	})
	return kind, value
}

// propertyValue is a property of a device; nil when there is none.
func propertyValue(set windows.DevInfo, data *windows.DevInfoData, key *windows.DEVPROPKEY) (kind uint32, value []byte) {
	if getProperty.Find() != nil {
		return 0, nil
	}
	value = grow(func(buf []byte, needed *uint32) bool {
		ok, _, _ := getProperty.Call(uintptr(set), uintptr(unsafe.Pointer(data)), uintptr(unsafe.Pointer(key)),
			uintptr(unsafe.Pointer(&kind)), uintptr(unsafe.Pointer(&buf[0])), uintptr(len(buf)), uintptr(unsafe.Pointer(needed)), 0)
		return ok != 0
	})
	return kind, value
}

// parentOf is the node above; 0 when there is none.
func parentOf(node windows.DEVINST) uint32 {
	if getParent.Find() != nil {
		return 0
	}
	var parent uint32
	if ret, _, _ := getParent.Call(uintptr(unsafe.Pointer(&parent)), uintptr(node), 0); ret != 0 {
		return 0
	}
	return parent
}

// problemOf is the problem code of a node; 0 when it has none.
func problemOf(node windows.DEVINST) uint32 {
	if getStatus.Find() != nil {
		return 0
	}
	var status, problem uint32
	ret, _, _ := getStatus.Call(uintptr(unsafe.Pointer(&status)), uintptr(unsafe.Pointer(&problem)), uintptr(node), 0)
	if ret != 0 || status&windows.DN_HAS_PROBLEM == 0 {
		return 0
	}
	return problem
}
