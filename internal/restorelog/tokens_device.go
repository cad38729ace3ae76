package restorelog

import (
	"bytes"
	"strconv"
	"strings"

	"relink/internal/restore"
)

// deviceTokens are what the phone's own restore log says, of restored and of
// the asr it runs.
var deviceTokens = []token{
	{"checkpoint begin:", false, ramdisk, proof, checkpointBegun},
	{"checkpoint end:", false, ramdisk, hint, nil},
	{"checkpoint notice:", false, ramdisk, hint, nil},
	{"checkpoint progress:", false, ramdisk, hint, nil},
	{"checkpoint anomaly:", false, ramdisk, hint, nil},
	{"checkpoint failure:(", false, ramdisk, proof, checkpointFailure},
	{"restore-step-", true, ramdisk, hint, nil},
	{"ramrod_", false, ramdisk, hint, nil},
	{"bbupdater:", false, ramdisk, hint, nil},
	{"asr status:", false, ramdisk, proof, asrStatus},
	{"asr verify progress", false, ramdisk, hint, nil},
	{"asr: could not", false, ramdisk, hint, troubles},
	{"asr: checksum failed", false, ramdisk, hint, troubles},
	{"repartitioning target device", false, ramdisk, noHint, writesStorage},
	{"was terminated by signal", false, ramdisk, noHint, troubles},
	{"executing /usr/sbin/asr", false, ramdisk, proof, beginsInside(restore.StageFilesystem)},
	{"entering ", true, ramdisk, noHint, enters},
	{"img3_flash_nor_image", false, ramdisk, hint, beginsInside(restore.StageFirmware)},
	{"write_image3_data", false, ramdisk, hint, beginsInside(restore.StageFirmware)},
	{"perform_ice3_baseband_update", false, ramdisk, hint, beginsInside(restore.StageBaseband)},
	{"restore failed with cferror", false, ramdisk, proof, troubles},
	{"attempting to dump restore log", false, ramdisk, hint, nil},
	{"amrestoreerrordomain/", false, ramdisk, hint, chain},
	{"ramroderrordomain/", false, ramdisk, hint, chain},
}

// checkpointBegun reads "RESTORED:[0x0624] restore_images".
func checkpointBegun(r *reading, h *hit) {
	checkpointBegins(afterBracket(h.rest()), h, r, r.beginInside)
}

// enters reads "entering update_baseband" of restoreds without checkpoints.
func enters(r *reading, h *hit) {
	name := word(h.rest())
	if _, ok := checkpoints[strings.ToLower(name)]; ok {
		r.weight[ramdisk] += hint
	}
	checkpointBegins(name, h, r, r.beginInside)
}

// asrStatus reads asr's word on where it is. "fail" is not the end by itself:
// restored may try again.
func asrStatus(r *reading, h *hit) {
	if bytes.HasPrefix(bytes.TrimSpace(h.rest()), []byte("fail")) {
		if r.inside != restore.StageFilesystem {
			r.beginInside(restore.StageFilesystem, h)
		}
		r.trouble(h)
		return
	}
	r.beginInside(restore.StageFilesystem, h)
}

func writesStorage(r *reading, h *hit) {
	if !r.previous {
		r.writes = true
	}
}

// chain reads a line of the chain of causes: "2: RamrodErrorDomain/3e9:
// update_iBoot: error writing image". The number is hexadecimal.
func chain(r *reading, h *hit) {
	rest := h.rest()
	digits := 0
	for digits < len(rest) && (isDigit(rest[digits]) || isLetter(rest[digits]) && rest[digits]|0x20 <= 'f') {
		digits++
	}
	n, err := strconv.ParseUint(string(rest[:digits]), 16, 32)
	if err != nil {
		return
	}
	r.code(fromCause, int(int32(uint32(n))), h)
	r.trouble(h)
	if name := word(bytes.TrimLeft(rest[digits:], ": ")); strings.Contains(name, "_") {
		r.failedAt(name)
	}
}
