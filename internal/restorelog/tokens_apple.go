package restorelog

import (
	"bytes"
	"slices"

	"relink/internal/restore"
)

// appleTokens are what Apple's restore engine and the programs around it
// write (facts: MobileDevice logs of Finder, iTunes, Apple Devices, 3uTools
// and Apple Configurator).
var appleTokens = []token{
	{"restore library built", inLog, apple, proof, starts},
	{"software payload version:", inLog, apple, proof, then(startsAfterEnd, updaterLog)},
	{"itunesversion:", inLog, apple, hint, updaterLog},
	{"iphoneupdater", anywhere, anyone, noHint, updaterLog},
	{"requested restore behavior:", inLog, apple, proof, then(startsAfterEnd, namesBehaviour)},
	{"authinstallrestorebehavior", anywhere, apple, noHint, namesBehaviour},
	{"created state machine for device", inLog, apple, hint, startsAfterEnd},
	{"performing preflight on booted os device", inLog, apple, hint, nil},
	{"amai:", inLog, apple, hint, nil},
	{"amauthinstall", inLog, apple, hint, nil},
	{"tss_submit_job", inLog, apple, hint, begins(restore.StageSigning)},
	{"error from server=", anywhere, apple, noHint, refusedBySigner},
	{"sendhttprequest failed", inLog, apple, hint, stumbles(restore.StageSigning)},
	{"server not reachable", anywhere, apple, noHint, stumbles(restore.StageSigning)},
	{"finished port dfu restore phase:", inLog, apple, proof, begins(restore.StageDFUUpload)},
	{"finished bootedos restore phase:", inLog, apple, proof, phaseEnds(restore.StageEnterRecovery)},
	{"finished dfu restore phase:", inLog, apple, proof, phaseEnds(restore.StageRecoveryUpload)},
	{"finished recovery restore phase:", inLog, apple, proof, recoveryPhaseEnds},
	{"finished restoreos restore phase:", inLog, apple, proof, lastPhaseEnds},
	{"changing state from '", inLog, apple, proof, changesState},
	{"<dfu device", inLog, apple, proof, begins(restore.StageDFUUpload)},
	{"<dfu mode device", inLog, apple, proof, begins(restore.StageDFUUpload)},
	{"<port dfu device", inLog, apple, proof, begins(restore.StageDFUUpload)},
	{"<recovery mode device", inLog, apple, proof, worksInRecovery},
	{"<restore device", inLog, apple, proof, operates},
	{"restoreos mode device connected", inLog, apple, hint, answers},
	{"started checkpoint id:", inLog, apple, proof, checkpointStarted},
	{"completed checkpoint id:", inLog, apple, hint, nil},
	{"failed checkpoint id:", inLog, apple, hint, checkpointFailed},
	{"timer fired to timeout transitioning device", inLog, apple, hint, lostOnTheWay},
	{"device disappeared during transition", inLog, apple, hint, lostOnTheWay},
	{"unexpected device state '", inLog, apple, proof, unexpectedState},
	{"gave up waiting for device to transition from", inLog, apple, proof, gaveUp},
	{"restoreos device removed before", inLog, apple, proof, troubles},
	{"winamrestore::", inLog, apple, proof, nil},
	{"amdeviceiocontrol: failed", inLog, apple, hint, troubles},
	{">: restore succeeded", inLog, apple, proof, lastPhase},
	{"restore succeeded", atStart, apple, noHint, lastPhase},
	{"device returned success", inLog, apple, hint, nil},
	{"device returned amr error", inLog, apple, proof, failsWith(fromStatus)},
	{"restore failed (result", inLog, apple, proof, failsWith(fromProgram)},
	{"mode failed (result", inLog, apple, hint, failsWith(fromProgram)},
	{"dfu failed (result", inLog, apple, hint, failsWith(fromProgram)},
	{"withwitherror failed with error", inLog, apple, hint, troublesWith(fromChain)},
	{"restorewitherror failed with error", inLog, apple, proof, troublesWith(fromChain)},
	{"moderestore failed with error", inLog, apple, proof, troublesWith(fromChain)},
	{"libusbrestore error", inLog, apple, proof, troublesWith(fromProgram)},
	{"restore completed, status", inLog, apple, proof, endsWith(fromProgram)},
	{"failure description:", inLog, apple, hint, nil},
	{"depth:", atStart, apple, hint, depth},
	{"itunes: restore error ", atStart, apple, proof, failsWith(fromProgram)},
	{"ampdevicesagent: restore error ", atStart, apple, proof, failsWith(fromProgram)},
	{"amrestoreperform", atStart, apple, proof, nil},
	{": restore error ", inLog, apple, hint, failsWith(fromProgram)},
	{"restore error ", atStart, apple, hint, failsWith(fromProgram)},
	{"amrestoreerrordomain error", anywhere, anyone, noHint, dialogError},
	{"domain=amrestoreerrordomain code=", anywhere, anyone, noHint, dialogError},
	{"mobiledevice.mobilerestore error", anywhere, anyone, noHint, dialogError},
	{"domain=com.apple.mobiledevice.mobilerestore code=", anywhere, anyone, noHint, dialogError},
	{"[amrestoreerrordomain", anywhere, anyone, noHint, dialogNumber},
	{"[com.apple.mobiledevice.mobilerestore", anywhere, anyone, noHint, dialogNumber},
	{"cferror domain:", inLog, apple, hint, cfError},
	{"amrestoreerrordomain: ", inLog, apple, hint, nil},
	{"failed to get a signature", inLog, apple, hint, stumbles(restore.StageSigning)},
	{"failed to personalize", inLog, apple, hint, stumbles(restore.StageSigning)},
	{"unable to personalize", inLog, apple, hint, stumbles(restore.StageSigning)},
	{"server refused to sign", inLog, apple, hint, stumbles(restore.StageSigning)},
	{"fdr failure", anywhere, anyone, noHint, failedStage(restore.StageCalibrationData)},
	{"ampdevicesagent", anywhere, anyone, noHint, agent},
	{"could not be updated", anywhere, anyone, noHint, dialogWithout},
	{"could not be restored", anywhere, anyone, noHint, dialogWithout},
	{"eligible for the requested build", anywhere, anyone, noHint, notEligible},
}

