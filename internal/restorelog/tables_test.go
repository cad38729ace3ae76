package restorelog

import (
	"slices"
	"strings"
	"testing"

	"relink/internal/restore"
	"relink/internal/words"
)

func TestEveryTokenIsWellFormed(t *testing.T) {
	seen := map[string]bool{}
	for _, tok := range allTokens() {
		if len(tok.text) < 4 {
			t.Errorf("%q: got %d bytes, want at least 4", tok.text, len(tok.text))
		}
		for _, r := range tok.text {
			if r >= 'A' && r <= 'Z' {
				t.Errorf("%q: want lower case", tok.text)
			}
		}
		if tok.weight < noHint || tok.weight > proof || tok.family >= families {
			t.Errorf("%q: got weight %d of family %d", tok.text, tok.weight, tok.family)
		}
		if tok.weight > 0 && tok.family == anyone {
			t.Errorf("%q weighs, but for nobody", tok.text)
		}
		if tok.do == nil && tok.weight == noHint {
			t.Errorf("%q says nothing", tok.text)
		}
		key := tok.text
		if tok.do == nil {
			key += " (hint)"
		}
		if seen[key] && tok.family != anyone {
			t.Errorf("%q stands in the table twice", tok.text)
		}
		seen[key] = true
	}
}

func TestEveryOperationHasANameAndAStageOfTheContract(t *testing.T) {
	stages := append(restore.Stages(), "")
	for number, op := range operations {
		if op.name == "" || number < 11 {
			t.Errorf("operation %d: got name %q", number, op.name)
		}
		if !slices.Contains(stages, op.stage) {
			t.Errorf("operation %d: got stage %q", number, op.stage)
		}
	}
	for name, number := range operationWords {
		if _, ok := operations[number]; !ok {
			t.Errorf("%s: got %d, which is no operation", name, number)
		}
	}
}

func TestOldRestoredsNumberLaterOperationsOneLower(t *testing.T) {
	for _, tt := range []struct {
		number, protocol int
		want             string
	}{
		{18, 12, "Flashing firmware"},
		{35, 12, "Loading firmware data to flash"},
		{36, 12, "Removing activation record"},
		{46, 12, "Updating gas gauge software"},
		{46, 14, "Clearing NVRAM"},
		{46, 0, "Clearing NVRAM"},
		{99, 14, ""},
	} {
		got, _ := lookUpOperation(tt.number, tt.protocol)
		if got.name != tt.want {
			t.Errorf("operation %d of protocol %d: got %q, want %q", tt.number, tt.protocol, got.name, tt.want)
		}
	}
}

func TestCheckpointsKnowTheirStages(t *testing.T) {
	for name, stage := range checkpoints {
		if name != strings.ToLower(name) || !slices.Contains(restore.Stages(), stage) {
			t.Errorf("%s: got stage %q", name, stage)
		}
	}
	for id, name := range checkpointNames {
		if _, ok := checkpoints[name]; !ok {
			t.Errorf("checkpoint 0x%x: %s is in no table", id, name)
		}
	}
	for name, want := range map[string]restore.Stage{
		"restore_images":           restore.StageFilesystem,
		"update_NOR":               restore.StageFirmware,
		"update_baseband_early":    restore.StageBaseband,
		"fdr_recover":              restore.StageCalibrationData,
		"seal_recovery_volume":     restore.StageSealing,
		"mount_filesystem":         restore.StageFilesystem,
		"unmount_filesystems":      "",
		"cleanup_check_result":     "",
		"perform_main_os_prepare":  "",
		"something_never_heard_of": "",
	} {
		if got := stageOfFailed(name); got != want {
			t.Errorf("stage of failed %s: got %q, want %q", name, got, want)
		}
	}
}

// Every result can be said: no sentence is missing in the catalogue.
func TestEverySentenceExists(t *testing.T) {
	wrote := true
	for _, outcome := range []Outcome{Success, Failure, Incomplete, NotARestore} {
		for _, stage := range append(restore.Stages(), "") {
			for _, code := range []int{0, 4013, 16, 4011} {
				res := Result{Outcome: outcome, Stage: stage}
				if code != 0 {
					res.Codes = []int{code}
				}
				for _, written := range []*bool{nil, &wrote, new(bool)} {
					res.StorageWritten = written
					for _, w := range res.Sentences() {
						if s := words.English().Text(w.ID, w.Args); strings.Contains(s, "<") || s == "" {
							t.Errorf("%s: got %q", w.ID, s)
						}
					}
				}
			}
		}
	}
}

func TestFinderFindsEveryTokenWhateverItsCase(t *testing.T) {
	texts := []string{"he", "she", "his", "hers", "不明", "status: "}
	f := newFinder(texts)
	for _, tt := range []struct {
		line string
		want []string
	}{
		{"uSHErs", []string{"she", "he", "hers"}},
		{"THIS status: 不明 he", []string{"his", "status: ", "不明", "he"}},
		{"xyz", nil},
		{"", nil},
	} {
		var got []string
		f.scan([]byte(tt.line), func(i, end int) {
			got = append(got, texts[i])
			if !strings.EqualFold(tt.line[end-len(texts[i]):end], texts[i]) {
				t.Errorf("%q: %q does not end at %d", tt.line, texts[i], end)
			}
		})
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: got %v, want %v", tt.line, got, tt.want)
		}
	}
}
