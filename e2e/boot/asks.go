package boot

import (
	"bufio"
	"fmt"
	"net"
	"path/filepath"
	"strings"
	"time"

	"relink/internal/device"
	"relink/internal/virtualphone"
)

// bench is the table outside: what the guest may ask to have plugged in or
// pulled that it cannot do itself, behind QEMU's emulated hub.
type bench struct {
	monitor string // QEMU's monitor
	redir   string // where QEMU waits for the phone behind the hub
	phone   net.Conn
}

func newBench(dir string) *bench {
	return &bench{monitor: filepath.Join(dir, "monitor"), redir: filepath.Join(dir, "redir")}
}

// flags are what QEMU needs to be told for it.
func (b *bench) flags() []string {
	return []string{
		"-device", "qemu-xhci,id=xhci",
		"-qmp", "unix:" + b.monitor + ",server=on,wait=off",
	}
}

// The phone behind the hub is told apart by its ECID.
const (
	BehindHubModel = "iPhone13,2"
	BehindHubECID  = 0x0008_1D2C_3000_AB00
)

// asks are commands of QEMU's monitor.
var asks = map[string][]string{
	"hub in": {
		`{"execute":"device_add","arguments":{"driver":"usb-hub","id":"hub","bus":"xhci.0","port":"1"}}`,
		`{"execute":"device_add","arguments":{"driver":"usb-kbd","id":"kbd1","bus":"xhci.0","port":"1.1"}}`,
		`{"execute":"device_add","arguments":{"driver":"usb-mouse","id":"mouse1","bus":"xhci.0","port":"1.2"}}`,
		`{"execute":"device_add","arguments":{"driver":"usb-redir","id":"redir1","chardev":"redir","bus":"xhci.0","port":"1.3"}}`,
	},
	"neighbour out": {`{"execute":"device_del","arguments":{"id":"mouse1"}}`},
	"neighbour in": {
		`{"execute":"device_add","arguments":{"driver":"usb-mouse","id":"mouse1","bus":"xhci.0","port":"1.2"}}`,
	},
	"hub out": {`{"execute":"device_del","arguments":{"id":"hub"}}`},
}

// do does what the guest asked for.
func (b *bench) do(text string) error {
	switch text {
	case "recovery behind the hub":
		return b.plug(virtualphone.Recovery)
	case "dfu behind the hub":
		return b.plug(virtualphone.DFU)
	case "phone out":
		return b.pull()
	case "hub out":
		if err := b.pull(); err != nil {
			return err
		}
	}
	commands, ok := asks[text]
	if !ok {
		return fmt.Errorf("nobody knows how")
	}
	if text == "hub in" {
		// QEMU forgets the place it waits at together with the port.
		commands = append([]string{fmt.Sprintf(`{"execute":"chardev-add","arguments":{"id":"redir","backend":{"type":"socket","data":{`+
			`"addr":{"type":"unix","data":{"path":%q}},"server":true,"wait":false}}}}`, b.redir)}, commands...)
	}
	return b.command(commands)
}

// plug puts a phone behind the hub.
func (b *bench) plug(state virtualphone.State) error {
	if err := b.pull(); err != nil {
		return err
	}
	m, ok := device.ByProductType(BehindHubModel)
	if !ok {
		return fmt.Errorf("no model %s", BehindHubModel)
	}
	wire, err := net.Dial("unix", b.redir)
	if err != nil {
		return fmt.Errorf("reach QEMU's port for the phone: %w", err)
	}
	phone := virtualphone.NewBus(virtualphone.New(virtualphone.Spec{Model: m, ECID: BehindHubECID}, state, time.Now()))
	b.phone = wire
	go func() {
		defer phone.Close()
		// The end of the stream is the unplugging; there is no one to tell.
		_ = serveRedir(wire, phone.Gadget())
	}()
	return nil
}

// pull takes the phone behind the hub away, if there is one.
func (b *bench) pull() error {
	if b.phone == nil {
		return nil
	}
	err := b.phone.Close()
	b.phone = nil
	return err
}

// command sends commands to QEMU's monitor.
func (b *bench) command(commands []string) error {
	c, err := net.Dial("unix", b.monitor)
	if err != nil {
		return fmt.Errorf("reach QEMU's monitor: %w", err)
	}
	defer c.Close()
	if err := c.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
		return err
	}
	answers := bufio.NewReader(c)
	if _, err := answers.ReadString('\n'); err != nil { // the greeting
		return fmt.Errorf("greet QEMU's monitor: %w", err)
	}
	for _, command := range append([]string{`{"execute":"qmp_capabilities"}`}, commands...) {
		if _, err := fmt.Fprintln(c, command); err != nil {
			return fmt.Errorf("send %s: %w", command, err)
		}
		for {
			answer, err := answers.ReadString('\n')
			if err != nil {
				return fmt.Errorf("answer to %s: %w", command, err)
			}
			if strings.Contains(answer, `"error"`) {
				return fmt.Errorf("QEMU refused %s: %s", command, answer)
			}
			if strings.Contains(answer, `"return"`) {
				break
			}
		}
	}
	return nil
}
