package verdict

import "relink/internal/restore"

// UpdatesSwapped tells what updates that failed have already been tried with:
// two cables, and two ports. It is the verdict's own measure.
func UpdatesSwapped(tries []restore.Attempt) (cable, port bool) {
	updates := tallyOf(Facts{Attempts: tries}).of(updating)
	return swapped(updates, cableOf), swapped(updates, portOf)
}

// UpdateFailedEverywhere tells whether Update failed with another cable,
// another port and another computer. It is the verdict's own measure.
func UpdateFailedEverywhere(tries []restore.Attempt) bool {
	return tallyOf(Facts{Attempts: tries}).updateFailedEverywhere()
}
