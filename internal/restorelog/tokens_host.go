package restorelog

import (
	"bytes"
	"slices"
	"strconv"

	"relink/internal/restore"
)

// startTokens are what idevicerestore, futurerestore and pymobiledevice3
// write until RestoreOS runs (facts: the three programs' sources, and real
// logs of versions since 2010).
var startTokens = []token{
	{"found device in ", atStart, idevice, hint, starts},
	{"identified device as ", atStart, idevice, hint, startsAfterEnd},
	{"using cached version data", atStart, idevice, hint, nil},
	{"updated version data", atStart, idevice, hint, nil},
	{"extracting buildmanifest from ipsw", atStart, idevice, hint, goesOn},
	{"extracting filesystem from ipsw", atStart, idevice, hint, goesOn},
	{"checking ipsw for required components", atStart, idevice, hint, goesOn},
	{"all required components found", atStart, idevice, hint, goesOn},
	{"variant: ", atStart, idevice, noHint, goesOn},
	{"the following firmwares are currently being signed", atStart, idevice, hint, nil},
	{"device supports image4", atStart, idevice, hint, nil},
	{"device supports img4", atStart, idevice, hint, nil},
	{"personalizing img", atStart, idevice, hint, goesOn},
	{"idevicerestore ", atStart, idevice, noHint, versionLine},
	{"this restore will erase", atStart, idevice, proof, then(goesOn, behaves(restore.Erase))},
	{"this restore will update", atStart, idevice, proof, then(goesOn, behaves(restore.Update))},
	{"customer erase install", anywhere, anyone, noHint, behavesUnlessKnown(restore.Erase)},
	{"customer upgrade install", anywhere, anyone, noHint, behavesUnlessKnown(restore.Update)},
	{"getting apnonce in ", atStart, idevice, hint, nil},
	{"trying to fetch new shsh blob", atStart, idevice, proof, begins(restore.StageSigning)},
	{"trying to fetch new signing tickets", atStart, idevice, proof, begins(restore.StageSigning)},
	{"sending tss request", atStart, idevice, noHint, unlessItGaveUp(begins(restore.StageSigning))},
	{"request url set to https://gs.apple.com", atStart, idevice, noHint, begins(restore.StageSigning)},
	{"received shsh blobs", atStart, idevice, hint, goesOn},
	{"tss request failed", atStart, idevice, hint, stumbles(restore.StageSigning)},
	{"(status=", anywhere, anyone, noHint, ifFound("tss", signerStatus)},
	{"tss server returned: status=", anywhere, anyone, noHint, signerStatus},
	{"unable to send tss request", atStart, idevice, hint, stumbles(restore.StageSigning)},
	{"unable to get shsh blobs", atStart, idevice, proof, stumbles(restore.StageSigning)},
	{"unable to proceed without a tss record", atStart, idevice, proof, stumbles(restore.StageSigning)},
	{"entering recovery mode", atStart, anyone, noHint, begins(restore.StageEnterRecovery)},
	{"unable to place device into recovery mode", atStart, idevice, proof, troubles},
	{"sending wtf", atStart, idevice, hint, uploads(restore.StageDFUUpload)},
	{"sending ibss", atStart, idevice, proof, uploads(restore.StageDFUUpload)},
	{"booting ibss", atStart, idevice, proof, uploads(restore.StageDFUUpload)},
	{"unable to send ibss", atStart, idevice, proof, stumbles(restore.StageDFUUpload)},
	{"sending ibec", atStart, idevice, proof, uploads(restore.StageRecoveryUpload)},
	{"booting ibec", atStart, idevice, proof, uploads(restore.StageRecoveryUpload)},
	{"unable to send ibec", atStart, idevice, proof, stumbles(restore.StageRecoveryUpload)},
	{"device did not disconnect", atStart, idevice, proof, troubles},
	{"device did not reconnect", atStart, idevice, proof, troubles},
	{"recovery mode environment", atStart, idevice, proof, reaches(restore.StageRecoveryUpload)},
	{"sending restorelogo", atStart, idevice, proof, begins(restore.StageRecoveryUpload)},
	{"sending applelogo", atStart, idevice, proof, begins(restore.StageRecoveryUpload)},
	{"sending restoreramdisk", atStart, idevice, proof, begins(restore.StageRecoveryUpload)},
	{"sending restoredevicetree", atStart, idevice, proof, begins(restore.StageRecoveryUpload)},
	{"sending restoretrustcache", atStart, idevice, proof, begins(restore.StageRecoveryUpload)},
	{"sending restoresep", atStart, idevice, proof, begins(restore.StageRecoveryUpload)},
	{"sending restorekernelcache", atStart, idevice, proof, begins(restore.StageRecoveryUpload)},
	{"ramdisk-size=", atStart, idevice, hint, begins(restore.StageRecoveryUpload)},
	{"unable to send ", atStart, idevice, noHint, componentNotSent},
	{"unable to send components supposed to be loaded by iboot", atStart, idevice, proof, stumbles(restore.StageRecoveryUpload)},
	{"unable to place device into restore mode", atStart, idevice, proof, then(stumbles(restore.StageRecoveryUpload), fails)},
	{"not sending ", atStart, idevice, hint, ifFound("quitting", troubles)},
	{"waiting for device to enter restore mode", atStart, idevice, proof, begins(restore.StageRamdiskBoot)},
	{"about to restore device", atStart, idevice, proof, reaches(restore.StageRamdiskBoot)},
	{"failed to place device in restore mode", atStart, idevice, proof, stumbles(restore.StageRamdiskBoot)},
	{"device failed to enter restore mode", atStart, idevice, proof, stumbles(restore.StageRamdiskBoot)},
	{"device reconnected in", atStart, idevice, hint, stumbles(restore.StageRamdiskBoot)},
	{"unable to open device in restore mode", atStart, idevice, proof, stumbles(restore.StageRamdiskBoot)},
	{"unable to connect to device in restore mode", atStart, idevice, proof, stumbles(restore.StageRamdiskBoot)},
	{"unable to connect to restored", atStart, idevice, proof, stumbles(restore.StageRamdiskBoot)},
	{"connected to com.apple.mobile.restored", atStart, idevice, proof, connectsToRestored},
	{"has successfully entered restore mode", anywhere, anyone, noHint, entersRestoreMode},
	{"radio-error", atStart, anyone, noHint, radioError},
	{"fatal recovery mode radio error", inLog, apple, hint, then(failedStage(restore.StageBaseband), troubles)},
	{"unable to discover device mode", atStart, idevice, proof, troubles},
	{"unable to find a matching build identity", atStart, idevice, proof, troubles},
}

