package restorelog

import "relink/internal/restore"

// The fixtures are written by hand, modelled on the shapes of real logs; the
// phones in them do not exist.

var appleFixtures = []fixture{
	{
		name: "Finder, 4013: back in recovery where RestoreOS was expected",
		text: `[11:50:17.0393] restore library built Aug 27 2024 at 10:14:00
[11:50:17.0401] Created state machine for device with ECID=0x1234567890ABC
[11:50:17.0500] requested restore behavior: Update
[11:50:17.0602] Changing state from '(null)' to 'Restoring'
[11:50:18.0000] amai: tss_submit_job_with_retry: TSS Connection attempt 1 of 3.  (Will retry if TSS_ERR_SERVER_NOT_REACHABLE.)
[11:50:20.0000] Finished BootedOS Restore Phase: Successful
[11:50:21.0000] Changing state from 'Restoring' to 'Transitioning'
[11:50:30.0000] Recovery mode device connected
[11:50:30.0100] Changing state from 'Transitioning' to 'Restoring'
[11:50:31.0000] command device request for 'getenv radio-error' failed: 2008
[11:50:31.5000] error setting interface's alternate setting: 2009 (expected, not fatal).
[11:50:40.0000] <Recovery Mode Device 0x600003a0c000>: operation 4 progress -1
[11:50:41.0000] <Recovery Mode Device 0x600003a0c000>: operation 31 progress -1
[11:50:41.1000] Finished Recovery Restore Phase: Successful
[11:50:45.0000] <Recovery Mode Device 0x600003a0d000>: operation 43 progress -1
[11:50:46.0000] <Recovery Mode Device 0x600003a0d000>: operation 8 progress -1
[11:50:47.0000] <Recovery Mode Device 0x600003a0d000>: operation 5 progress -1
[11:50:52.0000] <Recovery Mode Device 0x600003a0d000>: operation 9 progress -1
[11:50:53.0000] <Recovery Mode Device 0x600003a0d000>: Recovery mode succeeded
[11:50:53.1000] Finished Recovery Restore Phase: Successful
[11:50:54.0000] Recovery mode device disconnected
[11:50:59.0000] Recovery mode device connected
[11:50:59.1000] Restore completed, status: 4013
[11:50:59.1100] Failure Description:
[11:50:59.1200] Depth:0 Code:4013 Error:Unexpected device state 'Recovery' expected 'RestoreOS'
`,
		tool: MobileDevice, outcome: Failure, codes: []int{4013}, stage: restore.StageRamdiskBoot,
		behaviour: restore.Update, written: no,
	},
	{
		name: "Apple Devices on Windows, 4014: back in DFU",
		text: `[09:01:01.0001] WinAMRestore::OnInterfaceArrival: \\?\USB#VID_05AC&PID_1227#{ED82A167-D61A-4AF6-9AB6-11E52236C576}
[09:01:02.0001] requested restore behavior: Erase
[09:01:02.0002] Changing state from '(null)' to 'Restoring'
[09:01:04.0001] <DFU Device 0000020E5C3B6A10>: operation 0 progress 100
[09:01:04.5001] <DFU Device 0000020E5C3B6A10>: DFU succeeded
[09:01:04.6001] Finished DFU Restore Phase: Successful
[09:01:04.6101] Changing state from 'Restoring' to 'Transitioning'
[09:01:06.6101] DFU mode device connected
[09:01:07.0001] Restore completed, status:4014
[09:01:07.0001] Depth:0 Code:4014 Error:Unexpected device state 'DFU' expected 'Recovery'
`,
		tool: MobileDevice, outcome: Failure, codes: []int{4014}, stage: restore.StageRecoveryUpload,
		behaviour: restore.Erase, written: no,
	},
	{
		name: "4005: never came back from RestoreOS",
		text: `[22:10:01.0001] requested restore behavior: Erase
[22:10:01.0002] Changing state from '(null)' to 'Restoring'
[22:14:00.0001] RestoreOS mode device connected
[22:14:01.0001] <Restore Device 0x7f9a>: operation 11 progress -1
[22:14:02.0001] <Restore Device 0x7f9a>: operation 13 progress 5
[22:17:02.0001] <Restore Device 0x7f9a>: operation 29 progress -1
[22:17:05.0001] <Restore Device 0x7f9a>: Restore succeeded
[22:17:05.0002] Finished RestoreOS Restore Phase: Successful
[22:17:05.0003] Changing state from 'Restoring' to 'Transitioning'
[22:17:05.0004] Creating a timer for 10 minutes
[22:27:05.0004] Timer fired to timeout transitioning device
[22:27:05.0005] Changing state from 'Transitioning' to 'Disappeared'
[22:27:05.0006] Restore completed, status: 4005
[22:27:05.0007] Depth:0 Code:4005 Error:Gave up waiting for device to transition from RestoreOS state to BootedOS state.
`,
		tool: MobileDevice, outcome: Failure, codes: []int{4005}, stage: restore.StageFinalBoot,
		behaviour: restore.Erase, written: yes, operation: 29,
	},
	{
		name: "4010 in the middle of the transfer",
		text: `[22:10:01.0001] requested restore behavior: Update
[22:14:00.0001] RestoreOS mode device connected
[22:14:01.0001] Started checkpoint id: 0x60D (wait_for_storage)
[22:14:01.0101] <Restore Device 0x7f9a>: operation 28 progress -1
[22:14:01.0201] Completed checkpoint id: 0x60D (wait_for_storage)
[22:14:02.0001] <Restore Device 0x7f9a>: operation 13 progress 41
[22:14:09.0001] Muxed device disconnected with ECID: 0x1234567890ABC
[22:14:09.0101] Restore completed, status: 4010
[22:14:09.0201] Depth:0 Code:4010 Error:RestoreOS device removed before restored completed
[22:14:09.0301] Depth:1 Code:9 Error:ramdisk ended
`,
		tool: MobileDevice, outcome: Failure, codes: []int{4010, 9}, stage: restore.StageFilesystem,
		behaviour: restore.Update, written: yes, operation: 13,
	},
	{
		name: "Finder, success over midnight, without a final status, full of failures that are none",
		text: `23:59:06.692:  Firmware is unpacking
23:59:59.941: restore library built Aug 27 2024 at 10:14:00
00:00:00.223: Failed to subscribe for booted OS device notifications.
00:00:01.594: requested restore behavior: Erase
00:00:02.272: Changing state from '(null)' to 'Restoring'
00:00:04.697: _AMRUSBDeviceSendDeviceRequestTO_block_invoke: AMRUSBDevice error (-536854449): {
00:00:04.854: command device request for 'getenv anid' failed: 2008
00:00:09.551: error setting interface's alternate setting: 2009 (expected, not fatal).
00:01:36.009: found device map entry for 0x00008030 0x00000006 0x00000001. boardConfig=d421ap platform=t8030
00:04:36.165: sock  12: shutdown(SHUT_WR) failed: Socket is not connected
00:04:36.309: Started checkpoint id: 0x648 (cleanup_send_final_status)
00:04:36.361: device returned success
00:04:36.463: <Restore Device 0x7f9603d65960>: Restore succeeded
00:04:36.515: Finished RestoreOS Restore Phase: Successful
00:04:36.700:  Spent: -23 hour(s)-3 minutes
`,
		tool: MobileDevice, outcome: Success, behaviour: restore.Erase, written: yes, product: "iPhone12,3",
	},
	{
		name: "old iTunes for Windows, 37 while the firmware was written, the phone's log after it",
		text: `2012-03-11 18:00:04.684 [3132:e4]: iTunes: Software payload version: 9B176
2012-03-11 18:00:05.684 [3132:e4]: <Restore Device 069D6950>: operation 18 progress 53
2012-03-11 18:00:06.535 [3132:e4]: <Restore Device 069D6950>: operation 18 progress 84
2012-03-11 18:00:09.037 [3132:e4]: device returned AMR error 37
entering update_device_firmware
entering update_iBoot
write_image3_data: flashing LLB data (length = 0x14a19)
0: RamrodErrorDomain/3e9: update_iBoot: error writing image
1: NSMachErrorDomain/e00002bc: write_image3_data: AppleImage3NORAccess returned an error
attempting to dump restore log
2012-03-11 18:00:09.537 [3132:e4]: iTunes: Restore error 37
`,
		tool: MobileDevice, outcome: Failure, codes: []int{37, 1001}, stage: restore.StageFirmware, written: yes, operation: 18,
	},
	{
		name: "old iTunes for Mac, refused by the signing server",
		text: `2011-10-05 14:26:52.000 iTunes[6456:20b]: iTunes: Software payload version: 8L1
2011-10-05 14:26:53.000 iTunes[6456:20b]: requested restore behavior: Erase
2011-10-05 14:27:01.000 iTunes[6456:20b]: amai: tss_submit_job: HttpQueryInfo returned 200
2011-10-05 14:27:01.100 iTunes[6456:20b]: amai: tss_submit_job: error from server=94
2011-10-05 14:27:01.200 iTunes[6456:20b]: iTunes: Restore error 3194
`,
		tool: MobileDevice, outcome: Failure, codes: []int{3194}, stage: restore.StageSigning,
		behaviour: restore.Erase, written: no,
	},
	{
		name: "the signing server's own number, when no program shows one",
		text: `[14:27:01.0000] requested restore behavior: Erase
[14:27:01.1000] amai: tss_submit_job: error from server=94
`,
		tool: MobileDevice, outcome: Failure, codes: []int{94}, stage: restore.StageSigning, behaviour: restore.Erase, written: no,
	},
	{
		name: "calibration data, 53 with its chain",
		text: `[14:27:01.0000] requested restore behavior: Erase
[14:31:01.0000] Started checkpoint id: 0x658 (format_media)
[14:31:02.0000] <Restore Device 0x7f9a>: operation 12 progress -1
[14:33:01.0000] Started checkpoint id: 0x634 (fdr_recover)
[14:33:09.0000] <Restore Device 0x7f9a>: Restore failed (result = 53)
[14:33:09.1000] AMRestorePerformRestoreModeRestoreWithError failed with error: 53
[14:33:10.0000] Restore completed, status: 53
[14:33:10.0001] Failure Description:
[14:33:10.0002] Depth:0 Code:53 Error:Failed to handle message type StatusMsg (FDR failure)
[14:33:10.0003] Depth:1 Code:1 Error:fdr_recover failed
`,
		tool: MobileDevice, outcome: Failure, codes: []int{53, 1}, stage: restore.StageCalibrationData,
		behaviour: restore.Erase, written: yes, operation: 12,
	},
	{
		name: "a failed restore, then one that worked: the last one counts",
		text: `[11:00:00.0000] restore library built Aug 27 2024 at 10:14:00
[11:00:01.0000] requested restore behavior: Update
[11:00:59.1000] Restore completed, status: 4013
[11:00:59.1200] Depth:0 Code:4013 Error:Unexpected device state 'Recovery' expected 'RestoreOS'
[11:30:00.0000] restore library built Aug 27 2024 at 10:14:00
[11:30:01.0000] requested restore behavior: Erase
[11:37:59.1000] Finished RestoreOS Restore Phase: Successful
[11:37:59.2000] Restore completed, status:0
`,
		tool: MobileDevice, outcome: Success, behaviour: restore.Erase, written: yes,
	},
	{
		name: "one that worked, then a failed one",
		text: `[11:00:00.0000] restore library built Aug 27 2024 at 10:14:00
[11:00:01.0000] requested restore behavior: Update
[11:07:59.1000] Finished RestoreOS Restore Phase: Successful
[11:30:00.0000] restore library built Aug 27 2024 at 10:14:00
[11:30:01.0000] requested restore behavior: Erase
[11:30:59.0000] Finished BootedOS Restore Phase: Successful
[11:40:59.0000] Restore completed, status: 4005
`,
		tool: MobileDevice, outcome: Failure, codes: []int{4005}, stage: restore.StageEnterRecovery,
		behaviour: restore.Erase, written: no,
	},
	{
		name: "cut off in the transfer",
		text: `[11:00:01.0000] requested restore behavior: Update
[11:01:01.0000] <Restore Device 0x7f9a>: operation 13 progress 12
[11:01:05.0000] <Restore Device 0x7f9a>: operation 13 progress 14
`,
		tool: MobileDevice, outcome: Incomplete, stage: restore.StageFilesystem, behaviour: restore.Update, written: yes, operation: 13,
	},
	{
		name: "Configurator through AMPDevicesAgent, in the Console's columns",
		text: `2026-04-20 17:59:01.750100+0200 0x1f3ab Default 0x0 512 0 AMPDevicesAgent: (MobileDevice) [com.apple.mobiledevice:restore] Finished DFU Restore Phase: Successful
2026-04-20 18:09:01.765500+0200 0x1f3ab Default 0x0 512 0 AMPDevicesAgent: (MobileDevice) [com.apple.mobiledevice:restore] Restore completed, status: 4042
`,
		tool: Configurator, outcome: Failure, codes: []int{4042}, stage: restore.StageRecoveryUpload, written: no,
	},
	{
		name: "cfgutil",
		text: "cfgutil: error: The operation couldn’t be completed. (AMRestoreErrorDomain error 10 - Failed to handle message type StatusMsg)\n",
		tool: Configurator, outcome: Failure, codes: []int{10}, stage: restore.StageUnknown,
	},
	{
		name: "a dialog of iTunes",
		text: "The iPhone “Anna’s iPhone” could not be restored. An unknown error occurred (4013).\n",
		tool: MobileDevice, outcome: Failure, codes: []int{4013}, stage: restore.StageUnknown,
	},
	{
		name: "a dialog of an update, over two lines",
		text: "The iPhone \"iPhone\" could not be updated.\nAn unknown error occurred (9).\n",
		tool: MobileDevice, outcome: Failure, codes: []int{9}, stage: restore.StageUnknown, behaviour: restore.Update,
	},
	{
		name: "a dialog in German",
		text: "Das iPhone „iPhone“ konnte nicht wiederhergestellt werden. Ein unbekannter Fehler ist aufgetreten (4005).\n",
		tool: MobileDevice, outcome: Failure, codes: []int{4005}, stage: restore.StageUnknown,
	},
	{
		name: "a dialog in Japanese, with wide brackets",
		text: "iPhone“iPhone”をアップデートできませんでした。不明なエラーが発生しました（17）。\n",
		tool: MobileDevice, outcome: Failure, codes: []int{17}, stage: restore.StageUnknown,
	},
	{
		name: "a dialog of Configurator about a Mac",
		text: "The operation couldn’t be completed. (AMRestoreErrorDomain error 79 – Failed to handle message type StatusMsg) [AMRestoreErrorDomain – 0x4F (79)]\n",
		tool: Configurator, outcome: Failure, codes: []int{79}, stage: restore.StageUnknown,
	},
	{
		name: "not eligible",
		text: "The iPhone “iPhone” could not be restored. This device isn’t eligible for the requested build.\n",
		tool: MobileDevice, outcome: Failure, stage: restore.StageSigning, written: no,
	},
	{
		name: "the engine's error as a virtual machine's installer prints it",
		text: "Installation failed. Error Domain=com.apple.MobileDevice.MobileRestore Code=4014 \"Unexpected device state 'DFU' expected 'RestoreOS'\" UserInfo={...}\n",
		tool: MobileDevice, outcome: Failure, codes: []int{4014}, stage: restore.StageRamdiskBoot, written: no,
	},
	{
		name: "the engine's result, without times",
		text: `<Restore Device>: Restore failed (result = 11)
AMRestorePerformRestoreModeRestoreWithError failed with error: 11
`,
		tool: MobileDevice, outcome: Failure, codes: []int{11}, stage: restore.StageUnknown,
	},
	{
		name: "a modem that stops the restore in recovery mode",
		text: `2014-05-11 10:00:05.684 [3132:e4]: requested restore behavior: Erase
2014-05-11 10:00:06.684 [3132:e4]: <Recovery Mode Device 069D6950>: operation 4 progress -1
2014-05-11 10:00:07.684 [3132:e4]: radio-error = 512
2014-05-11 10:00:07.784 [3132:e4]: fatal recovery mode radio error
2014-05-11 10:00:08.684 [3132:e4]: iTunes: Restore error -1
`,
		tool: MobileDevice, outcome: Failure, codes: []int{-1}, stage: restore.StageBaseband, behaviour: restore.Erase,
	},
	{
		name: "the engine's error with the one below it",
		text: "  NSUnderlyingError: Domain=com.apple.MobileDevice.MobileRestore Code=-1 \"AMRestorePerformRestoreModeRestoreWithError failed with error: 11\"\n",
		tool: MobileDevice, outcome: Failure, codes: []int{-1, 11}, stage: restore.StageUnknown,
	},
	{
		name: "a dialog of Configurator that says where",
		text: "The OS cannot be restored on this device.\nGave up waiting for device to transition from RestoreOS state to BootedOS State. [com.apple.MobileDevice.MobileRestore – 0xFA5 (4005)]\n",
		tool: Configurator, outcome: Failure, codes: []int{4005}, stage: restore.StageFinalBoot,
	},
	{
		name: "a dialog of Configurator about an update of a Mac",
		text: "The Mac \"Mac\" could not be updated. An unknown error occurred(2015).\n",
		tool: Configurator, outcome: Failure, codes: []int{2015}, stage: restore.StageUnknown, behaviour: restore.Update,
	},
	{
		name: "an operation that no table has: RestoreOS ran, and nobody knows what it wrote",
		text: `[11:50:40.0000] <Recovery Mode Device 0x600003a0c000>: operation 31 progress -1
[11:50:54.0000] Recovery mode device disconnected
[11:51:59.0000] <Restore Device 0x600003a0e000>: operation 999 progress 10
[11:52:59.1000] Restore completed, status: 4010
`,
		tool: MobileDevice, outcome: Failure, codes: []int{4010}, stage: restore.StageUnknown, operation: 999,
	},
	{
		name: "one line of the Console",
		text: "2026-04-20 18:09:01.765500+0200 0x1f3ab Default 0x0 512 0 AMPDevicesAgent: (MobileDevice) Restore error 4042\n",
		tool: Configurator, outcome: Failure, codes: []int{4042}, stage: restore.StageUnknown,
	},
	{
		name: "one line of macOS's syslog",
		text: "Apr 20 18:09:01 annas-mac AMPDevicesAgent[512]: Restore error 4042\n",
		tool: Configurator, outcome: Failure, codes: []int{4042}, stage: restore.StageUnknown,
	},
	{
		name: "checkpoints without names, tickets for parts in the middle",
		text: `[06:40:01.0282] Started checkpoint id: 0x635
[06:44:01.0282] <Restore Device 0000025762236D20>: operation 59 progress 0
[06:44:01.0798] requested restore behavior: Erase
[06:44:01.0861] amai: tss_submit_job_with_retry: TSS Connection attempt 1 of 3.  (Will retry if TSS_ERR_SERVER_NOT_REACHABLE.)
[06:44:02.0099] amai: tss_submit_job: HttpQueryInfo returned 200
[06:44:09.0316] Restore completed, status:9
`,
		tool: MobileDevice, outcome: Failure, codes: []int{9}, stage: restore.StageFirmware, behaviour: restore.Erase,
		written: yes, operation: 59,
	},
}
