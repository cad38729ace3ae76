package verdict

import "relink/guide"

// Who says what the rules say, spelled out for the person. "As remembered"
// means that the original was not at hand and nobody has compared.
const (
	srcApple        = guide.SourceApple
	srcShop         = "repair-shop article (fixstorydtla.com)"
	srcGuides       = "ipswdownloads.com and ipswdownload.com guides (2026-06)"
	srcEngine       = guide.SourceEngine
	srcRossmann     = "Rossmann Group, error 4013 page (2026-02)"
	srcIFixit       = "iFixit answers 797434, 653673 and 792659"
	srcTechs        = "technician notes from the Rossmann forum and iPad Rehab, compiled 2026-04"
	srcLists        = "common technician lists, as remembered, not verified"
	srcPadRehab     = "iPad Rehab forum 1850 and 7340 (4014 that repeats in DFU)"
	srcIguys        = "iguys.co.uk (CPU joints of the iPad 7)"
	srcPhoneSvc     = "iphoneservice.com.my 2018-05 (iPhone 7, 4013, baseband)"
	srcVocus        = "vocus.cc 695bd124 (iPhone 7, 4013 and 4014, boost circuit)"
	srcRestored     = "idevicerestore src/restore.c (numbers sent by the restore system)"
	srcSigning      = "iTunes log, pastebin f2wajhHL (server error 94, then 3194)"
	srcRadioLog     = "idevicerestore #235 (baseband data not accepted)"
	srcNANDThread   = "idevicerestore #192 (maintainer: storage of the phone)"
	srcProblem      = guide.SourceProblem
	srcDriver       = guide.SourceDriver
	srcCable        = "idevicerestore #359 (a faulty cable, confirmed)"
	srcOtherMac     = "idevicerestore #605 (another Mac worked, confirmed)"
	srcDisplay      = "idevicerestore #759 (a commenter: the restore passed with the display removed)"
	srcBattery      = "Legacy-iOS-Kit #475 (maintainer suspects hardware, for instance a dead battery)"
	srcFDR          = "idevicerestore #490 and #202 (53, also with a proxy on the computer)"
	srcOtherNetwork = "idevicerestore #118 (it passed on another network, the reporter says)"
	srcFalls        = "iFixit answer 792659 (boot loop and 4013 after a fall)"
	srcStorageWeb   = "gadget-manual.com and service-play.ru on iPhone storage (falls, restarts, hanging at the logo), not verified"
	srcLoops        = "iguys.co.uk (boot loop: battery, processor or storage joints, system)"
	srcLeave        = "idevicerestore #124 (maintainer's advice for a phone left in recovery: let it start by itself again)"
	srcFull         = "mobilerepairguide.com 2026-05 (too little room during an update), not verified"
	srcUSB          = guide.SourceUSB
	srcSafety       = "Relink's own rule of caution"
	srcTries        = "what was tried, compared"
)