// restoreTokens are what the same programs write once RestoreOS runs.
var restoreTokens = []token{
	{"about to send ", atStart, idevice, hint, answers},
	{"sending ", atStart, anyone, noHint, unlessItGaveUp(goesOn)},
	{"done sending ", atStart, idevice, noHint, goesOn},
	{"received ", atStart, anyone, noHint, goesOn},
	{"filesystem validated", atStart, idevice, noHint, goesOn},
	{"sending nordata", atStart, idevice, hint, then(begins(restore.StageFirmware), writesStorage)},
	{"done sending nordata", atStart, idevice, hint, then(begins(restore.StageFirmware), writesStorage)},
	{"unable to receive message from fdr", atStart, idevice, hint, nil},
	{"about to send filesystem", atStart, idevice, hint, then(begins(restore.StageFilesystem), lowerCase)},
	{"about to send nor", atStart, idevice, hint, begins(restore.StageFirmware)},
	{"about to send fud", atStart, idevice, hint, begins(restore.StageFirmware)},
	{"about to send kernelcache", atStart, idevice, hint, begins(restore.StageFirmware)},
	{"about to send devicetree", atStart, idevice, hint, begins(restore.StageFirmware)},
	{"about to send basebanddata", atStart, idevice, hint, begins(restore.StageBaseband)},
	{"about to send fdr trust data", atStart, idevice, hint, begins(restore.StageCalibrationData)},
	{"about to send systemimageroothash", atStart, idevice, hint, begins(restore.StageSealing)},
	{"about to send systemimagecanonicalmetadata", atStart, idevice, hint, begins(restore.StageSealing)},
	{"sending baseband tss request", atStart, idevice, hint, begins(restore.StageBaseband)},
	{"sending se tss request", atStart, idevice, hint, begins(restore.StageFirmware)},
	{"sending savage tss request", atStart, idevice, hint, begins(restore.StageFirmware)},
	{"sending se savage request", atStart, idevice, hint, begins(restore.StageFirmware)},
	{"sending yonkers tss request", atStart, idevice, hint, begins(restore.StageFirmware)},
	{"sending se yonkers request", atStart, idevice, hint, begins(restore.StageFirmware)},
	{"sending rose tss request", atStart, idevice, hint, begins(restore.StageFirmware)},
	{"sending veridian tss request", atStart, idevice, hint, begins(restore.StageFirmware)},
	{"sending firmwareresponse", atStart, idevice, hint, begins(restore.StageFirmware)},
	{"connected to asr", atStart, idevice, hint, then(begins(restore.StageFilesystem), lowerCase)},
	{"validating the filesystem", atStart, idevice, hint, then(begins(restore.StageFilesystem), lowerCase)},
	{"sending filesystem now", atStart, idevice, hint, then(begins(restore.StageFilesystem), writesStorage)},
	{"unable to connect to asr", atStart, idevice, proof, stumbles(restore.StageFilesystem)},
	{"asr was unable to validate", atStart, idevice, proof, stumbles(restore.StageFilesystem)},
	{"unable to receive data from asr", atStart, idevice, proof, stumbles(restore.StageFilesystem)},
	{"unable to send payload to asr", atStart, idevice, proof, stumbles(restore.StageFilesystem)},
	{"unable to send data to asr", atStart, idevice, proof, stumbles(restore.StageFilesystem)},
	{"unable to send filesystem", atStart, idevice, proof, stumbles(restore.StageFilesystem)},
	{"updating baseband ", atStart, idevice, hint, begins(restore.StageBaseband)},
	{"device didn't accept basebanddata", atStart, idevice, proof, stumbles(restore.StageBaseband)},
	{"unable to send baseband", atStart, idevice, proof, stumbles(restore.StageBaseband)},
	{"unknown data request", atStart, idevice, proof, unknownRequest},
	{"progress: ", atStart, anyone, noHint, progressStep},
	{"got status message", atStart, idevice, hint, thisRestore},
	{"log is available:", atStart, idevice, hint, thisRestore},
	{"previous restore log received", inLog, idevice, hint, previousLog},
	{"checkpoint started ", atStart, idevice, hint, checkpointStarted},
	{"checkpoint completed ", atStart, idevice, hint, checkpointEnded},
	{"checkpoint failure id:", atStart, idevice, proof, checkpointFailed},
	{"complete with code", anywhere, idevice, hint, checkpointCompleted},
	{"status: restore finished", atStart, idevice, proof, succeeds},
	{"status: verification error", atStart, idevice, proof, hasStatus(-1, "")},
	{"status: disk failure", atStart, idevice, proof, hasDiskFailure},
	{"status: fail", atStart, idevice, noHint, ifAlone(hasStatus(14, ""))},
	{"status: failed to mount filesystems", atStart, idevice, proof, hasStatus(27, restore.StageFilesystem)},
	// 50 or 51: the words do not tell which, so there is no number.
	{"status: failed to load sep firmware", atStart, idevice, proof, hasStatus(0, restore.StageSEP)},
	{"status: failed to recover fdr data", atStart, idevice, proof, hasStatus(53, restore.StageCalibrationData)},
	{"status: x-gold baseband update failed", atStart, idevice, proof, hasStatus(1015, restore.StageBaseband)},
	{"unhandled status message (", atStart, idevice, proof, failsWith(fromStatus)},
	{"amrerror", anywhere, anyone, noHint, amrError},
	{"<integer>", anywhere, anyone, noHint, amrErrorValue},
	{"restored crashed", atStart, idevice, proof, troubles},
	{"could not read data (", atStart, idevice, proof, brokenRead},
	{"failed to send/receive data from the restore process", atStart, idevice, proof, troubles},
	{"unable to successfully restore device", atStart, idevice, proof, fails},
	{"unable to restore device", atStart, idevice, proof, fails},
	{"restore failed", atStart, idevice, hint, ifAlone(fails)},
}

