package restorelog

import (
	"bytes"

	"relink/internal/restore"
)

// startTokens are what idevicerestore, futurerestore and pymobiledevice3
// write until RestoreOS runs (facts: the three programs' sources, and real
// logs of versions since 2010).
var startTokens = []token{
	{"found device in ", true, idevice, hint, starts},
	{"identified device as ", true, idevice, hint, nil},
	{"using cached version data", true, idevice, hint, nil},
	{"updated version data", true, idevice, hint, nil},
	{"extracting buildmanifest from ipsw", true, idevice, hint, nil},
	{"extracting filesystem from ipsw", true, idevice, hint, nil},
	{"checking ipsw for required components", true, idevice, hint, nil},
	{"the following firmwares are currently being signed", true, idevice, hint, nil},
	{"device supports image4", true, idevice, hint, nil},
	{"device supports img4", true, idevice, hint, nil},
	{"personalizing img", true, idevice, hint, nil},
	{"idevicerestore ", true, idevice, noHint, versionLine},
	{"this restore will erase", true, idevice, proof, behaves(restore.Erase)},
	{"this restore will update", true, idevice, proof, behaves(restore.Update)},
	{"customer erase install", false, anyone, noHint, behavesUnlessKnown(restore.Erase)},
	{"customer upgrade install", false, anyone, noHint, behavesUnlessKnown(restore.Update)},
	{"getting apnonce in ", true, idevice, hint, nil},
	{"trying to fetch new shsh blob", true, idevice, proof, begins(restore.StageSigning)},
	{"trying to fetch new signing tickets", true, idevice, proof, begins(restore.StageSigning)},
	{"sending tss request", true, idevice, hint, begins(restore.StageSigning)},
	{"request url set to https://gs.apple.com", true, idevice, hint, begins(restore.StageSigning)},
	{"received shsh blobs", true, idevice, hint, nil},
	{"tss request failed", true, idevice, hint, stumbles(restore.StageSigning)},
	{"(status=", false, anyone, noHint, ifFound("tss", signerStatus)},
	{"tss server returned: status=", false, anyone, noHint, signerStatus},
	{"unable to send tss request", true, idevice, hint, stumbles(restore.StageSigning)},
	{"unable to get shsh blobs", true, idevice, proof, stumbles(restore.StageSigning)},
	{"unable to proceed without a tss record", true, idevice, proof, stumbles(restore.StageSigning)},
	{"entering recovery mode", true, anyone, noHint, begins(restore.StageEnterRecovery)},
	{"unable to place device into recovery mode", true, idevice, proof, troubles},
	{"sending wtf", true, idevice, hint, begins(restore.StageDFUUpload)},
	{"sending ibss", true, idevice, proof, begins(restore.StageDFUUpload)},
	{"booting ibss", true, idevice, proof, begins(restore.StageDFUUpload)},
	{"unable to send ibss", true, idevice, proof, stumbles(restore.StageDFUUpload)},
	{"sending ibec", true, idevice, proof, begins(restore.StageRecoveryUpload)},
	{"booting ibec", true, idevice, proof, begins(restore.StageRecoveryUpload)},
	{"unable to send ibec", true, idevice, proof, stumbles(restore.StageRecoveryUpload)},
	{"device did not disconnect", true, idevice, proof, troubles},
	{"device did not reconnect", true, idevice, proof, troubles},
	{"recovery mode environment", true, idevice, proof, reaches(restore.StageRecoveryUpload)},
	{"sending restorelogo", true, idevice, proof, begins(restore.StageRecoveryUpload)},
	{"sending applelogo", true, idevice, proof, begins(restore.StageRecoveryUpload)},
	{"sending restoreramdisk", true, idevice, proof, begins(restore.StageRecoveryUpload)},
	{"sending restoredevicetree", true, idevice, proof, begins(restore.StageRecoveryUpload)},
	{"sending restoretrustcache", true, idevice, proof, begins(restore.StageRecoveryUpload)},
	{"sending restoresep", true, idevice, proof, begins(restore.StageRecoveryUpload)},
	{"sending restorekernelcache", true, idevice, proof, begins(restore.StageRecoveryUpload)},
	{"ramdisk-size=", true, idevice, hint, begins(restore.StageRecoveryUpload)},
	{"unable to place device into restore mode", true, idevice, proof, fails},
	{"waiting for device to enter restore mode", true, idevice, proof, begins(restore.StageRamdiskBoot)},
	{"about to restore device", true, idevice, proof, reaches(restore.StageRamdiskBoot)},
	{"device failed to enter restore mode", true, idevice, proof, stumbles(restore.StageRamdiskBoot)},
	{"device reconnected in", true, idevice, hint, stumbles(restore.StageRamdiskBoot)},
	{"unable to open device in restore mode", true, idevice, proof, stumbles(restore.StageRamdiskBoot)},
	{"unable to connect to device in restore mode", true, idevice, proof, stumbles(restore.StageRamdiskBoot)},
	{"unable to connect to restored", true, idevice, proof, stumbles(restore.StageRamdiskBoot)},
	{"connected to com.apple.mobile.restored", false, idevice, proof, connectsToRestored},
	{"has successfully entered restore mode", false, idevice, proof, reaches(restore.StageRamdiskBoot)},
	{"unable to discover device mode", true, idevice, proof, troubles},
	{"unable to find a matching build identity", true, idevice, proof, troubles},
}

