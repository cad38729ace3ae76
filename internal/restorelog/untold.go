package restorelog

import (
	"bytes"
	"regexp"
)

// harmlessErrors are errors that restores go on after, with where they were
// seen to.
var harmlessErrors = []string{
	" fdr ",                           // time-outs while the phone is silent (idevicerestore #155, #351, #560)
	"fdr ctrl",                        // not needed by every phone (idevicerestore, Legacy-iOS-Kit #348)
	"restorebehavior node",            // older BuildManifests have none
	"does not contain a macosvariant", // only those of Macs have one (idevicerestore #351)
	"unknown operation",               // newer than the program
	"bbskeyid",                        // phones without a modem
	"unable to get sepnonce",          // phones without a SEP
}

// recoveringFDR is the one error about calibration data that decides.
var recoveringFDR = []byte("recover fdr data")

// harmless says whether an error is one that restores go on after.
func harmless(body []byte) bool {
	text := bytes.ToLower(body)
	if bytes.Contains(text, recoveringFDR) {
		return false
	}
	for _, part := range harmlessErrors {
		if bytes.Contains(text, []byte(part)) {
			return true
		}
	}
	return false
}

// stepShape is what a line looks like that tells of a step of a restore: short,
// with a word for writing in front.
var stepShape = regexp.MustCompile(`^(?i:(?:now )?(?:re)?(?:writ(?:e|ing)|flash(?:ing)?|eras(?:e|ing)|format(?:ting)?|partition(?:ing)?|restor(?:e|ing)|install(?:ing)?|` +
	`updat(?:e|ing)|mount(?:ing)?|unmount(?:ing)?|wip(?:e|ing)|seal(?:ing)?|resiz(?:e|ing)|program(?:ming)?|burn(?:ing)?|copy(?:ing)?|creat(?:e|ing)|` +
	`finali[sz](?:e|ing)|configur(?:e|ing)|verif(?:y|ying)|migrat(?:e|ing)|apply(?:ing)?|unpack(?:ing)? (?:to|on)|prepar(?:e|ing)|` +
	`schreibe|lösche|formatiere|installiere|aktualisiere|stelle|escribiendo|borrando|formateando|instalando|restaurando|actualizando|` +
	`écriture|effacement|formatage|installation|restauration|mise à jour|gravando|apagando|formatando|atualizando)[ .:\x{2026}]|正在|写入|刷写|刷入|烧录|擦除|寫入|刷機|書き込み|消去)`)

// harmlessSteps are lines of that shape that change nothing on the phone.
var harmlessSteps = regexp.MustCompile(`(?i)timer|state machine|log ?file|cache|directory|folder|tempor|\.ipsw|manifest|identity|connection|thread|signature|ticket|shsh|request|notification|listener|environment|option|usb|driver`)

// maxStep bounds the length of a line that tells of a step.
const maxStep = 100

// mayBeStep is a quick look for lines that may tell of a step.
func mayBeStep(b []byte) bool { return len(b) < maxStep+60 && len(b) > 5 }

// looksLikeStep says whether a message is one.
func looksLikeStep(body []byte) bool {
	return len(body) <= maxStep && stepShape.Match(body) && !harmlessSteps.Match(body)
}
