package restorer

import (
	"strings"
	"testing"
	"time"

	"relink/internal/device"
	"relink/internal/restore"
	"relink/internal/restorelog"
	"relink/internal/restorelog/follow"
)

// The one phone of these tests, and another of the same model.
const (
	ourECID   = 0x000A1B2C3D4E5F60
	ourSerial = "CPID:8030 CPRV:11 CPFM:03 SCEP:01 BDID:04 ECID:000A1B2C3D4E5F60 IBFL:3D SRNM:[F17MADEUP001]"
)

// onBus is a bus with the phone in a mode; empty is without it.
func onBus(what string) []device.Device {
	d := device.Device{Port: "1-4", VendorID: device.AppleVendorID, SpeedMbps: 480, Hubs: []string{"usb1"}}
	switch what {
	case "recovery":
		d.Address, d.ProductID, d.Serial = 5, 0x1281, ourSerial
	case "iBEC":
		d.Address, d.ProductID, d.Serial = 6, 0x1281, ourSerial
	case "again in recovery":
		d.Address, d.ProductID, d.Serial = 9, 0x1281, ourSerial
	case "dfu":
		d.Address, d.ProductID, d.Serial = 10, 0x1227, ourSerial+" SRTG:[iBoot-4479.0.0.100.4]"
	case "restore":
		d.Address, d.ProductID, d.Serial = 7, 0x12a8, "00008030000A1B2C3D4E5F60"
	case "normal":
		d.Address, d.ProductID, d.Serial = 8, 0x12a8, "00008030000A1B2C3D4E5F60"
	case "another":
		d.Address, d.ProductID, d.Serial = 11, 0x1281, strings.Replace(ourSerial, "000A1B2C3D4E5F60", "000A1B2C3D4E5F61", 1)
	default:
		return nil
	}
	return []device.Device{d}
}

// story drives a state as the watch of a run does.
type story struct {
	s       state
	tracker device.Tracker
	reader  *restorelog.Reader
	signs   signs
	seen    []device.Sighting
	at      time.Time
	silence time.Time
}

func begin(b restore.Behaviour) *story {
	st := &story{at: time.Unix(1_700_000_000, 0), reader: restorelog.NewReader()}
	st.silence = st.at
	st.s = state{behaviour: b, ecid: ourECID, port: "1-4", alive: true, now: st.at}
	st.bus("recovery")
	return st
}

func (st *story) bus(what string) {
	st.tracker, st.seen = st.tracker.Advance(device.Snapshot{At: st.at, Devices: onBus(what)})
	st.s.bus(st.at, st.seen)
	st.s.tick(st.at)
}

func (st *story) say(text string) {
	_, _ = st.signs.Write([]byte(text + "\n"))
	_, _ = st.reader.Write([]byte(text + "\n"))
	st.s.signs.sent, st.s.signs.erases, st.s.signs.unknown = st.signs.sent, st.signs.erases, st.signs.unknown
	st.silence = st.at
	st.s.heard(follow.Update{At: st.at, Progress: st.reader.Progress()})
	st.s.tick(st.at)
}

func (st *story) wait(d time.Duration) {
	for range int(d / time.Second) {
		st.at = st.at.Add(time.Second)
		st.s.tick(st.at)
	}
}

func (st *story) step(step string) {
	kind, arg, _ := strings.Cut(step, " ")
	switch kind {
	case "bus":
		st.bus(arg)
	case "say":
		st.say(arg)
	case "wait":
		d, err := time.ParseDuration(arg)
		if err != nil {
			panic(err)
		}
		st.wait(d)
	case "full":
		st.s.full = true
	case "stop":
		st.s.stopped = true
	case "end":
		res, err := st.reader.Result()
		st.s.died(st.at, err == nil && res.Outcome == restorelog.Failure)
		st.s.tick(st.at)
	case "mux": // usbmuxd confirmed that the phone runs
		st.tracker = st.tracker.Confirm(st.seen[0].Phone, device.Told{Mode: device.ModeNormal, ProductType: "iPhone12,1"})
		st.bus(arg)
	}
}