// restoreTokens are what the same programs write once RestoreOS runs.
var restoreTokens = []token{
	{"about to send ", true, idevice, hint, nil},
	{"about to send filesystem", true, idevice, hint, begins(restore.StageFilesystem)},
	{"about to send nor", true, idevice, hint, begins(restore.StageFirmware)},
	{"about to send fud", true, idevice, hint, begins(restore.StageFirmware)},
	{"about to send kernelcache", true, idevice, hint, begins(restore.StageFirmware)},
	{"about to send devicetree", true, idevice, hint, begins(restore.StageFirmware)},
	{"about to send basebanddata", true, idevice, hint, begins(restore.StageBaseband)},
	{"about to send fdr trust data", true, idevice, hint, begins(restore.StageCalibrationData)},
	{"about to send systemimageroothash", true, idevice, hint, begins(restore.StageSealing)},
	{"about to send systemimagecanonicalmetadata", true, idevice, hint, begins(restore.StageSealing)},
	{"sending baseband tss request", true, idevice, hint, begins(restore.StageBaseband)},
	{"sending se tss request", true, idevice, hint, begins(restore.StageFirmware)},
	{"sending savage tss request", true, idevice, hint, begins(restore.StageFirmware)},
	{"sending se savage request", true, idevice, hint, begins(restore.StageFirmware)},
	{"sending yonkers tss request", true, idevice, hint, begins(restore.StageFirmware)},
	{"sending se yonkers request", true, idevice, hint, begins(restore.StageFirmware)},
	{"sending rose tss request", true, idevice, hint, begins(restore.StageFirmware)},
	{"sending veridian tss request", true, idevice, hint, begins(restore.StageFirmware)},
	{"sending firmwareresponse", true, idevice, hint, begins(restore.StageFirmware)},
	{"connected to asr", true, idevice, hint, begins(restore.StageFilesystem)},
	{"validating the filesystem", true, idevice, hint, begins(restore.StageFilesystem)},
	{"sending filesystem now", true, idevice, hint, then(begins(restore.StageFilesystem), writesStorage)},
	{"unable to connect to asr", true, idevice, proof, stumbles(restore.StageFilesystem)},
	{"asr was unable to validate", true, idevice, proof, stumbles(restore.StageFilesystem)},
	{"unable to receive data from asr", true, idevice, proof, stumbles(restore.StageFilesystem)},
	{"unable to send payload to asr", true, idevice, proof, stumbles(restore.StageFilesystem)},
	{"unable to send data to asr", true, idevice, proof, stumbles(restore.StageFilesystem)},
	{"unable to send filesystem", true, idevice, proof, stumbles(restore.StageFilesystem)},
	{"updating baseband ", true, idevice, hint, begins(restore.StageBaseband)},
	{"device didn't accept basebanddata", true, idevice, proof, stumbles(restore.StageBaseband)},
	{"unable to send baseband", true, idevice, proof, stumbles(restore.StageBaseband)},
	{"unknown data request '", true, idevice, proof, unknownRequest},
	{"got status message", true, idevice, hint, thisRestore},
	{"log is available:", true, idevice, hint, thisRestore},
	{"previous restore log received", false, idevice, hint, previousLog},
	{"checkpoint started ", true, idevice, hint, checkpointStarted},
	{"checkpoint completed ", true, idevice, hint, checkpointEnded},
	{"checkpoint failure id:", true, idevice, hint, checkpointFailed},
	{"complete with code", false, idevice, hint, checkpointCompleted},
	{"status: restore finished", true, idevice, proof, succeeds},
	{"status: verification error", true, idevice, proof, hasStatus(-1, "")},
	{"status: disk failure", true, idevice, proof, hasDiskFailure},
	{"status: fail", true, idevice, noHint, ifAlone(hasStatus(14, ""))},
	{"status: failed to mount filesystems", true, idevice, proof, hasStatus(27, restore.StageFilesystem)},
	// 50 or 51: the words do not tell which, so there is no number.
	{"status: failed to load sep firmware", true, idevice, proof, hasStatus(0, restore.StageSEP)},
	{"status: failed to recover fdr data", true, idevice, proof, hasStatus(53, restore.StageCalibrationData)},
	{"status: x-gold baseband update failed", true, idevice, proof, hasStatus(1015, restore.StageBaseband)},
	{"unhandled status message (", false, idevice, proof, failsWith(fromStatus)},
	{"amrerror", false, anyone, noHint, amrError},
	{"<integer>", false, anyone, noHint, amrErrorValue},
	{"*** restored crashed", false, idevice, proof, troubles},
	{"could not read data (", true, idevice, proof, troublesWith(fromExit)},
	{"failed to send/receive data from the restore process", true, idevice, proof, troubles},
	{"unable to successfully restore device", true, idevice, proof, fails},
	{"unable to restore device", true, idevice, proof, fails},
	{"restore failed", true, idevice, hint, ifAlone(fails)},
	{"done", true, anyone, noHint, ifAlone(done)},
}

