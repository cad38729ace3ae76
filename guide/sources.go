package guide

// Who says what findings and rules alike rest on, spelled out for the person.
// "As remembered" means that the original was not at hand and nobody has
// compared.
const (
	SourceApple   = "Apple support list of restore errors (HT204770 and TS3694), as remembered, not verified"
	SourceEngine  = "restore-engine texts quoted by virtual-Mac installers (cove docs, vzbeam notes)"
	SourceProblem = "Microsoft, Device Manager problem codes (cfg.h, CM_PROB_...)"
	SourceDriver  = "libimobiledevice #1303 and libimobile2019 #3 (Windows driver took the phone)"
	SourceUSB     = "how USB works: devices on one hub share its link"
)
