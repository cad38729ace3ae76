package restorelog

import (
	"slices"
	"testing"
)

// A log of the computer's kernel is said to be one, with the lines that speak
// of a link that did not work well.
func TestAKernelLogIsSaidToBeOne(t *testing.T) {
	const coming = "[ 1234.567890] usb 1-4: new high-speed USB device number 9 using xhci_hcd\n" +
		"[ 1234.667890] usb 1-4: New USB device found, idVendor=05ac, idProduct=1281, bcdDevice= 0.00\n"
	for _, tt := range []struct {
		name, text string
		want       []int // the lines shown
		says       []string
	}{
		{"comes", coming, nil, []string{"log.kernel", "log.kernel.quiet"}},
		{
			"no answer", coming + "[ 1250.567890] usb 1-4: device descriptor read/64, error -71\n[ 1251.567890] usb usb1-port4: unable to enumerate USB device\n",
			[]int{3, 4},
			[]string{"log.kernel", "log.kernel.trouble"},
		},
		{
			"an ordinary unplug", coming + "[ 1250.567890] ipheth 1-4:4.2: ipheth_rcvbulk_callback: urb status: -71\n[ 1250.667890] usb 1-4: USB disconnect, device number 9\n",
			nil,
			[]string{"log.kernel", "log.kernel.quiet"},
		},
		{
			"another port's unplug", coming + "[ 1250.567890] ipheth 1-4:4.2: ipheth_rcvbulk_callback: urb status: -71\n[ 1250.667890] usb 1-5: USB disconnect, device number 8\n",
			[]int{3},
			[]string{"log.kernel", "log.kernel.trouble"},
		},
		{
			"an unplug long after a fault", coming + "[ 1250.567890] ipheth 1-4:4.2: ipheth_rcvbulk_callback: urb status: -71\n[ 1290.667890] usb 1-4: USB disconnect, device number 9\n",
			[]int{3},
			[]string{"log.kernel", "log.kernel.trouble"},
		},
		{
			"macOS", "2024-05-01 10:00:00.000000+0200 0x74 Default 0x0 0 0 kernel: (IOUSBHostFamily) AppleUSB20HubPort@14420000: AppleUSBHostPort::disconnect: persistent enumeration failures\n",
			[]int{1},
			[]string{"log.kernel", "log.kernel.trouble"},
		},
		{
			"macOS' words that are in no table", "2024-05-01 10:00:00.000000+0200 0x74 Default 0x0 0 0 kernel: (IOUSBHostFamily) 001234.567890 AppleUSBHostPort@14200000: disconnecting\n",
			nil,
			[]string{"log.kernel", "log.kernel.unread"},
		},
		{"as the journal prints it", "Nov 22 18:04:05 attic kernel: usb 3-2: device descriptor read/64, error -110\n", []int{1}, []string{"log.kernel", "log.kernel.trouble"}},
	} {
		got := readWhole(t, tt.text)
		if got.Tool != Kernel || got.Outcome != NotARestore || got.Stage != "" || got.StorageWritten != nil || len(got.Codes) > 0 {
			t.Errorf("%s: got %+v, want no restore, by the kernel", tt.name, got)
		}
		var lines []int
		for _, e := range got.Evidence {
			lines = append(lines, e.Number)
		}
		var says []string
		for _, w := range got.Sentences() {
			says = append(says, w.ID)
		}
		if !slices.Equal(lines, tt.want) || !slices.Equal(says, tt.says) {
			t.Errorf("%s: got lines %v and %v, want %v and %v", tt.name, lines, says, tt.want, tt.says)
		}
	}
}

// A restore's log in which the kernel's lines stand too is a restore's.
func TestARestoreWithTheKernelsLinesIsARestore(t *testing.T) {
	const kernel = "[ 1250.567890] usb 1-4: device descriptor read/64, error -71\n"
	want := readWhole(t, sample)
	for _, text := range []string{kernel + sample, sample + kernel} {
		if got := readWhole(t, text); got.Tool != want.Tool || got.Outcome != want.Outcome || !slices.Equal(got.Codes, want.Codes) {
			t.Errorf("got %s, %s, want %s, %s", got.Tool, got.Outcome, want.Tool, want.Outcome)
		}
	}
}
