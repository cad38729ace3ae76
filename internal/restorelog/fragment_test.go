package restorelog

import (
	"slices"
	"strings"
	"testing"

	"relink/internal/restore"
)

// A piece of the phone's own log behind a success is told by its own end:
// where it fails, that restore failed; where it does not, it says nothing
// against the success.
func TestAFragmentBehindASuccess(t *testing.T) {
	const host = "[22:10:00.0001] requested restore behavior: Update\n" +
		"[22:12:00.0001] Finished Recovery Restore Phase: Successful\n" +
		"[22:14:00.0001] <Restore Device 0x7f9a>: operation 13 progress 10\n" +
		"[22:17:05.0001] Restore succeeded\n"
	const fails = "[13:44:03.0832-GMT]{3>5} CHECKPOINT BEGIN: RESTORED:[0x0668] update_firmware_post_sealing\n" +
		"[13:44:05.0832-GMT]{3>5} CHECKPOINT FAILURE:(FAILURE:-1) (null):[0x0668] update_firmware_post_sealing [0]D(failed post-sealing updater)\n" +
		"restore failed with CFError:\n" +
		"0: AMRestoreErrorDomain/ffffffff: failed post-sealing updater\n"
	for _, tt := range []struct {
		name, text string
		want       Outcome
		stage      restore.Stage
		codes      []int
	}{
		{"it fails", host + fails, Failure, restore.StageFirmware, []int{-1}},
		{"asr fails", host + "executing /usr/sbin/asr -source asr://localhost:12345\nASR STATUS: fail\n", Failure, restore.StageFilesystem, nil},
		{"it stumbles and goes on", host + "ASR STATUS: metadata\nASR STATUS: fail\nASR STATUS: metadata\nASR STATUS: finish\nentering update_baseband\n", Success, "", nil},
		{"it only tells how far it came", host + "[13:44:03.0832-GMT]{3>5} CHECKPOINT BEGIN: RESTORED:[0x0668] update_firmware_post_sealing\n", Success, "", nil},
		{"it stands before the success", fails + host, Success, "", nil},
		{"and the next restore succeeds", host + fails + host, Success, "", nil},
		{"the computer says itself that it failed", host + fails + "[22:27:05.0001] Restore completed, status: 4005\n", Failure, "", []int{4005}},
	} {
		got, err := Read(strings.NewReader(tt.text))
		if err != nil {
			t.Fatal(err)
		}
		if got.Outcome != tt.want || tt.stage != "" && got.Stage != tt.stage || !slices.Equal(got.Codes, tt.codes) || got.Tool != MobileDevice {
			t.Errorf("%s: got %s by %s at %q with %v, want %s at %q with %v", tt.name, got.Outcome, got.Tool, got.Stage, got.Codes, tt.want, tt.stage, tt.codes)
		}
	}
}
