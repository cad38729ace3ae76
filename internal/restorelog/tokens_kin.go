package restorelog

import (
	"bytes"
	"strings"

	"relink/internal/restore"
)

// futureTokens are futurerestore's own.
var futureTokens = []token{
	{"futurerestore init done", true, future, proof, starts},
	{"futurerestore: failed with exception", true, future, proof, troubles},
	{"odysseus", true, future, hint, nil},
	{"libipatcher version", true, future, hint, nil},
	{"[tssc]", true, future, hint, nil},
	{"[tssr]", true, future, hint, nil},
	{"reading signing ticket", true, future, hint, nil},
	{"reading ticket", true, future, hint, nil},
	{"user specified to use latest signed", true, future, hint, nil},
	{"apticket to be valid for this restore", false, future, hint, nil},
	{"apticket can't be used for", false, future, hint, stumbles(restore.StageSigning)},
	{"device apnonce does not match apticket", false, future, hint, stumbles(restore.StageSigning)},
	{"firmware is not being signed", false, future, hint, stumbles(restore.StageSigning)},
	{"[exception]:", true, future, hint, troubles},
	{"done: restoring succeeded", true, future, proof, succeeds},
	{"done: restoring failed", true, future, proof, fails},
	{"failed with errorcode", true, future, proof, failsWith(fromExit)},
	{"failed with error code", true, future, hint, failsWith(fromExit)},
	{"fail code", true, future, hint, failsWith(fromExit)},
}

// pymobileTokens are pymobiledevice3's own. Its success shows only where its
// log holds debug messages.
var pymobileTokens = []token{
	{"pymobiledevice3.restore", false, pymobile, proof, nil},
	{"pymobiledevice3.cli.restore", false, pymobile, proof, nil},
	{"pymobiledevice3/restore/", false, pymobile, proof, nil},
	{"pymobiledevice3\\restore\\", false, pymobile, proof, nil},
	{"pymobiledevice3/cli/restore", false, pymobile, proof, nil},
	{"pymobiledevice3\\cli\\restore", false, pymobile, proof, nil},
	{"pymobiledevice3 restore update", false, pymobile, proof, then(starts, namesErase)},
	{"pymobiledevice3", false, pymobile, hint, nil},
	{"connected device: <", true, pymobile, hint, nil},
	{"behavior.erase", false, anyone, noHint, behaves(restore.Erase)},
	{"behavior.update", false, anyone, noHint, behaves(restore.Update)},
	{"fetching tss record", true, pymobile, hint, begins(restore.StageSigning)},
	{"requesting shsh blobs", true, pymobile, hint, begins(restore.StageSigning)},
	{"server replied:", false, anyone, noHint, ifFound("tss", stumbles(restore.StageSigning))},
	{"going into recovery", true, pymobile, hint, begins(restore.StageEnterRecovery)},
	{"device booted into recovery", true, pymobile, hint, begins(restore.StageRecoveryUpload)},
	{"waiting for device to connect for restored service", true, pymobile, hint, begins(restore.StageRamdiskBoot)},
	{"hardware info: {", true, pymobile, hint, reaches(restore.StageRamdiskBoot)},
	{"progress-bar: {", true, pymobile, hint, operatesByWord},
	{"verify-restore:", true, pymobile, hint, begins(restore.StageFilesystem)},
	{"checkpoint: {", true, pymobile, hint, nil},
	{"status message: {", true, pymobile, hint, statusMessage},
	{"verification error", true, anyone, noHint, ifAlone(ofPymobile(hasStatus(-1, "")))},
	{"disk failure", true, anyone, noHint, ifAlone(ofPymobile(hasDiskFailure))},
	{"fail", true, anyone, noHint, ifAlone(ofPymobile(hasStatus(14, "")))},
	{"failed to mount filesystems", true, anyone, noHint, ifAlone(ofPymobile(hasStatus(27, restore.StageFilesystem)))},
	{"failed to load sep firmware", true, anyone, noHint, ifAlone(ofPymobile(hasStatus(0, restore.StageSEP)))},
	{"failed to recover fdr data", true, anyone, noHint, ifAlone(ofPymobile(hasStatus(53, restore.StageCalibrationData)))},
	{"x-gold baseband update failed", true, anyone, noHint, ofPymobile(hasStatus(1015, restore.StageBaseband))},
	{"unknown error", true, anyone, noHint, ifAlone(ofPymobile(troubles))},
	{"failed to handle ", true, anyone, noHint, ofPymobile(troubles)},
	{"traceback (most recent call last)", false, anyone, noHint, troubles},
	{"pymobiledevice3.exceptions.", true, pymobile, noHint, troubles},
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
		failsWith(fromStatus)(r, &after)
	}
}

// operatesByWord reads "'Operation': 'RESTORE_IMAGE'" or the number.
func operatesByWord(r *reading, h *hit) {
	at := bytes.Index(h.rest(), []byte("'Operation':"))
	if at < 0 {
		return
	}
	rest := h.rest()[at+len("'Operation':"):]
	if n, ok := leadingInteger(rest); ok {
		r.operate(n, h)
		return
	}
	name := strings.ToLower(word(bytes.TrimLeft(rest, " '\"")))
	if n, ok := operationWords[name]; ok {
		r.operate(n, h)
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
