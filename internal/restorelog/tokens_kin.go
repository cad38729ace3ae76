package restorelog

import (
	"bytes"
	"strings"

	"relink/internal/restore"
)

// futureTokens are futurerestore's own.
var futureTokens = []token{
	{"futurerestore init done", atStart, future, proof, starts},
	{"futurerestore: failed with exception", atStart, future, proof, troubles},
	{"odysseus", atStart, future, hint, nil},
	{"libipatcher version", atStart, future, hint, nil},
	{"[tssc]", atStart, anyone, noHint, tsschecker},
	{"[tssr]", atStart, anyone, noHint, tsschecker},
	{"reading signing ticket", atStart, future, hint, nil},
	{"reading ticket", atStart, future, hint, nil},
	{"user specified to use latest signed", atStart, future, hint, nil},
	{"apticket to be valid for this restore", inLog, future, hint, nil},
	{"apticket can't be used for", atStart, future, hint, stumbles(restore.StageSigning)},
	{"device apnonce does not match apticket", atStart, future, hint, stumbles(restore.StageSigning)},
	{"firmware is not being signed", atStart, future, hint, stumbles(restore.StageSigning)},
	{"[exception]:", atStart, future, hint, troubles},
	{"done: restoring succeeded", atStart, future, proof, succeeds},
	{"done: restoring failed", atStart, future, proof, fails},
	{"failed with errorcode", atStart, future, proof, failsWith(fromExit)},
	{"failed with error code", atStart, future, hint, failsWith(fromExit)},
	{"fail code", atStart, future, hint, failsWith(fromExit)},
}

// tsschecker notes the part of futurerestore that is a program of its own
// too, which restores nothing.
func tsschecker(r *reading, h *hit) { r.weigh(future, hint) }

// pymobileTokens are pymobiledevice3's own. Its success shows only where its
// log holds debug messages.
var pymobileTokens = []token{
	{"pymobiledevice3 restore update", anywhere, pymobile, hint, then(starts, namesErase)},
	{"pymobiledevice3", anywhere, pymobile, noHint, seesPymobile},
	{"connected device: <", atStart, pymobile, hint, nil},
	{"behavior.erase", anywhere, anyone, noHint, behaves(restore.Erase)},
	{"behavior.update", anywhere, anyone, noHint, behaves(restore.Update)},
	{"fetching tss record", atStart, pymobile, hint, begins(restore.StageSigning)},
	{"requesting shsh blobs", atStart, pymobile, hint, begins(restore.StageSigning)},
	{"server replied:", anywhere, anyone, noHint, ifFound("tss", stumbles(restore.StageSigning))},
	{"going into recovery", atStart, pymobile, hint, begins(restore.StageEnterRecovery)},
	{"device booted into recovery", atStart, pymobile, hint, begins(restore.StageRecoveryUpload)},
	{"waiting for device to connect for restored service", atStart, pymobile, hint, begins(restore.StageRamdiskBoot)},
	{"hardware info: {", atStart, pymobile, hint, answers},
	{"progress-bar: {", atStart, pymobile, hint, operatesByWord},
	{"verify-restore:", atStart, pymobile, hint, begins(restore.StageFilesystem)},
	{"checkpoint: {", atStart, pymobile, hint, nil},
	{"status message: {", atStart, pymobile, hint, statusMessage},
	{"verification error", atStart, anyone, noHint, ifAlone(ofPymobile(hasStatus(-1, "")))},
	{"disk failure", atStart, anyone, noHint, ifAlone(ofPymobile(hasDiskFailure))},
	{"fail", atStart, anyone, noHint, ifAlone(ofPymobile(hasStatus(14, "")))},
	{"failed to mount filesystems", atStart, anyone, noHint, ifAlone(ofPymobile(hasStatus(27, restore.StageFilesystem)))},
	{"failed to load sep firmware", atStart, anyone, noHint, ifAlone(ofPymobile(hasStatus(0, restore.StageSEP)))},
	{"failed to recover fdr data", atStart, anyone, noHint, ifAlone(ofPymobile(hasStatus(53, restore.StageCalibrationData)))},
	{"x-gold baseband update failed", atStart, anyone, noHint, ofPymobile(hasStatus(1015, restore.StageBaseband))},
	{"unknown error", atStart, anyone, noHint, ifAlone(ofPymobile(troubles))},
	{"failed to handle ", atStart, anyone, noHint, ofPymobile(troubles)},
	{"traceback (most recent call last)", anywhere, anyone, noHint, troubles},
	{"pymobiledevice3.exceptions.", atStart, pymobile, noHint, troubles},
}

