package restorer

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"relink/internal/device"
	"relink/internal/restore"
)

// Request is what a person asks for, and what they said.
type Request struct {
	Behaviour restore.Behaviour
	Firmware  *Firmware
	Port      string
	Model     device.Model

	// The three yeses before an erase. The first also lets a phone in DFU be
	// updated without going through recovery.
	DataIsSafe, AccountKnown, EraseThis bool
	ThroughHub, NobodyRestores          bool

	// SeenIOS is the iOS that Relink saw on this phone, SaidIOS what the owner
	// said: a version, or IOSNobodyKnows. Both may be empty.
	SeenIOS, SaidIOS string
	// History and Symptoms are answers in the words of relink.facts/1.
	History, Symptoms []string
	PasscodeUnknown   bool
}

// IOSNobodyKnows is the owner's answer that the risk is taken.
const IOSNobodyKnows = "unknown"

// dangers end everything: nothing is tried with such a phone.
var dangers = []string{"wet", "swollen", "hot"}

// Checks is what was found before a restore: what it is refused for, and what
// is to be minded. With nothing refused there is a plan.
type Checks struct {
	Refused []Refusal
	Minded  []Refusal
	Plan    *Plan
}

func (c *Checks) refuse(err error) {
	var r Refusal
	switch {
	case err == nil:
	case errors.As(err, &r):
		c.Refused = append(c.Refused, r)
	default:
		c.Refused = append(c.Refused, refuse(FileUnreadable, "Path", "").because(err))
	}
}

// Before is what can be refused before the bus is looked at: what was said, and
// the file.
func (q Request) Before() Checks {
	var c Checks
	for _, d := range dangers {
		if slices.Contains(q.History, d) {
			c.refuse(refuse(Danger))
			return c
		}
	}
	if q.Behaviour == restore.Erase {
		for _, yes := range []struct {
			said   bool
			reason Reason
		}{{q.DataIsSafe, YesDataSafe}, {q.AccountKnown, YesAccount}, {q.EraseThis, YesErase}} {
			if !yes.said {
				c.refuse(refuse(yes.reason))
			}
		}
	}
	if _, err := q.Firmware.For(q.Model, q.Behaviour); err != nil {
		c.refuse(err)
	}
	q.ios(&c)
	if signed, ok := NewestSigned(q.Model); ok && major(q.Firmware.Version) < signed {
		c.Minded = append(c.Minded, refuse(FileUnsigned, "Model", q.Model.Name, "Signed", signed, "Version", q.Firmware.Version))
	}
	q.mind(&c)
	return c
}

// ios compares the file with the iOS that was on the phone: an update to an
// older one can lose everything.
func (q Request) ios(c *Checks) {
	if q.Behaviour != restore.Update {
		return
	}
	had := q.SaidIOS
	if q.SeenIOS != "" { // what was seen stands above what was said
		had = q.SeenIOS
	}
	switch {
	case had == "":
		c.refuse(refuse(IOSNotSaid))
	case had == IOSNobodyKnows:
		c.Minded = append(c.Minded, refuse(IOSUnknown, "Version", q.Firmware.Version))
	case older(q.Firmware.Version, had):
		c.refuse(refuse(FileTooOld, "Path", q.Firmware.Path, "Version", q.Firmware.Version, "Had", had))
	}
}

func (q Request) mind(c *Checks) {
	for _, m := range []struct {
		holds  bool
		reason Reason
	}{
		{true, MindCharge},
		{slices.Contains(q.History, "storage-full"), MindStorage},
		{slices.Contains(q.Symptoms, "no_service"), MindService},
		{q.PasscodeUnknown, MindPasscode},
	} {
		if m.holds {
			c.Minded = append(c.Minded, refuse(m.reason))
		}
	}
}

// Surroundings is what the checks ask of this computer: a table of functions,
// so that each answer can be recorded.
type Surroundings struct {
	Programs   func(ctx context.Context) []Program
	Processes  func() ([]Process, error)
	MuxClients func() int // -1 is not known
	HasMux     func() bool
	// MayWrite says whether this user may send to a device, and where that is.
	MayWrite  func(d device.Device) (node string, may bool)
	Free      func(folder string) (uint64, error)
	OnBattery func() bool
	// Runs is the folder in which runs keep theirs.
	Runs string
	// Earlier are the runs that are not known to have ended.
	Earlier func(runs string) []*Run
}

// Check is what is found on the bus and on this computer, after Before. It
// opens no device and starts nothing but programs that are asked for their
// version.
func (q Request) Check(ctx context.Context, s device.Snapshot, here Surroundings) Checks {
	c := q.Before()
	plan := &Plan{Firmware: q.Firmware, Model: q.Model, Behaviour: q.Behaviour, Port: q.Port, Runs: here.Runs}
	phone := q.phone(&c, s, plan)
	q.others(&c, here)
	q.program(ctx, &c, here, plan)
	if phone != nil {
		if node, may := here.MayWrite(phone.Device); !may {
			c.refuse(refuse(NoPermission, "Path", node))
		}
	}
	if !here.HasMux() {
		c.refuse(refuse(NoMux))
	}
	q.space(&c, here, plan)
	if here.OnBattery() {
		c.Minded = append(c.Minded, refuse(MindBattery))
	}
	if len(c.Refused) == 0 {
		c.Plan = plan
	}
	return c
}

