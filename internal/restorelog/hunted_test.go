package restorelog

import (
	"slices"
	"testing"

	"relink/internal/restore"
)

// What was found by hunting, each with what it was read as before.
func TestHunted(t *testing.T) {
	const begun = "Found device in Recovery mode\nSending iBEC (5 bytes)...\n"
	for _, f := range []fixture{
		{
			name: "the step that failed is named by the reason alone", // at no stage
			text: "[00:32:32.0890-GMT]{3>6} CHECKPOINT FAILURE:(FAILURE:100) RESTORED:[0x067B] perform_restore_installing [0]D(failed to install splat)\n",
			tool: Restored, outcome: Failure, codes: []int{100}, stage: restore.StageFilesystem,
		},
		{
			name: "a sentence that quotes a last word", // a failure with 4013
			text: "If you see \"Restore completed, status: 4013\" in the log, the phone came back in recovery.\n\"Restore completed, status: 4005\" means that it never came back.\n",
			tool: UnknownTool, outcome: NotARestore,
		},
		{
			name: "cfgutil's steps alone", // no restore
			text: "Step 1 of 2: Preparing the iPhone\nStep 2 of 2: Installing iOS [2/2] [***    ] 40%\n",
			tool: Configurator, outcome: Incomplete, stage: restore.StageUnknown,
		},
		{
			name: "somebody else's steps",
			text: "Step 1 of 2: Preparing the database\nStep 2 of 2: Installing\nOperation \"get\" succeeded\n",
			tool: UnknownTool, outcome: NotARestore,
		},
		{
			name: "cfgutil's operation that failed",
			text: "Step 1 of 2: Preparing the iPhone\nOperation \"restore\" failed\n",
			tool: Configurator, outcome: Failure, stage: restore.StageUnknown,
		},
		{
			name: "RestoreOS was done, and the phone did not come back", // a success
			text: "[22:17:05.0001] <Restore Device 0x7f9a>: operation 13 progress 3\n[22:17:05.0001] <Restore Device 0x7f9a>: Restore succeeded\n[22:27:05.0005] Device disappeared during transition\n",
			tool: MobileDevice, outcome: Failure, stage: restore.StageFinalBoot, operation: 13, written: yes,
		},
		{
			name: "a failure with the number 0 is no success", // a success
			text: "futurerestore init done\n" + begun + "Restoring image (13)\nFailed with errorcode=0\n",
			tool: FutureRestore, outcome: Incomplete, stage: restore.StageFilesystem, operation: 13, written: yes,
		},
		{
			name: "the number of a domain around the engine's",
			text: "Installation failed: Error Domain=VZErrorDomain Code=10007 \"Installation requires a software update.\" UserInfo={NSUnderlyingError=0x6000 {Error Domain=com.apple.MobileDevice.MobileRestore Code=10 \"This host version is unsupported\"}}\n",
			tool: MobileDevice, outcome: Failure, codes: []int{10}, stage: restore.StageUnknown,
		},
		{
			name: "iBSS is no component of recovery mode",
			text: "Found device in DFU mode\nSending iBSS (5 bytes)...\nERROR: Unable to send iBSS component: Unable to upload data to device\n",
			tool: IDeviceRestore, outcome: Failure, stage: restore.StageDFUUpload, written: no,
		},
		{
			name: "a second try in the same file, cut off",
			text: begun + "ERROR: Unable to send iBEC component: Unable to upload data to device\n" + begun + "Restoring image (13)\n",
			tool: IDeviceRestore, outcome: Incomplete, stage: restore.StageFilesystem, operation: 13, written: yes,
		},
	} {
		t.Run(f.name, func(t *testing.T) { compare(t, readWhole(t, f.text), f) })
	}
}

// The sentences say what the field's inputs must come down to.
func TestSentencesOfTheField(t *testing.T) {
	const answered = "Found device in Recovery mode\nConnected to com.apple.mobile.restored, version 15\n"
	for _, tt := range []struct {
		name, text string
		says, not  []string
	}{
		{"a lost link", answered + "ERROR: Could not read data (-256). Aborting.\nERROR: Unable to restore device\n", []string{"code.minus256.meaning", "log.at.restoreos", "log.written.unknown"}, []string{"log.code.unfounded"}},
		{"-1 of a camera", "[07:30:23.0292-GMT]{3>6} CHECKPOINT FAILURE:(FAILURE:-1) RESTORED:[0x0635] update_device_firmware [0]D(camera part)\n", []string{"log.code.minus1.step"}, []string{"code.minus1.meaning"}},
		{"-1 of the modem", "[07:30:23.0292-GMT]{3>6} CHECKPOINT FAILURE:(FAILURE:-1) RESTORED:[0x0700] update_baseband [0]D(modem)\n", []string{"code.minus1.meaning"}, []string{"log.code.minus1.step"}},
		{"-1 of nobody", "[12:00:00.0000] iTunes: Restore error -1\n", []string{"log.code.minus1.unknown"}, []string{"code.minus1.meaning"}},
		{"100", answered + "Unhandled status message (100)\n", []string{"code.100.meaning"}, []string{"log.code.unfounded"}},
		{"a crash", answered + "Segmentation fault\n", []string{"log.fault.crashed"}, nil},
		{"a program too old", answered + "ERROR: Unknown data request 'NewThing' received\n", []string{"log.fault.too-old"}, nil},
		{"a program too old that went on", answered + "ERROR: Unknown data request 'NewThing' received\nRestoring image (13)\n", nil, []string{"log.fault.too-old"}},
	} {
		var ids []string
		for _, w := range readWhole(t, tt.text).Sentences() {
			ids = append(ids, w.ID)
		}
		for _, id := range tt.says {
			if !slices.Contains(ids, id) {
				t.Errorf("%s: got %v, want %s", tt.name, ids, id)
			}
		}
		for _, id := range tt.not {
			if slices.Contains(ids, id) {
				t.Errorf("%s: got %v, want no %s", tt.name, ids, id)
			}
		}
	}
}