// products are the words of which a dialog about a restore holds one.
var products = []string{"iphone", "ipad", "ipod", "mac", "apple tv", "homepod", "watch", "vision"}

func updaterLog(r *reading, h *hit) { r.updater = true }

// agent notes AMPDevicesAgent as a process, not as part of a path.
func agent(r *reading, h *hit) {
	if rest := h.rest(); len(rest) > 0 && bytes.IndexByte([]byte(":[\t ("), rest[0]) >= 0 {
		r.agent = true
		agentError(r, h)
	}
}

// agentError reads the number that AMPDevicesAgent ends with: "Restore error
// 4042". Without the agent before it, the words alone prove nothing.
func agentError(r *reading, h *hit) {
	words := []byte("Restore error ")
	at := bytes.Index(h.body[h.end:], words)
	if at < 0 {
		return
	}
	number := *h
	number.end += at + len(words)
	if _, ok := number.integer(); ok {
		r.weigh(apple, proof)
		failsWith(fromProgram)(r, &number)
	}
}

// refusedBySigner reads the number of Apple's signing server. It is kept only
// when no program shows a number of its own.
func refusedBySigner(r *reading, h *hit) {
	r.begin(restore.StageSigning, h)
	r.trouble(h)
	if n, ok := h.integer(); ok {
		r.code(fromServer, n, h)
	}
}

func successful(h *hit) bool {
	return bytes.Contains(h.rest(), []byte("uccess")) && !bytes.Contains(h.rest(), []byte("nsuccess"))
}

// phaseEnds is the action of the end of one phase: waiting for the phone to
// come back is the first part of the next.
func phaseEnds(next restore.Stage) action {
	return func(r *reading, h *hit) {
		if successful(h) {
			r.begin(next, h)
			return
		}
		r.trouble(h)
	}
}

// recoveryPhaseEnds tells the phase that starts iBEC from the one that starts
// the kernel of RestoreOS.
func recoveryPhaseEnds(r *reading, h *hit) {
	next := restore.StageRecoveryUpload
	if r.kernelSent {
		next = restore.StageRamdiskBoot
	}
	phaseEnds(next)(r, h)
}

