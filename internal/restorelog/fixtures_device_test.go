package restorelog

import "relink/internal/restore"

var deviceFixtures = []fixture{
	{
		name: "restored alone, a failed updater and its chain",
		text: `[13:44:00.0832-GMT]{3>5} CHECKPOINT BEGIN: RESTORED:[0x067B] perform_restore_installing
[13:44:01.0832-GMT]{3>5} CHECKPOINT BEGIN: RESTORED:[0x065B] restore_system_image
[13:44:02.0832-GMT]{3>5} CHECKPOINT END: RESTORED:[0x065B] restore_system_image
[13:44:03.0832-GMT]{3>5} CHECKPOINT BEGIN: RESTORED:[0x0668] update_firmware_post_sealing
[13:44:05.0832-GMT]{3>5} CHECKPOINT FAILURE:(FAILURE:-1) (null):[0x0668] update_firmware_post_sealing [0]D(failed post-sealing updater)
restore-step-results = {0x11070668:{0:-1}}
[13:44:05.0832-GMT]{3>5} CHECKPOINT FAILURE:(FAILURE:-1) RESTORED:[0x067B] perform_restore_installing [0]D(failed post-sealing updater)
[13:44:05.0900-GMT]{3>5} CHECKPOINT BEGIN: RESTORED:[0x0648] cleanup_send_final_status
restore failed with CFError:
0: AMRestoreErrorDomain/ffffffff: failed post-sealing updater
1: RamrodErrorDomain/3f9: update_generic_firmware: failed to execute performNextStage on Rose updater
`,
		tool: Restored, outcome: Failure, codes: []int{-1, 1017}, stage: restore.StageFirmware, written: yes,
	},
	{
		name: "restored alone, asr fails the check",
		text: `entering restore_images
executing /usr/sbin/asr -source asr://localhost:12345 -target /dev/disk0s1s1 -erase
ASR STATUS: start	391	multicast-client
ASR STATUS: metadata
ASR: Repartitioning target device...
ASR VERIFY PROGRESS: 98%
ASR: Checksum failed.
ASR STATUS: fail
`,
		tool: Restored, outcome: Failure, stage: restore.StageFilesystem, written: yes,
	},
	{
		name: "restored alone, asr tries again and goes on",
		text: `ASR STATUS: metadata
ASR STATUS: fail
ASR STATUS: metadata
ASR STATUS: finish
entering update_baseband
bbupdater: OK
`,
		tool: Restored, outcome: Incomplete, stage: restore.StageBaseband,
	},
	{
		name: "nothing at all",
		text: "", tool: UnknownTool, outcome: NotARestore,
	},
	{
		name: "a letter about a restore",
		text: `Hello, my iPhone could not be restored, it says error 4013 all the time.
I tried idevicerestore and Apple Configurator, both failed. Restore completed, status: bad luck.
Is the cable broken? ERROR: Unable to get help.
`,
		tool: UnknownTool, outcome: NotARestore,
	},
	{
		name: "somebody else's restore",
		text: `2024-01-01 10:00:00 INFO Starting database restore
2024-01-01 10:00:01 ERROR Restore failed
2024-01-01 10:00:02 INFO Restore completed
DONE
`,
		tool: UnknownTool, outcome: NotARestore,
	},
	{
		name: "a kernel log of a phone that comes and goes",
		text: `[ 1234.567890] usb 1-4: new high-speed USB device number 9 using xhci_hcd
[ 1234.667890] usb 1-4: New USB device found, idVendor=05ac, idProduct=1281, bcdDevice= 0.00
[ 1234.667990] usb 1-4: SerialNumber: CPID:8101 CPRV:11 BDID:0C ECID:001234567890001E
[ 1240.567890] usb 1-4: USB disconnect, device number 9
[ 1250.567890] usb 1-4: device descriptor read/64, error -71
`,
		tool: Kernel, outcome: NotARestore,
	},
	{
		name: "source code that holds the same texts",
		text: `	logger(LL_ERROR, "Unable to successfully restore device\n");
	logger(LL_INFO, "Status: Restore Finished\n");
	"Restore completed, status: 4013",
	// Changing state from 'Restoring' to 'Transitioning'
`,
		tool: UnknownTool, outcome: NotARestore,
	},
}

// strangers are logs of programs that restore nothing.
var strangers = []fixture{
	{
		name: "tsschecker",
		text: `[TSSC] opening firmware.json
[TSSC] selecting latest iOS: 17.2
[TSSR] Request URL: https://gs.apple.com/TSS/controller?action=2
Request URL set to https://gs.apple.com/TSS/controller?action=2
Sending TSS request attempt 1... response successfully received
Build 21C62 for device iPhone14,2 IS being signed!
`,
	},
	{
		name: "palera1n",
		text: ` - [01/15/23 20:12:32] <Info>: Waiting for devices
 - [01/15/23 20:12:33] <Info>: Entering recovery mode
 - [01/15/23 20:12:41] <Info>: Press Enter when ready for DFU mode
 - [01/15/23 20:12:58] <Error>: Whoops, device did not enter DFU mode
`,
	},
	{
		name: "irecovery",
		text: "CPID: 0x8960\nBDID: 0x02\nECID: 0x0000012345678901\nMODE: Recovery\nPRODUCT: iPhone6,2\nMODEL: n53ap\n",
	},
	{
		name: "pymobiledevice3 asked for something else",
		text: `2024-12-29 16:01:58 host pymobiledevice3.__main__[2414] ERROR Device is not connected
2024-12-29 16:01:59 host pymobiledevice3.lockdown[2414] DEBUG trying user pairing record
`,
	},
	{
		name: "idevicerestore's help",
		text: "Usage: idevicerestore [OPTIONS] PATH\n\nRestore IPSW firmware at PATH to an iOS device.\n\n  -e, --erase  perform full restore instead of update, erasing all data\n",
	},
	{
		name: "a restore of a backup",
		text: "The iPhone “iPhone” could not be restored because the backup was corrupt.\nERROR: Could not restore backup, status: -1\n",
	},
	{
		name: "a backup program",
		text: "idevicebackup2: Restore Failed (Error Code 1).\nRestore Successful.\nDONE\n",
	},
}