// phone finds the one phone that is meant and says why it cannot be.
func (q Request) phone(c *Checks, s device.Snapshot, plan *Plan) *device.Sighting {
	var found *device.Sighting
	phones := 0
	for _, d := range s.Devices {
		seen := device.Classify(d)
		if d.VendorID != device.AppleVendorID || seen.Mode == "" || seen.IOSDevice != nil && !*seen.IOSDevice {
			continue
		}
		phones++
		if d.Port == q.Port {
			found = &seen
		}
	}
	ready := found != nil && (found.Mode == device.ModeRecovery || found.Mode == device.ModeDFU)
	switch {
	case found != nil && found.Mode == device.ModePortDFU:
		c.refuse(refuse(PortDFU))
	case !ready || found.Model == nil:
		c.refuse(refuse(NoPhone, "Model", q.Model.Name, "Port", q.Port))
	case found.Model.ProductType != q.Model.ProductType:
		c.refuse(refuse(OtherModel, "Port", q.Port, "Found", found.Model.Name, "Model", q.Model.Name))
	case phones > 1:
		c.refuse(refuse(SeveralPhones))
	default:
		q.ready(c, found, plan)
		return found
	}
	return nil
}

// ready takes what the plan needs of the phone.
func (q Request) ready(c *Checks, found *device.Sighting, plan *Plan) {
	// A product type may have two boards: what counts is the one that is here.
	plan.Model, plan.StartMode = *found.Model, found.Mode
	if _, err := q.Firmware.For(plan.Model, q.Behaviour); err != nil && plan.Model.Board != q.Model.Board {
		c.refuse(err)
	}
	ecid, ok := found.Identity.PhoneECID()
	if !ok {
		c.refuse(refuse(NoECID))
	}
	plan.ECID = ecid
	if found.Mode == device.ModeDFU && q.Behaviour == restore.Update && !q.DataIsSafe {
		c.refuse(refuse(DFUWithData))
	}
	plan.Hub = len(found.Hubs) > 1
	if plan.Hub && !q.ThroughHub {
		c.refuse(refuse(ThroughHub))
	}
}

// others says whether something else may be restoring. Silence is no answer.
func (q Request) others(c *Checks, here Surroundings) {
	for _, r := range here.Earlier(here.Runs) {
		if r.live() {
			c.refuse(refuse(EarlierRun, "PID", r.Record().PID, "Log", r.Output()))
			return
		}
	}
	running, err := here.Processes()
	if busy := Busy(running); len(busy) > 0 {
		c.refuse(refuse(OtherProgram, "Name", shown(busy[0].program())))
		return
	}
	if err != nil && !q.NobodyRestores {
		c.refuse(refuse(CannotSee).because(err))
	}
	if here.MuxClients() > 0 {
		c.Minded = append(c.Minded, refuse(MindMuxClient))
	}
}

// program chooses the first idevicerestore that can do it, or says why none
// can.
func (q Request) program(ctx context.Context, c *Checks, here Surroundings, plan *Plan) {
	why := refuse(NoProgram)
	for _, p := range here.Programs(ctx) {
		if p.Kind != IDeviceRestore {
			continue
		}
		reason := ProgramUnknown
		if p.itself && p.Build != nil {
			reason = p.Build.takes(plan.Model, q.Firmware.Version)
		}
		if reason == "" {
			info, err := os.Stat(p.Path)
			if err != nil {
				continue
			}
			plan.Program, plan.program = p, info
			return
		}
		newest := 0
		if p.Build != nil {
			newest = p.Build.Newest()
		}
		why = refuse(reason, "Program", p.Version, "Model", plan.Model.Name, "Newest", newest, "Path", q.Firmware.Path, "Version", q.Firmware.Version)
	}
	c.refuse(why)
}

// spare is what a run writes beside the system that is unpacked.
const spare = 512 << 20

// space says whether the system can be unpacked where the program will.
func (q Request) space(c *Checks, here Surroundings, plan *Plan) {
	id, err := q.Firmware.For(plan.Model, q.Behaviour)
	if err != nil || plan.Program.Build == nil {
		return // said already
	}
	needed := uint64(id.SystemBytes) + spare
	if id.Stored && plan.Program.Build.Changes >= changesLogFile { // those read it out of the file
		needed = spare
	}
	free, err := here.Free(here.Runs)
	if err == nil && free < needed {
		c.refuse(refuse(NoSpace, "Path", here.Runs, "Free", gigabytes(free), "Needed", gigabytes(needed)))
	}
}

func gigabytes(n uint64) string {
	return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(n)/1e9), ".0") + " GB"
}
