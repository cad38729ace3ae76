package restorelog

import (
	"strings"

	"relink/internal/restore"
)

// checkpoints are the steps of restored that begin a stage, by the name it
// gives them in "CHECKPOINT BEGIN", "Started checkpoint" and "entering"
// lines, lower case. Names that come in every stage are left out.
var checkpoints = map[string]restore.Stage{
	"partition_nand":               restore.StageStorage,
	"partition_nand_device":        restore.StageStorage,
	"wait_for_storage":             restore.StageStorage,
	"wait_for_storage_device":      restore.StageStorage,
	"update_s3e_firmware":          restore.StageStorage,
	"update_nand_firmware":         restore.StageStorage,
	"format_effaceable_storage":    restore.StageStorage,
	"format_ean_storage":           restore.StageStorage,
	"format_storage_for_lwvm":      restore.StageStorage,
	"create_filesystem_partitions": restore.StageStorage,
	"update_partitions_for_apfs":   restore.StageStorage,
	"format_media":                 restore.StageStorage,
	"resize_system_partition":      restore.StageStorage,
	"restore_images":               restore.StageFilesystem,
	"restore_image":                restore.StageFilesystem,
	"restore_system_image":         restore.StageFilesystem,
	"asr_and_invert_image":         restore.StageFilesystem,
	"install_splat":                restore.StageFilesystem,
	"fixup_var":                    restore.StageFilesystem,
	"install_fud":                  restore.StageFirmware,
	"update_nor":                   restore.StageFirmware,
	"img3_update_nor":              restore.StageFirmware,
	"update_iboot":                 restore.StageFirmware,
	"update_device_firmware":       restore.StageFirmware,
	"update_firmware_post_sealing": restore.StageFirmware,
	"update_gas_gauge":             restore.StageFirmware,
	"update_stockholm":             restore.StageFirmware,
	"pair_stockholm":               restore.StageFirmware,
	"update_savage":                restore.StageFirmware,
	"update_se_firmware":           restore.StageFirmware,
	"update_rose":                  restore.StageFirmware,
	"update_baseband":              restore.StageBaseband,
	"perform_ice3_baseband_update": restore.StageBaseband,
	"load_sep_os":                  restore.StageSEP,
	"certify_sep":                  restore.StageSEP,
	"fdr_recover":                  restore.StageCalibrationData,
	"seal_system_volume":           restore.StageSealing,
}

// writingCheckpoints change the phone's storage.
var writingCheckpoints = map[string]bool{
	"create_filesystem_partitions": true, "format_media": true, "resize_system_partition": true,
	"restore_system_image": true, "asr_and_invert_image": true, "install_splat": true, "seal_system_volume": true,
	"fixup_var": true, "update_nor": true, "update_iboot": true, "update_device_firmware": true,
}

// checkpointNames gives names to the numbers of checkpoints, for logs that
// print the number alone (facts of one real log each).
var checkpointNames = map[int]string{
	0x609: "load_sep_os", 0x60d: "wait_for_storage", 0x60e: "update_nand_firmware", 0x621: "create_filesystem_partitions",
	0x624: "restore_images", 0x634: "fdr_recover", 0x635: "update_device_firmware", 0x658: "format_media",
	0x65b: "restore_system_image", 0x668: "update_firmware_post_sealing", 0x68b: "seal_system_volume",
	0x6a6: "install_splat",
}

// failedIn are the parts of names that tell the stage of a checkpoint that
// failed, where its exact name is in no table. The first that fits wins.
var failedIn = []struct {
	part  string
	stage restore.Stage
}{
	{"fdr", restore.StageCalibrationData},
	{"baseband", restore.StageBaseband},
	{"seal_", restore.StageSealing},
	{"sep_os", restore.StageSEP},
	{"_sep", restore.StageSEP},
	{"nand", restore.StageStorage},
	{"partition", restore.StageStorage},
	{"format", restore.StageStorage},
	{"storage", restore.StageStorage},
	{"asr", restore.StageFilesystem},
	{"image", restore.StageFilesystem},
	{"splat", restore.StageFilesystem},
	{"mount", restore.StageFilesystem},
	{"fsck", restore.StageFilesystem},
	{"filesystem", restore.StageFilesystem},
	{"firmware", restore.StageFirmware},
	{"iboot", restore.StageFirmware},
	{"stockholm", restore.StageFirmware},
	{"update_", restore.StageFirmware},
}

// stageOfFailed is the stage a failed checkpoint belongs to, "" when its name
// does not tell. Checkpoints that only wrap others tell nothing.
func stageOfFailed(name string) restore.Stage {
	name = strings.ToLower(name)
	if stage, ok := checkpoints[name]; ok {
		return stage
	}
	// A ticket is fetched for any part, whatever the stage.
	if strings.Contains(name, "ticket") || strings.HasPrefix(name, "cleanup") || strings.HasPrefix(name, "perform_") || strings.HasPrefix(name, "unmount") {
		return ""
	}
	for _, row := range failedIn {
		if strings.Contains(name, row.part) {
			return row.stage
		}
	}
	return ""
}
