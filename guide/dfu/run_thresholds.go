package dfu

import "time"

// Every second the coach counts stands in this table, each with its source.
// Where sources differ the line says who says what; the names in it:
//
//	article        the repair-shop article, for iPhone 8 and later
//	Legacy-iOS-Kit its DFU helper, fixed seconds for each class and start
//	palera1n       its command line, which restarts the phone itself
//	DFU-Helper     tctvn's, which lets go of power when the phone leaves USB
//	cfw.guide      lets go at black and presses both again
const (
	tapLength = 300 * time.Millisecond // ours: a tap that the drawing can show
	tapGap    = time.Second            // Legacy-iOS-Kit: up, 1 s, down, 1 s; so the long press begins at 2 s

	bothFromNormal   = 10 * time.Second // Legacy-iOS-Kit, home and volume-down classes, from off too; cfw.guide 8 s
	bothFromRecovery = 8 * time.Second  // Legacy-iOS-Kit, home and volume-down classes
	secondAlone      = 8 * time.Second  // Legacy-iOS-Kit, every class; others 5 to 15 s
	secondAloneWTF   = 13 * time.Second // Legacy-iOS-Kit, S5L8900 from normal or off
	bothAfterQuiet   = 5 * time.Second  // article, Legacy-iOS-Kit, cfw.guide: iPhone 8 and later
	downAlone        = 10 * time.Second // article; Legacy-iOS-Kit 8 s
	downAloneAgain   = 5 * time.Second  // cfw.guide
	pressAgainAfter  = time.Second      // ours: time to lift both fingers; cfw.guide gives none
	keepBoth         = 2 * time.Second  // palera1n: power is let go 2 s after the restart
	rebootAfter      = 2 * time.Second  // palera1n: both are held 2 s before it sends reboot
	downAssisted     = 10 * time.Second // palera1n, DFU-Helper
	restAfterStage   = time.Second      // ours: hands free before the taps begin anew

	neverLeftAfter     = 20 * time.Second // the forced reset comes after 8 to 10 s, at the latest 14 s
	noSightingAfter    = 15 * time.Second // DFU shows within 1 to 4 s, in one measured list 10.7 s; the longest last hold of any source is 15 s
	neverReturnedAfter = 60 * time.Second // a phone that starts up instead is back after 20 to 60 s
	announceBefore     = time.Second      // what comes next is shown in the last second only
)