// versionLine tells idevicerestore's first line from its help.
func versionLine(r *reading, h *hit) {
	if rest := h.rest(); len(rest) > 0 && isDigit(rest[0]) {
		r.weigh(idevice, hint)
	}
}

// progressStep reads "progress: 2 0.35" as idevicerestore's -P prints it. The
// steps before 2 come before RestoreOS, and those after 6 belong to no single
// operation (its src/idevicerestore.h).
func progressStep(r *reading, h *hit) {
	fields := bytes.Fields(h.rest())
	if len(fields) != 2 {
		return
	}
	step, err := strconv.Atoi(string(fields[0]))
	share, wrong := strconv.ParseFloat(string(fields[1]), 64)
	if err == nil && wrong == nil && step >= 2 && step <= 6 {
		r.progressed(percentOf(share * 100))
	}
}

func behavesUnlessKnown(b restore.Behaviour) action {
	return func(r *reading, h *hit) {
		if r.behaviour == "" {
			r.behaviour = b
		}
	}
}

// unlessItGaveUp is for lines that go on with an error, as "Sending TSS request
// attempt 1... ERROR: Unable to send TSS request". Where the words go to a file,
// only errors are written at once: what the server answered stands before that
// line, which is no progress behind it.
func unlessItGaveUp(do action) action {
	return func(r *reading, h *hit) {
		if bytes.Contains(h.rest(), []byte("ERROR: ")) {
			r.trouble(h)
			return
		}
		do(r, h)
	}
}