func lastPhaseEnds(r *reading, h *hit) {
	if successful(h) {
		lastPhase(r, h)
		return
	}
	r.trouble(h)
}

// lastPhase notes that RestoreOS is done: a success unless the phone fails to
// start up.
func lastPhase(r *reading, h *hit) {
	r.begin(restore.StageFinalBoot, h)
	r.succeed(h)
}

func changesState(r *reading, h *hit) {
	switch from, _ := quoted(h.body[h.end-1:]); from {
	case "(null)", "null", "":
		startsAfterEnd(r, h)
	}
}

// worksInRecovery reads an operation in recovery mode. Numbers 5 to 9 are the
// files RestoreOS consists of, which come after iBEC runs.
func worksInRecovery(r *reading, h *hit) {
	n, ok := operationNumber(h)
	if !ok {
		return
	}
	if n >= 5 && n <= 9 {
		r.kernelSent = true
	}
	if r.outcome == "" {
		r.begin(restore.StageRecoveryUpload, h)
		r.operation, r.operationLine = nil, Line{}
	}
}

// unexpectedState reads "'DFU' expected 'RestoreOS'": the phone was on the way
// to the second and came back as the first.
func unexpectedState(r *reading, h *hit) {
	_, expected := quoted(h.body[h.end-1:])
	r.onTheWayTo(expected, h)
}

// gaveUp reads "RestoreOS state to BootedOS state".
func gaveUp(r *reading, h *hit) {
	rest := h.rest()
	from := word(rest)
	if from == "DFU" || from == "Port" {
		// What DFU had to do was done: the file ran, or was to run.
		r.onTheWayTo("Recovery", h)
		return
	}
	if at := bytes.Index(rest, []byte(" to ")); at >= 0 {
		r.onTheWayTo(word(rest[at+4:]), h)
	}
}

// onTheWayTo notes the stage in which a phone travels to a state, as the
// reason of a failure.
func (r *reading) onTheWayTo(state string, h *hit) {
	stages := map[string]restore.Stage{
		"DFU": restore.StageDFUUpload, "Recovery": restore.StageRecoveryUpload,
		"RestoreOS": restore.StageRamdiskBoot, "BootedOS": restore.StageFinalBoot,
	}
	s, ok := stages[state]
	if s == restore.StageRecoveryUpload && r.host == restore.StageEnterRecovery {
		s = restore.StageEnterRecovery
	}
	if ok && r.failed == "" {
		r.failed = s
	}
	if r.outcome == Success {
		r.outcome = Failure
	}
	r.trouble(h)
	r.decide(h)
}

// depth reads a line of the failure's description: "Depth:0 Code:4013".
func depth(r *reading, h *hit) {
	level, ok := h.integer()
	at := bytes.Index(h.rest(), []byte("Code:"))
	if !ok || at < 0 {
		return
	}
	n, ok := leadingInteger(h.rest()[at+len("Code:"):])
	if !ok {
		return
	}
	where := fromProgram
	if level > 0 {
		where = fromChain
	}
	r.code(where, n, h)
	r.fail(h)
}

// lostOnTheWay notes that the phone did not come back. Behind RestoreOS's own
// success that is what decides: it did not start up.
func lostOnTheWay(r *reading, h *hit) {
	if r.outcome == Success && r.host == restore.StageFinalBoot && !r.confirmed {
		r.outcome = ""
	}
	r.trouble(h)
}

// errorDomains are the domains whose numbers are the restore engine's. The
// number of a domain around them, such as VZErrorDomain, is no code.
var errorDomains = []string{"amrestoreerrordomain", "com.apple.mobiledevice.mobilerestore"}

// cfError reads "CFError domain:AMRestoreErrorDomain code:10 description:...".
func cfError(r *reading, h *hit) {
	rest := bytes.ToLower(h.rest())
	domain := rest[:max(0, bytes.IndexByte(rest, ' '))]
	at := bytes.Index(rest, []byte("code:"))
	if !slices.Contains(errorDomains, string(domain)) || at < 0 {
		return
	}
	if n, ok := leadingInteger(rest[at+len("code:"):]); ok && n != 0 {
		r.weigh(apple, proof)
		r.code(fromProgram, n, h)
		r.trouble(h)
	}
}
