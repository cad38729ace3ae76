package restorer_test

import (
	"strings"
	"testing"

	"relink/internal/restorer"
	"relink/internal/words"
)

// Every reason and every answer has its sentence.
func TestEveryReasonIsSaid(t *testing.T) {
	var ids []string
	args := map[string]any{}
	for _, name := range []string{
		"Path", "Name", "Model", "Version", "Products", "Newest", "Had", "Signed", "Port", "Found", "Program", "PID", "Log", "Free", "Needed",
	} {
		args[name] = "(" + name + ")"
	}
	for _, r := range restorer.Reasons() {
		ids = append(ids, "restorer.reason."+string(r))
	}
	for _, w := range restorer.Whys() {
		ids = append(ids, "restorer.why."+string(w))
	}
	for _, p := range restorer.Phases() {
		ids = append(ids, "restorer.phase."+string(p))
	}
	for _, o := range restorer.Outcomes() {
		ids = append(ids, "restorer.outcome."+string(o))
	}
	for _, x := range restorer.Troubles() {
		ids = append(ids, "restorer.trouble."+string(x))
	}
	for _, k := range []restorer.Kind{restorer.Finder, restorer.AppleDevices, restorer.ITunes, restorer.Configurator, restorer.IDeviceRestore} {
		ids = append(ids, "restorer.program."+string(k))
	}
	for _, id := range ids {
		if s := words.English().Text(id, args); s == "" || strings.HasPrefix(s, "<") {
			t.Errorf("%s has no sentence", id)
		}
	}
}