// signerStatus reads the number of Apple's signing server; -1 is the
// program's own word for no answer.
func signerStatus(r *reading, h *hit) {
	if n, ok := h.integer(); ok && n > 0 && n != 200 {
		r.code(fromServer, n, h)
	}
	r.trouble(h)
}

// brokenRead reads the number of a read that broke. Behind a final word with
// a number, and a number of restored's own, it says nothing: the phone had done with the restore, and hung
// up.
func brokenRead(r *reading, h *hit) {
	if r.outcome != "" && len(r.codes) > 0 || slices.ContainsFunc(r.codes, func(c rankedCode) bool { return c.rank == fromStatus }) {
		r.trouble(h)
		return
	}
	troublesWith(fromExit)(r, h)
}

// lowerCase tells pymobiledevice3, which writes some of idevicerestore's
// messages without a capital.
func lowerCase(r *reading, h *hit) {
	if c := h.body[0]; c >= 'a' && c <= 'z' {
		r.weigh(pymobile, hint)
	}
}

// connectsToRestored reads ", version 15", the protocol's.
func connectsToRestored(r *reading, h *hit) {
	r.answers(h)
	if at := bytes.Index(h.rest(), []byte("version ")); at >= 0 {
		if n, ok := leadingInteger(h.rest()[at+len("version "):]); ok {
			r.protocol = n
		}
	}
}

// entersRestoreMode reads "Device 1234 has successfully entered restore mode".
func entersRestoreMode(r *reading, h *hit) {
	if bytes.HasPrefix(strip(h.raw).body, []byte("Device ")) {
		r.weigh(idevice, hint)
		r.answers(h)
	}
}

// radioError keeps what iBoot remembers of the modem, if it is an error.
func radioError(r *reading, h *hit) {
	if n, ok := h.integer(); ok && n != 0 && r.outcome == "" {
		r.notes = appendBounded(r.notes, h.line(), maxErrors)
	}
}

// componentNotSent reads "Unable to send DCP component: ..." and "Unable to
// send component 'DCP' to device.", which come before RestoreOS runs. The files
// that come before those have their own tokens.
func componentNotSent(r *reading, h *hit) {
	rest := bytes.ToLower(h.rest())
	if bytes.Contains(rest, []byte("component")) && !bytes.HasPrefix(rest, []byte("ibss")) && !r.answered {
		stumbles(restore.StageRecoveryUpload)(r, h)
	}
}

// unknownRequest is a part of the firmware the phone asked for and the
// program does not know.
func unknownRequest(r *reading, h *hit) {
	if bytes.Contains(h.rest(), []byte("'Baseband")) {
		r.begin(restore.StageBaseband, h)
	}
	r.trouble(h)
	if r.outcome == "" {
		r.fault = TooOld
	}
}

// thisRestore notes that restored itself speaks, of this restore.
func thisRestore(r *reading, h *hit) {
	r.previous = false
	if r.outcome == "" {
		r.answered = true
	}
}

// previousLog notes that the phone's log of an earlier restore follows.
func previousLog(r *reading, h *hit) { r.previous = true }

// amrError reads "AMRError" of a status message, whose number follows on the
// same line or, in a property list, on the next.
func amrError(r *reading, h *hit) {
	r.amrErrorLine = 0
	if n, ok := leadingInteger(bytes.TrimPrefix(h.rest(), []byte("</key>"))); ok {
		r.code(fromStatus, n, h)
		return
	}
	r.amrErrorLine = h.number
}

func amrErrorValue(r *reading, h *hit) {
	if r.amrErrorLine == 0 || h.number > r.amrErrorLine+1 {
		return
	}
	r.amrErrorLine = 0
	if n, ok := h.integer(); ok {
		r.code(fromStatus, n, h)
	}
}
