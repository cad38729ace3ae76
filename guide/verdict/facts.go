package verdict

import "relink/internal/restore"

// FactsSchema is the schema of a FACTS file.
const FactsSchema = "relink.facts/1"

// History is something that happened to the phone, as its owner tells it.
type History string

// The histories.
const (
	HistoryWet             History = "wet"
	HistoryDropped         History = "dropped"
	HistoryOpened          History = "opened"
	HistoryScreenReplaced  History = "screen-replaced"
	HistoryBatteryReplaced History = "battery-replaced"
	HistorySwollen         History = "swollen"
	HistoryHot             History = "hot"
	HistoryMidUpdate       History = "mid-update"
	HistoryStorageFull     History = "storage-full"
)

// Histories lists every history, in the order of the contract.
func Histories() []History {
	return []History{
		HistoryWet, HistoryDropped, HistoryOpened, HistoryScreenReplaced, HistoryBatteryReplaced,
		HistorySwollen, HistoryHot, HistoryMidUpdate, HistoryStorageFull,
	}
}

// Symptom is something the owner noticed before the restore failed.
type Symptom string

// The symptoms.
const (
	SymptomVoiceMemos   Symptom = "voice_memos_greyed_out"
	SymptomSpeakerphone Symptom = "speakerphone_silent"
	SymptomNoService    Symptom = "no_service"
	SymptomBootLoop     Symptom = "boot_loop"
	SymptomFaceID       Symptom = "face_id_failed"
	SymptomFreezes      Symptom = "freezes"
)

// Symptoms lists every symptom, in the order of the contract.
func Symptoms() []Symptom {
	return []Symptom{
		SymptomVoiceMemos, SymptomSpeakerphone, SymptomNoService, SymptomBootLoop, SymptomFaceID, SymptomFreezes,
	}
}

// Facts is what is known about a phone and its restore tries: what a verdict
// is reached from. Whatever is nil or empty was not asked.
type Facts struct {
	Schema      string `json:"schema,omitempty"`
	ProductType string `json:"product_type,omitempty"` // "iPhone13,2"
	// NeedsData says that the phone holds something its owner has nowhere
	// else; "not sure" is true.
	NeedsData       *bool             `json:"needs_data"`
	HasBackup       *bool             `json:"has_backup"`
	ComputerUpdated *bool             `json:"computer_updated"`
	History         []History         `json:"history,omitempty"`
	Symptoms        []Symptom         `json:"symptoms,omitempty"`
	Attempts        []restore.Attempt `json:"attempts,omitempty"`
}

// The modes a try can start from, as a FACTS file names them.
const (
	TryRecovery = "recovery"
	TryDFU      = "dfu"
	TryNormal   = "normal"
)
