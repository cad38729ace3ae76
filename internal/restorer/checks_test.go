package restorer

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"relink/internal/device"
	"relink/internal/restore"
)

// asked is a request that nothing speaks against, and what a computer answers
// on which nothing does.
func asked(t *testing.T) (Request, Surroundings) {
	t.Helper()
	fw, err := OpenFirmware(goodIPSW(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { fw.Close() })
	program := filepath.Join(t.TempDir(), "idevicerestore")
	if err := os.WriteFile(program, nil, 0o700); err != nil {
		t.Fatal(err)
	}
	q := Request{Behaviour: restore.Update, Firmware: fw, Port: "1-4", Model: modelOf(t, "iPhone12,1"), SaidIOS: "13.5.1"}
	here := Surroundings{
		Programs: func(context.Context) []Program {
			return []Program{{Kind: IDeviceRestore, Path: program, Version: "1.0.0", Build: &Build{baseRelease, 0}, itself: true}}
		},
		Processes:  func() ([]Process, error) { return []Process{{PID: 1, Name: "systemd"}}, nil },
		MuxClients: func() int { return 0 }, HasMux: func() bool { return true },
		MayWrite: func(device.Device) (string, bool) { return "/dev/bus/usb/001/005", true },
		Free:     func(string) (uint64, error) { return 100e9, nil }, OnBattery: func() bool { return false },
		Runs: t.TempDir(), Earlier: Earlier,
	}
	return q, here
}

// Each thing that speaks against a restore is refused by its own reason, and
// alone; what is only to be minded refuses nothing.
func TestWhatIsRefused(t *testing.T) {
	none := ""
	for _, tt := range []struct {
		name    string
		bus     string
		change  func(q *Request, h *Surroundings)
		refused Reason // empty: a plan
		minded  Reason // one that is there, beside the charge
	}{
		{"nothing", "recovery", nil, "", ""},
		{"wet", "recovery", func(q *Request, _ *Surroundings) { q.History = []string{"dropped", "wet"} }, Danger, ""},
		{"swollen", "recovery", func(q *Request, _ *Surroundings) { q.History = []string{"swollen"} }, Danger, ""},
		{"an erase with all three yeses", "recovery", func(q *Request, _ *Surroundings) {
			q.Behaviour, q.DataIsSafe, q.AccountKnown, q.EraseThis, q.SaidIOS = restore.Erase, true, true, true, ""
		}, "", ""},
		{"an erase without the first", "recovery", func(q *Request, _ *Surroundings) {
			q.Behaviour, q.AccountKnown, q.EraseThis = restore.Erase, true, true
		}, YesDataSafe, ""},
		{"an erase without the second", "recovery", func(q *Request, _ *Surroundings) {
			q.Behaviour, q.DataIsSafe, q.EraseThis = restore.Erase, true, true
		}, YesAccount, ""},
		{"an erase without the third", "recovery", func(q *Request, _ *Surroundings) {
			q.Behaviour, q.DataIsSafe, q.AccountKnown = restore.Erase, true, true
		}, YesErase, ""},
		{"nobody said which iOS it had", "recovery", func(q *Request, _ *Surroundings) { q.SaidIOS = "" }, IOSNotSaid, ""},
		{"nobody knows which iOS it had", "recovery", func(q *Request, _ *Surroundings) { q.SaidIOS = IOSNobodyKnows }, "", IOSUnknown},
		{"it had a newer iOS", "recovery", func(q *Request, _ *Surroundings) { q.SaidIOS = "14.0" }, FileTooOld, ""},
		{"what was seen stands above what was said", "recovery", func(q *Request, _ *Surroundings) { q.SeenIOS = "13.10" }, FileTooOld, ""},
		{"it had the same iOS", "recovery", func(q *Request, _ *Surroundings) { q.SeenIOS = "13.7" }, "", FileUnsigned},
		{"full storage, no service, no passcode", "recovery", func(q *Request, _ *Surroundings) {
			q.History, q.Symptoms, q.PasscodeUnknown = []string{"storage-full"}, []string{"no_service"}, true
		}, "", MindStorage},
		{"no phone", "nothing", nil, NoPhone, ""},
		{"a phone that runs", "normal", nil, NoPhone, ""},
		{"another port", "recovery", func(q *Request, _ *Surroundings) { q.Port = "2-1" }, NoPhone, ""},
		{"DFU, and the data matters", "dfu", nil, DFUWithData, ""},
		{"DFU, and the data is safe", "dfu", func(q *Request, _ *Surroundings) { q.DataIsSafe = true }, "", ""},
		{"no idevicerestore", "recovery", func(_ *Request, h *Surroundings) { h.Programs = func(context.Context) []Program { return nil } }, NoProgram, ""},
		{"one that is something else", "recovery", func(_ *Request, h *Surroundings) {
			h.Programs = func(context.Context) []Program { return []Program{{Kind: IDeviceRestore, Path: "/x"}} }
		}, ProgramUnknown, ""},
		{"another restores", "recovery", func(_ *Request, h *Surroundings) {
			h.Processes = func() ([]Process, error) { return []Process{{PID: 7, Name: "futurerestore"}}, ErrCannotSee }
		}, OtherProgram, ""},
		{"programs that cannot be seen", "recovery", func(_ *Request, h *Surroundings) {
			h.Processes = func() ([]Process, error) { return nil, ErrCannotSee }
		}, CannotSee, ""},
		{"the same, and the owner says that none restores", "recovery", func(q *Request, h *Surroundings) {
			q.NobodyRestores = true
			h.Processes = func() ([]Process, error) { return nil, ErrCannotSee }
		}, "", ""},
		{"something on usbmuxd", "recovery", func(_ *Request, h *Surroundings) { h.MuxClients = func() int { return 1 } }, "", MindMuxClient},
		{"no usbmuxd", "recovery", func(_ *Request, h *Surroundings) { h.HasMux = func() bool { return false } }, NoMux, ""},
		{"no permission", "recovery", func(_ *Request, h *Surroundings) {
			h.MayWrite = func(device.Device) (string, bool) { return "/dev/bus/usb/001/005", false }
		}, NoPermission, ""},
		{"no room", "recovery", func(_ *Request, h *Surroundings) { h.Free = func(string) (uint64, error) { return 1e6, nil } }, NoSpace, ""},
		{"on its battery", "recovery", func(_ *Request, h *Surroundings) { h.OnBattery = func() bool { return true } }, "", MindBattery},
	} {
		t.Run(tt.name, func(t *testing.T) {
			q, here := asked(t)
			if tt.change != nil {
				tt.change(&q, &here)
			}
			c := q.Check(t.Context(), snapshotOf2(tt.bus), here)
			var got []Reason
			for _, r := range c.Refused {
				got = append(got, r.Reason)
			}
			if tt.refused == "" && len(got) > 0 || tt.refused != "" && !slices.Equal(got, []Reason{tt.refused}) {
				t.Errorf("got refused for %v, want %q", got, tt.refused)
			}
			if (c.Plan != nil) != (tt.refused == "") {
				t.Errorf("got plan %+v", c.Plan)
			}
			if c.Plan != nil && (c.Plan.ECID != ourECID || c.Plan.Port != "1-4" || c.Plan.Program.Path == none) {
				t.Errorf("got %+v, want the phone and the program", c.Plan)
			}
			if tt.minded != "" && !slices.ContainsFunc(c.Minded, func(r Refusal) bool { return r.Reason == tt.minded }) {
				t.Errorf("got %v, want %s minded", c.Minded, tt.minded)
			}
		})
	}
}

func snapshotOf2(what string) device.Snapshot { return device.Snapshot{Devices: onBus(what)} }

// The phone is the one on the cable, alone, straight in, and of the model that
// was named.
func TestWhichPhone(t *testing.T) {
	here := func(change func(d *device.Device)) []device.Device {
		all := onBus("recovery")
		change(&all[0])
		return all
	}
	second := onBus("another")[0]
	second.Port = "1-5"
	for _, tt := range []struct {
		name    string
		devices []device.Device
		want    Reason
	}{
		{"two phones", append(onBus("recovery"), second), SeveralPhones},
		{"a keyboard beside it", append(onBus("recovery"), device.Device{Port: "1-6", VendorID: device.AppleVendorID, ProductID: 0x024f}), ""},
		{"another model", here(func(d *device.Device) { d.Serial = "CPID:8101 BDID:0C ECID:000A1B2C3D4E5F60 IBFL:3D" }), OtherModel},
		{"a model that nobody knows", here(func(d *device.Device) { d.Serial = "CPID:8030 BDID:FE ECID:000A1B2C3D4E5F60" }), NoPhone},
		{"no ECID", here(func(d *device.Device) { d.Serial = "CPID:8030 BDID:04 IBFL:3D" }), NoECID},
		{"a hub on the way", here(func(d *device.Device) { d.Hubs = []string{"usb1", "1-4"} }), ThroughHub},
		{"port DFU", here(func(d *device.Device) { d.ProductID, d.Serial = 0xf014, "CPID:0022 BDID:0000000004803000 ECID:1" }), PortDFU},
	} {
		t.Run(tt.name, func(t *testing.T) {
			q, around := asked(t)
			c := q.Check(t.Context(), device.Snapshot{Devices: tt.devices}, around)
			got := Reason("")
			if len(c.Refused) == 1 {
				got = c.Refused[0].Reason
			}
			if got != tt.want || len(c.Refused) > 1 {
				t.Errorf("got %+v, want %q", c.Refused, tt.want)
			}
		})
	}
}

// The first program that can do it is taken; where none can, the last one's
// reason is said.
func TestWhichProgram(t *testing.T) {
	q, here := asked(t)
	good := here.Programs(t.Context())[0]
	odd := good
	odd.Build, odd.Version = nil, "9.9"
	here.Programs = func(context.Context) []Program { return []Program{odd, good} }
	if c := q.Check(t.Context(), snapshotOf2("recovery"), here); c.Plan == nil || c.Plan.Program.Version != "1.0.0" {
		t.Errorf("got %+v, want the second program", c)
	}
	for _, tt := range []struct {
		version string
		model   string
		changes int
		want    Reason
	}{{"13.7", "iPhone12,1", 0, ""}, {"14.0", "iPhone12,1", 0, FileTooNew}, {"13.7", "iPhone13,2", 0, ProgramTooOld}, {"18.1", "iPhone17,3", 200, ProgramUnknown}, {"27.0", "iPhone17,3", 270, FileTooNew}} {
		if got := (Build{baseRelease, tt.changes}).takes(modelOf(t, tt.model), tt.version); got != tt.want {
			t.Errorf("%d changes, %s with iOS %s: got %q, want %q", tt.changes, tt.model, tt.version, got, tt.want)
		}
	}
}