// The way into a restore that works until RestoreOS does.
var intoOS = []string{
	"say Found device in Recovery mode", "say This restore will update your device without losing data.", "wait 2s",
	"say Sending iBEC (524288 bytes)...", "bus none", "wait 2s", "bus iBEC", "say Sending RestoreRamDisk (3145728 bytes)...",
	"say Waiting for device to enter restore mode...", "bus none", "wait 15s", "bus restore", "say About to restore device...", "say Waiting for NAND (28)",
}

func TestHowRunsEnd(t *testing.T) {
	for _, tt := range []struct {
		name      string
		behaviour restore.Behaviour
		into      bool
		steps     []string
		phase     Phase
		outcome   Outcome
		trouble   Trouble
	}{
		{"nothing said yet", restore.Update, false, []string{"wait 5m"}, Checking, "", ""},
		{"the signing server is asked", restore.Update, false, []string{"say Sending TSS request attempt 1... response successfully received"}, Checking, "", ""},
		{"sending", restore.Update, false, intoOS[:4], Sending, "", ""},
		{"the phone left", restore.Update, false, intoOS[:10], Waiting, "", ""},
		{"RestoreOS works", restore.Update, true, nil, Restoring, "", ""},
		{"finished, and still there", restore.Update, true, []string{"say Status: Restore Finished", "end", "wait 5s"}, StartingUp, "", ""},
		{"finished and started up", restore.Update, true, []string{"say Status: Restore Finished", "end", "bus none", "wait 40s", "bus normal", "wait 10s"}, Ended, Success, ""},
		{"started up, the program still there", restore.Update, true, []string{"say Status: Restore Finished", "bus none", "wait 40s", "bus normal", "wait 11s"}, Ended, Success, ""},
		{"started up, not for long", restore.Update, true, []string{"say Status: Restore Finished", "end", "bus none", "wait 40s", "bus normal", "wait 5s"}, StartingUp, "", ""},
		{"bounced after the word", restore.Update, true, []string{"say Status: Restore Finished", "end", "bus none", "wait 1s", "bus normal", "wait 1m"}, StartingUp, "", ""},
		{"finished and never seen again", restore.Update, true, []string{"say Status: Restore Finished", "end", "bus none", "wait 14m59s"}, StartingUp, "", ""},
		{"finished and not seen for 15 minutes", restore.Update, true, []string{"say Status: Restore Finished", "end", "bus none", "wait 15m"}, Ended, UnknownOutcome, ""},
		{"finished, and in recovery", restore.Update, true, []string{"say Status: Restore Finished", "end", "bus none", "wait 20s", "bus again in recovery", "wait 61s"}, Ended, Failure, ""},
		{"finished, and passes recovery", restore.Update, true, []string{"say Status: Restore Finished", "end", "bus none", "wait 20s", "bus again in recovery", "wait 30s", "bus none", "wait 10s"}, StartingUp, "", ""},
		{"DONE and exit 0 are no word", restore.Update, true, []string{"say DONE", "end", "wait 20s"}, Ended, UnknownOutcome, ""},
		{"the link broke", restore.Update, true, []string{"say ERROR: Unable to successfully restore device", "bus none", "end", "wait 20s", "bus again in recovery", "wait 10s"}, Ended, Failure, ""},
		{"it died without a word, the phone is back in recovery", restore.Update, true, []string{"bus none", "end", "wait 5s", "bus again in recovery", "wait 10s"}, Ended, Failure, ""},
		{"it died without a word, the phone is away", restore.Update, true, []string{"bus none", "end", "wait 60s"}, Ended, UnknownOutcome, ""},
		{"it died and the link is waited for", restore.Update, true, []string{"bus none", "end", "wait 30s"}, Restoring, "", ""},
		{"stopped in time", restore.Update, false, []string{"say Found device in Recovery mode", "stop", "end"}, Ended, Stopped, ""},
		{"stopped, and too late", restore.Update, false, []string{"say Sending iBEC (1 bytes)...", "stop", "end", "wait 10s"}, Ended, UnknownOutcome, ""},
		{"it ended before it sent anything", restore.Update, false, []string{"say Found device in Recovery mode", "say ERROR: Unable to get SHSH blobs for this device", "end"}, Ended, Failure, ""},
		{"it said nothing and ended", restore.Update, false, []string{"end"}, Ended, UnknownOutcome, ""},
		{"an update that erases", restore.Update, false, []string{"say This restore will erase your device data.", "stop", "end"}, Ended, Stopped, TroubleErases},
		{"an erase that erases", restore.Erase, false, []string{"say This restore will erase your device data."}, Checking, "", ""},
		{"it does not know what the phone asks for", restore.Update, true, []string{"say Unknown data request 'Cryptex9' received"}, Restoring, "", TroubleTooOld},
		{"the disk is full", restore.Update, true, []string{"full"}, Restoring, "", TroubleFull},
		{"another phone of the same model", restore.Update, false, []string{"bus another"}, Sending, "", TroubleOther},
	} {
		t.Run(tt.name, func(t *testing.T) {
			st := begin(tt.behaviour)
			steps := tt.steps
			if tt.into {
				steps = append(append([]string{}, intoOS...), steps...)
			}
			for _, s := range steps {
				st.step(s)
			}
			p := st.s.progress()
			if p.Phase != tt.phase || p.Outcome != tt.outcome || p.Trouble != tt.trouble {
				t.Errorf("got %s, %q, %q, want %s, %q, %q", p.Phase, p.Outcome, p.Trouble, tt.phase, tt.outcome, tt.trouble)
			}
		})
	}
}

