package restorelog

import (
	"bytes"

	"relink/internal/restore"
)

// appleTokens are what Apple's restore engine and the programs around it
// write (facts: MobileDevice logs of Finder, iTunes, Apple Devices, 3uTools
// and Apple Configurator).
var appleTokens = []token{
	{"restore library built", false, apple, proof, starts},
	{"software payload version:", false, apple, proof, then(startsAfterEnd, updaterLog)},
	{"itunesversion:", false, apple, hint, updaterLog},
	{"iphoneupdater", false, anyone, noHint, updaterLog},
	{"requested restore behavior:", false, apple, proof, then(startsAfterEnd, namesBehaviour)},
	{"authinstallrestorebehavior", false, apple, noHint, namesBehaviour},
	{"created state machine for device", false, apple, hint, startsAfterEnd},
	{"run the flash program", true, apple, hint, nil},
	{"flash mode:", true, apple, hint, nil},
	{"performing preflight on booted os device", false, apple, hint, nil},
	{"amai:", false, apple, hint, nil},
	{"amauthinstall", false, apple, hint, nil},
	{"tss_submit_job", false, apple, hint, begins(restore.StageSigning)},
	{"error from server=", false, apple, noHint, refusedBySigner},
	{"sendhttprequest failed", false, apple, hint, stumbles(restore.StageSigning)},
	{"server not reachable", false, apple, noHint, stumbles(restore.StageSigning)},
	{"finished port dfu restore phase:", false, apple, proof, begins(restore.StageDFUUpload)},
	{"finished bootedos restore phase:", false, apple, proof, phaseEnds(restore.StageEnterRecovery)},
	{"finished dfu restore phase:", false, apple, proof, phaseEnds(restore.StageRecoveryUpload)},
	{"finished recovery restore phase:", false, apple, proof, recoveryPhaseEnds},
	{"finished restoreos restore phase:", false, apple, proof, lastPhaseEnds},
	{"changing state from '", false, apple, proof, changesState},
	{"<dfu device", false, apple, proof, begins(restore.StageDFUUpload)},
	{"<dfu mode device", false, apple, proof, begins(restore.StageDFUUpload)},
	{"<port dfu device", false, apple, proof, begins(restore.StageDFUUpload)},
	{"<recovery mode device", false, apple, proof, worksInRecovery},
	{"<restore device", false, apple, proof, operates},
	{"restoreos mode device connected", false, apple, hint, reaches(restore.StageRamdiskBoot)},
	{"started checkpoint id:", false, apple, proof, checkpointStarted},
	{"completed checkpoint id:", false, apple, hint, nil},
	{"timer fired to timeout transitioning device", false, apple, hint, troubles},
	{"device disappeared during transition", false, apple, hint, troubles},
	{"unexpected device state '", false, apple, proof, unexpectedState},
	{"gave up waiting for device to transition from", false, apple, proof, gaveUp},
	{"restoreos device removed before", false, apple, proof, troubles},
	{"winamrestore::", false, apple, proof, nil},
	{"amdeviceiocontrol: failed", false, apple, hint, troubles},
	{">: restore succeeded", false, apple, proof, lastPhase},
	{"device returned success", false, apple, hint, nil},
	{"device returned amr error", false, apple, proof, failsWith(fromStatus)},
	{"restore failed (result", false, apple, proof, failsWith(fromProgram)},
	{"mode failed (result", false, apple, hint, failsWith(fromProgram)},
	{"dfu failed (result", false, apple, hint, failsWith(fromProgram)},
	{"withwitherror failed with error", false, apple, hint, troublesWith(fromChain)},
	{"restorewitherror failed with error", false, apple, proof, troublesWith(fromChain)},
	{"moderestore failed with error", false, apple, proof, troublesWith(fromChain)},
	{"libusbrestore error", false, apple, proof, troublesWith(fromProgram)},
	{"restore completed, status", false, apple, proof, failsWith(fromProgram)},
	{"failure description:", false, apple, hint, nil},
	{"depth:", true, apple, hint, depth},
	{": restore error ", false, apple, hint, failsWith(fromProgram)},
	{"restore error ", true, apple, hint, failsWith(fromProgram)},
	{"amrestoreerrordomain error", false, apple, proof, failsWith(fromProgram)},
	{"amrestoreerrordomain code=", false, apple, proof, failsWith(fromProgram)},
	{"mobiledevice.mobilerestore error", false, apple, proof, failsWith(fromProgram)},
	{"mobiledevice.mobilerestore code=", false, apple, proof, failsWith(fromProgram)},
	{"[amrestoreerrordomain", false, configurator, proof, dialogNumber},
	{"[com.apple.mobiledevice.mobilerestore", false, configurator, proof, dialogNumber},
	{"fdr failure", false, anyone, noHint, failedStage(restore.StageCalibrationData)},
	{"apple configurator", false, configurator, hint, nil},
	{"cfgutil", false, configurator, hint, nil},
	{"ampdevicesagent", false, anyone, noHint, agent},
	{"could not be updated", false, anyone, noHint, dialogWithout},
	{"could not be restored", false, anyone, noHint, dialogWithout},
	{"eligible for the requested build", false, anyone, noHint, notEligible},
}

// dialogTokens are how Apple's programs say "an unknown error occurred (n)".
var dialogTokens = []string{
	"unknown error occurred", "unbekannter fehler", "unbekannten fehler", "erreur inconnue", "error desconocido",
	"errore sconosciuto", "erro desconhecido", "onbekende fout", "okänt fel", "ukendt fejl", "ukjent feil",
	"tuntematon virhe", "nieznany błąd", "neznámá chyba", "неизвестная ошибка", "невідома помилка", "bilinmeyen bir hata",
	"不明なエラー", "未知错误", "未知的错误", "未知錯誤", "未知的錯誤", "不明的錯誤", "不明錯誤", "알 수 없는 오류",
}

// products are the words of which a dialog about a restore holds one.
var products = []string{"iphone", "ipad", "ipod", "mac", "apple tv", "homepod", "watch", "vision"}

func updaterLog(r *reading, h *hit) { r.updater = true }

// agent notes AMPDevicesAgent as a process, not as part of a path.
func agent(r *reading, h *hit) {
	if rest := h.rest(); len(rest) > 0 && bytes.IndexByte([]byte(":[\t ("), rest[0]) >= 0 {
		r.agent = true
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
