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
	{"checkpoint begin:", inLog, ramdisk, proof, checkpointBegun},
	{"checkpoint end:", inLog, ramdisk, hint, nil},
	{"checkpoint notice:", inLog, ramdisk, hint, nil},
	{"checkpoint progress:", inLog, ramdisk, hint, nil},
	{"checkpoint anomaly:", inLog, ramdisk, hint, nil},
	{"checkpoint failure:(", inLog, ramdisk, proof, checkpointFailure},
	{"restore-step-", atStart, ramdisk, hint, nil},
	{"restore-step-names", anywhere, anyone, noHint, openSteps},
	{"amfdrcreateerror:", atStart, ramdisk, hint, beginsInside(restore.StageCalibrationData)},
	{"ramrod_", inLog, ramdisk, hint, nil},
	{"bbupdater:", inLog, ramdisk, hint, nil},
	{"asr status:", inLog, ramdisk, proof, asrStatus},
	{"asr verify progress", inLog, ramdisk, hint, nil},
	{"asr: could not", inLog, ramdisk, hint, troubles},
	{"asr: checksum failed", inLog, ramdisk, hint, troubles},
	{"asr restore progress", atStart, ramdisk, hint, then(beginsInside(restore.StageFilesystem), writesStorage)},
	{"update_baseband:", atStart, ramdisk, hint, beginsInside(restore.StageBaseband)},
	{"update[stockholm] error", atStart, ramdisk, hint, beginsInside(restore.StageFirmware)},
	{"repartitioning target device", anywhere, ramdisk, noHint, writesStorage},
	{"was terminated by signal", anywhere, ramdisk, noHint, troubles},
	{"executing /usr/sbin/asr", atStart, ramdisk, proof, beginsInside(restore.StageFilesystem)},
	{"entering ", atStart, ramdisk, noHint, enters},
	{"img3_flash_nor_image", inLog, ramdisk, hint, beginsInside(restore.StageFirmware)},
	{"write_image3_data", inLog, ramdisk, hint, beginsInside(restore.StageFirmware)},
	{"perform_ice3_baseband_update", inLog, ramdisk, hint, beginsInside(restore.StageBaseband)},
	{"restore failed with cferror", inLog, ramdisk, proof, troubles},
	{"attempting to dump restore log", inLog, ramdisk, hint, nil},
	{"amrestoreerrordomain/", anywhere, anyone, noHint, chain},
	{"ramroderrordomain/", anywhere, anyone, noHint, chain},
}

// checkpointBegun reads "RESTORED:[0x0624] restore_images".
func checkpointBegun(r *reading, h *hit) {
	checkpointBegins(afterBracket(h.rest()), h, r, r.beginInside)
}

// enters reads "entering update_baseband" of restoreds without checkpoints.
func enters(r *reading, h *hit) {
	name := word(h.rest())
	if _, ok := checkpoints[strings.ToLower(name)]; ok {
		r.weigh(ramdisk, hint)
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

// openSteps reads the steps that are open, "{0x1103067B:perform_restore;
// 0x110306A6:install_splat;0x11030647:cleanup_check_result}". Those still open
// when cleaning up begins are the ones that failed, the innermost last.
func openSteps(r *reading, h *hit) {
	var open []string
	cleaning := false
	for _, step := range bytes.Split(bytes.Trim(h.rest(), " ={}"), []byte(";")) {
		_, name, _ := bytes.Cut(step, []byte(":"))
		if bytes.HasPrefix(name, []byte("cleanup_")) {
			cleaning = true
			continue
		}
		open = append(open, word(name))
	}
	for i := len(open) - 1; cleaning && i >= 0; i-- {
		r.failedAt(open[i])
	}
}

func writesStorage(r *reading, h *hit) {
	if !r.previous {
		r.writes = true
	}
}

// chain reads a line of the chain of causes: "2: RamrodErrorDomain/3e9:
// update_iBoot: error writing image". The number is hexadecimal.
func chain(r *reading, h *hit) {
	if !countsCauses(h.raw[:len(h.raw)-len(h.rest())]) {
		return
	}
	rest := h.rest()
	digits := 0
	for digits < len(rest) && (isDigit(rest[digits]) || isLetter(rest[digits]) && rest[digits]|0x20 <= 'f') {
		digits++
	}
	n, err := strconv.ParseUint(string(rest[:digits]), 16, 32)
	if err != nil {
		return
	}
	r.weigh(ramdisk, hint)
	r.code(fromCause, int(int32(uint32(n))), h)
	r.trouble(h)
	if name := word(bytes.TrimLeft(rest[digits:], ": ")); strings.Contains(name, "_") {
		r.failedAt(name)
	}
}

// countsCauses says whether the last word of a text stands behind a number and
// a colon, as in "2: RamrodErrorDomain/".
func countsCauses(text []byte) bool {
	before, counted := bytes.CutSuffix(text[:bytes.LastIndexByte(text, ' ')+1], []byte(": "))
	return counted && len(before) > 0 && isDigit(before[len(before)-1])
}