// versionLine tells idevicerestore's first line from its help.
func versionLine(r *reading, h *hit) {
	if rest := h.rest(); len(rest) > 0 && isDigit(rest[0]) {
		r.weight[idevice] += hint
	}
}

func behavesUnlessKnown(b restore.Behaviour) action {
	return func(r *reading, h *hit) {
		if r.behaviour == "" {
			r.behaviour = b
		}
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

// connectsToRestored reads ", version 15", the protocol's.
func connectsToRestored(r *reading, h *hit) {
	reaches(restore.StageRamdiskBoot)(r, h)
	if at := bytes.Index(h.rest(), []byte("version ")); at >= 0 {
		if n, ok := leadingInteger(h.rest()[at+len("version "):]); ok {
			r.protocol = n
		}
	}
}

// unknownRequest is a part of the firmware the phone asked for and the
// program does not know.
func unknownRequest(r *reading, h *hit) {
	if bytes.HasPrefix(h.rest(), []byte("Baseband")) {
		r.begin(restore.StageBaseband, h)
	}
	r.trouble(h)
}

func thisRestore(r *reading, h *hit) { r.previous = false }

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

// done is idevicerestore's last word, which it says after a success only.
func done(r *reading, h *hit) {
	if r.outcome == "" && !r.pending && !r.isBefore(restore.StageStorage) && r.weight[idevice] >= enough {
		r.succeed(h)
	}
}
