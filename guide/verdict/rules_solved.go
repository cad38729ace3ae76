package verdict

import (
	"slices"

	"relink/internal/restore"
)

// solvedRows name what every failure had and no success: possible causes, for
// one success proves little.
var solvedRows = []suspectRow{
	{
		rule: "cable-differs", suspect: restore.CauseCable, likelihood: Possible, when: differs(cableOf),
		because: "cause.cable.differs", sources: []string{srcTries},
	},
	{
		rule: "port-differs", suspect: restore.CauseComputerPort, likelihood: Possible, when: differs(portOf),
		because: "cause.computer-port.differs", sources: []string{srcTries},
	},
	{
		rule: "hub-differs", suspect: restore.CauseComputerPort, likelihood: Possible, when: func(t tally) bool { return t.any(viaHub) && differs(hubOf)(t) },
		because: "cause.computer-port.hub-differs", sources: []string{srcTries},
	},
	{
		rule: "computer-differs", suspect: restore.CauseSoftware, likelihood: Possible, when: differs(computerOf),
		because: "cause.computer-software.differs", sources: []string{srcTries},
	},
}

// hubOf names a hub as something that can be swapped for none.
func hubOf(a restore.Attempt) string {
	switch {
	case a.ThroughHub == nil:
		return ""
	case *a.ThroughHub:
		return "hub"
	}
	return "direct"
}

// differs: every failure had the same known thing, some success is known to
// have had another, and none had that one.
func differs(of func(restore.Attempt) string) func(tally) bool {
	return func(t tally) bool {
		failures := slices.Concat(t.trials, t.network, t.host)
		if len(failures) == 0 || different(t.wins, of) == 0 {
			return false
		}
		had := of(failures[0])
		other := func(a restore.Attempt) bool { return of(a) != had }
		has := func(a restore.Attempt) bool { return of(a) == had }
		return had != "" && !slices.ContainsFunc(failures, other) && !slices.ContainsFunc(t.wins, has)
	}
}