// seesPymobile weighs the program's name: in the front of a log line it is the
// writer, in a traceback's "File" line it is where it failed; elsewhere it is
// a word.
func seesPymobile(r *reading, h *hit) {
	text := bytes.TrimLeft(h.body, " \t|")
	if !h.logged && !bytes.HasPrefix(text, []byte("File \"")) {
		return
	}
	r.weigh(pymobile, hint)
	rest := h.rest()
	if len(rest) < 4 || bytes.IndexByte([]byte("./\\"), rest[0]) < 0 {
		return
	}
	rest = bytes.TrimPrefix(rest[1:], []byte("cli"))
	if bytes.HasPrefix(bytes.TrimLeft(rest, "./\\"), []byte("restore")) {
		r.weigh(pymobile, proof)
	}
}

// ofPymobile does it in a log of pymobiledevice3 only: the words are too
// common to mean anything elsewhere.
func ofPymobile(do action) action {
	return func(r *reading, h *hit) {
		if r.weight[pymobile] > 0 {
			do(r, h)
		}
	}
}

// namesErase reads the command: an update unless it says --erase.
func namesErase(r *reading, h *hit) {
	r.behaviour = restore.Update
	if bytes.Contains(h.rest(), []byte("--erase")) {
		r.behaviour = restore.Erase
	}
}

// statusMessage reads "{'MsgType': 'StatusMsg', 'Status': 0, ...}".
func statusMessage(r *reading, h *hit) {
	if at := bytes.Index(h.rest(), []byte("'Status':")); at >= 0 {
		after := *h
		after.end += at + len("'Status':")
		endsWith(fromStatus)(r, &after)
	}
}

// operatesByWord reads "'Operation': 'RESTORE_IMAGE'" or the number.
func operatesByWord(r *reading, h *hit) {
	at := bytes.Index(h.rest(), []byte("'Operation':"))
	if at < 0 {
		return
	}
	rest := h.rest()[at+len("'Operation':"):]
	n, ok := leadingInteger(rest)
	if !ok {
		n, ok = operationWords[strings.ToLower(word(bytes.TrimLeft(rest, " '\"")))]
	}
	if !ok {
		return
	}
	r.operate(n, h)
	if at := bytes.Index(rest, []byte("'Progress':")); at >= 0 {
		if n, ok := leadingInteger(rest[at+len("'Progress':"):]); ok {
			r.progressed(percentOf(float64(n)))
		}
	}
}

// operationWords are the names pymobiledevice3 gives to operations that begin
// a stage (its restore/consts.py).
var operationWords = map[string]int{
	"create_partition_map": 11, "create_filesystem": 12, "restore_image": 13, "verify_restore": 14,
	"check_filesystems": 15, "mount_filesystems": 16, "fixup_var": 17, "flash_firmware": 18, "update_baseband": 19,
	"set_boot_stage": 20, "reboot_device": 21, "shutdown_device": 22, "install_root": 26, "install_kernelcache": 27,
	"wait_for_nand": 28, "unmount_filesystems": 29, "load_firmware": 35, "requesting_fud_data": 36,
	"close_modem_tickets": 40, "wipe_storage_device": 42, "update_gas_gauge": 47, "prepare_baseband_update": 48,
	"boot_baseband": 49, "create_system_keybag": 50, "resize_system_partition": 52, "pair_stockholm": 54,
	"update_stockholm": 55, "certify_sep": 57, "update_nand_firmware": 58, "update_se_firmware": 59,
	"update_savage": 60, "installing_devicetree": 61, "certify_savage": 62, "submitting_provinfo": 63,
	"certify_yonkers": 64, "update_rose": 65, "update_veridian": 66, "sealing_system_volume": 77,
}