// From the first byte sent to the phone on it is not stopped, and it is ended
// only when the phone is certainly not in restore mode any more.
func TestWhenARunMayBeStoppedOrEnded(t *testing.T) {
	for _, tt := range []struct {
		name      string
		into      bool
		steps     []string
		stop, end bool
	}{
		{"at the beginning", false, nil, true, false},
		{"while it asks the signing server", false, []string{"say Sending TSS request attempt 1... response successfully received"}, true, false},
		{"a first byte", false, []string{"say Sending iBEC (524288 bytes)..."}, false, false},
		{"a ticket for an old phone", false, []string{"say Sending APTicket (2048 bytes)"}, false, false},
		{"in a newer build's words", false, []string{"say 08:05:07.876 <Info> Sending iBEC (524288 bytes)..."}, false, false},
		{"the phone left without a word", false, []string{"bus none"}, false, false},
		{"in restore mode, silent for an hour", true, []string{"wait 1h"}, false, false},
		{"off USB for nine minutes", true, []string{"bus none", "wait 9m"}, false, false},
		{"off USB for ten minutes", true, []string{"bus none", "wait 10m"}, false, true},
		{"back in recovery for four minutes", true, []string{"bus none", "wait 10s", "bus again in recovery", "wait 4m"}, false, false},
		{"back in recovery for five minutes", true, []string{"bus none", "wait 10s", "bus again in recovery", "wait 5m"}, false, true},
		{"in DFU for five minutes", true, []string{"bus none", "wait 10s", "bus dfu", "wait 5m"}, false, true},
		{"started up, and the program hangs", true, []string{"bus none", "wait 30s", "bus normal", "wait 5m"}, false, true},
		{"restore mode bounced: it looks as if it started up", true, []string{"bus none", "wait 1s", "bus normal", "wait 1h"}, false, false},
		{"in recovery, but it still talks", true, []string{"bus none", "wait 10s", "bus again in recovery", "wait 4m", "say hello", "wait 2m"}, false, false},
		{"ended itself", true, []string{"bus none", "end", "wait 20m"}, false, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			st := begin(restore.Update)
			steps := tt.steps
			if tt.into {
				steps = append(append([]string{}, intoOS...), steps...)
			}
			for _, s := range steps {
				st.step(s)
			}
			if p := st.s.progress(); p.MayStop != tt.stop || p.MayEnd != tt.end {
				t.Errorf("got stop %v, end %v, want %v, %v", p.MayStop, p.MayEnd, tt.stop, tt.end)
			}
		})
	}
}

// A later Relink sees the range that normal and restore share, and does not
// take it for a phone that started up.
func TestALaterRelinkIsNotFooled(t *testing.T) {
	later := func() *story {
		st := &story{at: time.Unix(1_700_000_000, 0), reader: restorelog.NewReader()}
		st.s = state{behaviour: restore.Update, ecid: ourECID, port: "1-4", alive: true, now: st.at}
		st.bus("restore")
		return st
	}
	st := later()
	for _, s := range []string{"say Sending iBEC (1 bytes)...", "say Waiting for NAND (28)", "wait 1h"} {
		st.step(s)
	}
	if p := st.s.progress(); p.MayEnd || p.MayStop || p.Phase != Restoring {
		t.Errorf("got %+v, want a restore that nobody ends", p)
	}
	for _, s := range []string{"say Status: Restore Finished", "end", "wait 1m"} {
		st.step(s)
	}
	if p := st.s.progress(); p.Phase != StartingUp {
		t.Errorf("got %s, want that it has yet to start up", p.Phase)
	}
	st.step("mux restore") // asked once nothing restores any more
	if p := st.s.progress(); p.Outcome != Success {
		t.Errorf("got %q, want success on usbmuxd's word", p.Outcome)
	}
}

// An update that says that it erases is stopped as long as the phone is not,
// and cannot be, in restore mode.
func TestAnUpdateThatErasesIsStopped(t *testing.T) {
	erases := "say This restore will erase your device data."
	for _, tt := range []struct {
		name      string
		behaviour restore.Behaviour
		steps     []string
		want      bool
	}{
		{"before anything is sent", restore.Update, []string{erases}, true},
		{"while it sends", restore.Update, []string{"say Sending iBEC (1 bytes)...", erases}, true},
		{"while the phone is away", restore.Update, []string{"say Sending iBEC (1 bytes)...", "bus none", erases}, false},
		{"in restore mode", restore.Update, append(append([]string{}, intoOS...), erases), false},
		{"an erase", restore.Erase, []string{erases}, false},
		{"an update", restore.Update, intoOS[:3], false},
	} {
		st := begin(tt.behaviour)
		for _, s := range tt.steps {
			st.step(s)
		}
		if got := st.s.mustStop(); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

// The silence alone is no change; whatever a person sees is one.
func TestWhatDiffers(t *testing.T) {
	a := Progress{Phase: Restoring, Quiet: time.Second}
	b := a
	b.Quiet, b.At = time.Minute, time.Now()
	if differs(a, b) {
		t.Error("the silence alone is told as a change")
	}
	b.MayEnd = true
	if !differs(a, b) {
		t.Error("that it may be ended is not told")
	}
}

// Signs are found whatever the chunks, and what is sent to the signing server
// is none.
func TestSignsInAnyChunks(t *testing.T) {
	for _, tt := range []struct {
		text                 string
		sent, erases, asksUs bool
	}{
		{"Sending TSS request attempt 1... ", false, false, false},
		{"Sending FirmwareUpdaterPreflight TSS request...\n", false, false, false},
		{"Sending iBEC (524288 bytes)...\n", true, false, false},
		{"\x1b[0mSending APTicket (2048 bytes)\r", true, false, false},
		{"This restore will erase all device data.\nSending ", false, true, false},
		{"Unknown data request 'X' received\n", false, false, true},
		{strings.Repeat("x", 1<<20) + "Sending iBEC (1 bytes)...\n", false, false, false},
	} {
		for _, size := range []int{1, 7, 64, 1 << 20} {
			var s signs
			for rest := tt.text; rest != ""; {
				n := min(size, len(rest))
				_, _ = s.Write([]byte(rest[:n]))
				rest = rest[n:]
			}
			if s.sent != tt.sent || s.erases != tt.erases || s.unknown != tt.asksUs {
				t.Errorf("%.40q in chunks of %d: got %+v", tt.text, size, s)
			}
		}
	}
}

func FuzzSigns(f *testing.F) {
	f.Add("Sending iBEC (1 bytes)...\nThis restore will erase", uint8(3))
	f.Fuzz(func(t *testing.T, text string, at uint8) {
		var whole, parts signs
		_, _ = whole.Write([]byte(text))
		cut := min(int(at), len(text))
		_, _ = parts.Write([]byte(text[:cut]))
		_, _ = parts.Write([]byte(text[cut:]))
		if whole.erases != parts.erases || whole.unknown != parts.unknown || whole.sent && !parts.sent {
			t.Errorf("%q cut at %d: got %+v and %+v", text, cut, whole, parts)
		}
	})
}
