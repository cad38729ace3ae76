package restorelog

import "relink/internal/restore"

const startedOld = `Found device in Recovery mode
Identified device as n61ap, iPhone7,2
Extracting BuildManifest from IPSW
Product Version: 12.4
Variant: Customer Erase Install (IPSW)
This restore will erase your device data.
Trying to fetch new SHSH blob
Sending TSS request attempt 1... response successfully received
Received SHSH blobs
Sending iBEC (731534 bytes)...
Recovery Mode Environment:
Sending RestoreLogo (12334 bytes)...
Sending RestoreRamDisk (91608779 bytes)...
Sending RestoreKernelCache (14069235 bytes)...
`

const inRestoreModeOld = startedOld + `About to restore device...
Waiting for device...
Connected to com.apple.mobile.restored, version 14
Device 0123456789abcdef0123456789abcdef01234567 has successfully entered restore mode
Hardware Information:
BoardID: 6
ChipID: 28672
UniqueChipID: 2375331941000000
`

var toolFixtures = []fixture{
	{
		name: "idevicerestore, stopped by a signal, says DONE",
		text: inRestoreModeOld + `Creating filesystem (12)
About to send filesystem...
Connected to ASR
Sending filesystem now...
Done sending filesystem
Verifying restore (14)
Cleaning up...
DONE
`,
		tool: IDeviceRestore, outcome: Incomplete, stage: restore.StageFilesystem, behaviour: restore.Erase,
		operation: 14, written: yes, product: "iPhone7,2",
	},
	{
		name: "idevicerestore, the signing server's answer stands before the question",
		text: `Found device in Recovery mode
Identified device as n104ap, iPhone12,1
Extracting BuildManifest from IPSW
Variant: Customer Upgrade Install (IPSW)
This restore will update your device without erasing user data.
Found ECID 2283875434762496
Trying to fetch new SHSH blob
Request URL set to https://gs.apple.com/TSS/controller?action=2
TSS server returned: STATUS=94&MESSAGE=This device isn't eligible for the requested build.
ERROR: TSS request failed (status=94, message=This device isn't eligible for the requested build.)
Sending TSS request attempt 1... ERROR: Unable to send TSS request
ERROR: Unable to get SHSH blobs for this device
`,
		tool: IDeviceRestore, outcome: Failure, codes: []int{94}, stage: restore.StageSigning, behaviour: restore.Update,
		written: no, product: "iPhone12,1",
	},
	{
		name: "idevicerestore, the phone hangs up behind its own number",
		text: inRestoreModeOld + `Creating filesystem (12)
Flashing firmware (18)
Got status message
Status: Fail
ERROR: Unable to successfully restore device
ERROR: Could not read data (-256). Aborting.
ERROR: Unable to restore device
`,
		tool: IDeviceRestore, outcome: Failure, codes: []int{14}, stage: restore.StageFirmware, behaviour: restore.Erase,
		operation: 18, written: yes, product: "iPhone7,2",
	},
	{
		name: "idevicerestore, success with warnings",
		text: inRestoreModeOld + `Waiting for NAND (28)
ERROR: Unable to get SepNonce
Creating partition map (11)
About to send filesystem...
Connected to ASR
Sending filesystem now...
Done sending filesystem
Updating baseband (19)
WARNING: Unable to find BbSkeyId node
Got status message
Status: Restore Finished
Cleaning up...
DONE
`,
		tool: IDeviceRestore, outcome: Success, behaviour: restore.Erase, written: yes, product: "iPhone7,2",
	},
	{
		name: "idevicerestore with levels, restore mode never came",
		text: `08:05:07.876    <Info> idevicerestore 1.1.0 (libirecovery 1.3.0, libtatsu 1.0.5)
08:05:07.900    <Info> Found device in Recovery mode
08:05:07.910    <Info> ECID: 1234567890123456
08:05:07.920    <Info> Identified device as d53gap, iPhone13,2
08:05:09.000    <Info> Variant: Customer Upgrade Install (IPSW)
08:05:09.001    <Info> This restore will update the device without erasing user data.
08:05:10.000    <Info> Trying to fetch new SHSH blob
08:05:11.000    <Info> Received SHSH blobs
08:05:12.000    <Info> Sending iBEC (1526677 bytes)...
08:05:15.000    <Info> Recovery Mode Environment:
08:05:16.000    <Info> Sending RestoreKernelCache (14069235 bytes)...
08:05:18.000    <Info> Waiting for device to enter restore mode...
08:08:18.000   <Error> Device failed to enter restore mode.
08:08:18.001   <Error> Device reconnected in Recovery mode, most likely image personalization failed.
`,
		tool: IDeviceRestore, outcome: Failure, stage: restore.StageRamdiskBoot, behaviour: restore.Update, written: no, product: "iPhone13,2",
	},
	{
		name: "idevicerestore, iBSS did not run",
		text: `Found device in DFU mode
Identified device as j181ap, iPad12,1
Trying to fetch new SHSH blob
Received SHSH blobs
Sending iBSS (76110 bytes)...
ERROR: Device did not disconnect. Possibly invalid iBSS. Reset device and try again.
ERROR: Unable to place device into recovery mode from DFU mode
`,
		tool: IDeviceRestore, outcome: Failure, stage: restore.StageDFUUpload, written: no, product: "iPad12,1",
	},
	{
		name: "idevicerestore, refused by the signing server",
		text: `Found device in Recovery mode
Identified device as n61ap, iPhone7,2
Trying to fetch new SHSH blob
Sending TSS request attempt 1... failure
ERROR: TSS request failed (status=94, message=This device isn't eligible for the requested build.)
ERROR: Unable to send TSS request
ERROR: Unable to get SHSH blobs for this device
`,
		tool: IDeviceRestore, outcome: Failure, codes: []int{94}, stage: restore.StageSigning, written: no, product: "iPhone7,2",
	},
	{
		name: "idevicerestore, the asr gave no data",
		text: inRestoreModeOld + `Creating partition map (11)
Creating filesystem (12)
About to send filesystem...
Connected to ASR
Validating the filesystem
ERROR: Unable to receive data from ASR
ERROR: ASR was unable to validate the filesystem
ERROR: Unable to send filesystem
ERROR: Unable to successfully restore device
ERROR: Unable to restore device
RESTORE FAILED
`,
		tool: IDeviceRestore, outcome: Failure, stage: restore.StageFilesystem, behaviour: restore.Erase, written: yes, operation: 12, product: "iPhone7,2",
	},
	{
		name: "idevicerestore, disk failure in the middle of the image",
		text: inRestoreModeOld + `Restoring image (13)
Got status message
Status: Disk Failure
ERROR: Unable to successfully restore device
`,
		tool: IDeviceRestore, outcome: Failure, codes: []int{6}, stage: restore.StageFilesystem, behaviour: restore.Erase, written: yes, operation: 13, product: "iPhone7,2",
	},
	{
		name: "idevicerestore, calibration data",
		text: inRestoreModeOld + `Flashing firmware (18)
Checkpoint 1659 complete with code 53
Got status message
Status: Failed to recover FDR data.
ERROR: Unable to successfully restore device
`,
		tool: IDeviceRestore, outcome: Failure, codes: []int{53}, stage: restore.StageCalibrationData, behaviour: restore.Erase, written: yes, operation: 18, product: "iPhone7,2",
	},
	{
		name: "idevicerestore, a number it does not know, with the phone's log in a property list",
		text: inRestoreModeOld + `Updating baseband (19)
Got status message
Unhandled status message (68)
common.c:printing 40622 bytes plist:
<plist version="1.0">
<dict>
	<key>AMRError</key>
	<integer>68</integer>
	<key>Log</key>
	<string>[09:48:50.0842-GMT]{3&gt;7} CHECKPOINT BEGIN: MAIN:[0x0400] umask
[09:49:50.0842-GMT]{3&gt;7} CHECKPOINT BEGIN: RESTORED:[0x0621] create_filesystem_partitions
[09:50:50.0842-GMT]{3&gt;7} CHECKPOINT FAILURE:(FAILURE:68) (null):[0x0635] update_device_firmware [0]D(failed to update device firmware)
</string>
ERROR: Unable to successfully restore device
ERROR: Unable to restore device
idevicerestore_start result:-68
`,
		tool: IDeviceRestore, outcome: Failure, codes: []int{68}, stage: restore.StageFirmware, behaviour: restore.Erase, written: yes, operation: 19, product: "iPhone7,2",
	},
	{
		name: "idevicerestore, the log of an earlier restore does not count",
		text: inRestoreModeOld + `Previous Restore Log Received:
[12:44:38.0442-GMT]{3>7} CHECKPOINT BEGIN: RESTORED:[0x0635] update_device_firmware
[12:44:39.0442-GMT]{3>7} CHECKPOINT FAILURE:(FAILURE:14) RESTORED:[0x0635] update_device_firmware [0]D(failed)
restore failed with CFError:
0: AMRestoreErrorDomain/e: failed to update device firmware
Waiting for NAND (28)
Got status message
Status: Restore Finished
DONE
`,
		tool: IDeviceRestore, outcome: Success, behaviour: restore.Erase, written: yes, product: "iPhone7,2",
	},
	{
		name: "idevicerestore, the link to restored broke",
		text: `20:01:07.900    <Info> Found device in Recovery mode
20:01:07.920    <Info> Identified device as d53gap, iPhone13,2
20:03:07.920    <Info> Connected to com.apple.mobile.restored, version 15
20:03:08.000 <Verbose> Checkpoint started   id: 0x621 (create_filesystem_partitions)
20:03:09.000 <Verbose> Checkpoint completed id: 0x621 (create_filesystem_partitions) result=0
20:03:10.000 <Verbose> Checkpoint started   id: 0x65B (restore_system_image)
20:03:11.000    <Info> Restoring image (13)
20:04:11.000   <Error> Could not read data (-256). Aborting.
20:04:11.001   <Error> Unable to restore device
`,
		tool: IDeviceRestore, outcome: Failure, codes: []int{-256}, stage: restore.StageFilesystem, written: yes, operation: 13, product: "iPhone13,2",
	},
	{
		name: "idevicerestore, an old restored numbers the later operations one lower",
		text: `Found device in Recovery mode
Identified device as n90ap, iPhone3,1
Connected to com.apple.mobile.restored, version 12
Unknown operation (46)
`,
		tool: IDeviceRestore, outcome: Incomplete, stage: restore.StageFirmware, operation: 46, product: "iPhone3,1",
	},
	{
		name: "idevicerestore, run twice in one file",
		text: startedOld + `ERROR: Device did not disconnect. Possibly invalid iBEC. Reset device and try again.
` + inRestoreModeOld + `Updating baseband (19)
`,
		tool: IDeviceRestore, outcome: Incomplete, stage: restore.StageBaseband, behaviour: restore.Erase, operation: 19, product: "iPhone7,2",
	},
	{
		name: "futurerestore, exception while sending iBSS",
		text: `Version: v2.0.0(0123456789abcdef0123456789abcdef01234567-290)
Odysseus for 32-bit support: yes
[INFO] 64-bit device detected
futurerestore init done
reading signing ticket 123.shsh2 is done
User specified to use latest signed SEP
Found device in DFU mode
Identified device as d221ap, iPhone10,6
[WARNING] NOT VALIDATING SHSH BLOBS!
[TSSR] Checking BuildIdentity 0
Variant: Customer Erase Install (IPSW)
This restore will erase all device data.
Device found in DFU Mode.
Sending iBSS (1471381 bytes)...
Cleaning up...
[exception]:
what=ERROR: Unable to send iBSS component: Unable to upload data to device

code=42729540
line=652
file=/Users/runner/work/futurerestore/futurerestore/src/futurerestore.cpp
commit count=290:
Done: restoring failed!
`,
		tool: FutureRestore, outcome: Failure, stage: restore.StageDFUUpload, behaviour: restore.Erase, written: no, product: "iPhone10,6",
	},
	{
		name: "futurerestore, success",
		text: `futurerestore init done
Found device iPhone7,2 n61ap
` + inRestoreModeOld + `Creating partition map (11)
Status: Restore Finished
Cleaning up...
DONE
Done: restoring succeeded.
`,
		tool: FutureRestore, outcome: Success, behaviour: restore.Erase, written: yes, product: "iPhone7,2",
	},
	{
		name: "futurerestore, baseband, the way out last",
		text: `futurerestore init done
` + inRestoreModeOld + `Updating baseband (19)
About to send BasebandData...
Got status message
Status: Verification Error
[Error] ERROR: Unable to restore device
Done: restoring failed.
Failed with errorcode=-11
`,
		tool: FutureRestore, outcome: Failure, codes: []int{-1, -11}, stage: restore.StageBaseband, behaviour: restore.Erase, operation: 19, product: "iPhone7,2",
	},
	{
		name: "pymobiledevice3, broke off after the root ticket",
		text: `2024-12-28 01:08:01 my-computer pymobiledevice3.cli.restore[20390] DEBUG searching among connected devices via lockdownd
2024-12-28 01:08:10 my-computer pymobiledevice3.restore.recovery[20390] INFO fetching TSS record
2024-12-28 01:08:12 my-computer pymobiledevice3.restore.recovery[20390] INFO going into Recovery
2024-12-28 01:08:30 my-computer pymobiledevice3.restore.recovery[20390] INFO Sending iBEC (1526677 bytes)...
2024-12-28 01:08:39 my-computer pymobiledevice3.restore.recovery[20390] INFO device booted into recovery
2024-12-28 01:09:02 my-computer pymobiledevice3.restore.restore[20390] INFO hardware info: {'BoardID': 24, 'ChipID': 33040}
2024-12-28 01:10:31 my-computer Task-1-pymobiledevice3.restore.restore[20390] INFO About to send RootTicket...
2024-12-28 01:10:37 my-computer Task-1-pymobiledevice3.restore.restore[20390] ERROR unknown error
Traceback (most recent call last):
  File "/home/test/.local/share/pymobiledevice3/cli/restore.py", line 135, in restore_update_task
    await self.restore_device()
ConnectionTerminatedError
`,
		// RestoreOS asks for the root ticket after it made the partitions.
		tool: PyMobileDevice, outcome: Failure, stage: restore.StageUnknown,
	},
	{
		name: "pymobiledevice3 with debug messages, success",
		text: `2025-02-02 01:09:02 host pymobiledevice3.restore.restore[1] INFO about to send filesystem...
2025-02-02 01:09:03 host pymobiledevice3.restore.restore[1] INFO connected to ASR
2025-02-02 01:12:02 host pymobiledevice3.restore.restore[1] DEBUG progress-bar: {'MsgType': 'ProgressMsg', 'Operation': 'FLASH_FIRMWARE', 'Progress': 3}
2025-02-02 01:14:02 host pymobiledevice3.restore.restore[1] DEBUG status message: {'MsgType': 'StatusMsg', 'Status': 0}
`,
		tool: PyMobileDevice, outcome: Success, written: yes,
	},
	{
		name: "pymobiledevice3, calibration data",
		text: `2025-02-02 01:09:02 host pymobiledevice3.restore.restore[1] INFO about to send filesystem...
2025-02-02 01:12:02 host pymobiledevice3.restore.restore[1] DEBUG status message: {'MsgType': 'StatusMsg', 'Status': 53, 'AMRError': 53}
2025-02-02 01:12:02 host pymobiledevice3.restore.restore[1] ERROR failed to recover FDR data
`,
		tool: PyMobileDevice, outcome: Failure, codes: []int{53}, stage: restore.StageCalibrationData,
	},
	{
		name: "pymobiledevice3 of 2021, without its name",
		text: `2021-10-07 22:58:24 HOSTNAME root[12156] INFO about to send filesystem...
2021-10-07 22:58:24 HOSTNAME root[12156] INFO connected to ASR
2021-10-07 22:58:24 HOSTNAME root[12156] INFO validating the filesystem
`,
		tool: PyMobileDevice, outcome: Incomplete, stage: restore.StageFilesystem,
	},
	{
		name: "idevicerestore inside another program, a step that stayed open",
		text: `20:17:39.098:  Checkpoint started   id: 0x648 (cleanup_send_final_status)
20:17:39.117:  Got status message
20:17:39.117:  Unhandled status message (100)
20:17:39.118:  Log is available:
restore-step-ids = {0x1103067B:65;0x110306A6:132;0x11030647:135}
restore-step-names = {0x1103067B:perform_restore_installing;0x110306A6:install_splat;0x11030647:cleanup_check_result}
restore-step-uptime = 357
20:17:39.147:  ERROR: Failed to send/receive data from the restore process.
20:17:39.118:  Checkpoint FAILURE id: 0x648 result=0: [0]D(failed to install splat)
`,
		tool: IDeviceRestore, outcome: Failure, codes: []int{100}, stage: restore.StageFilesystem,
	},
	{
		name: "futurerestore, the kernel did not start RestoreOS",
		text: startedOld + `ERROR: Failed to place device in restore mode
Cleaning up...
[exception]:
what=ERROR: Unable to place device into restore mode
code=66584593
Done: restoring failed!
`,
		tool: FutureRestore, outcome: Failure, stage: restore.StageRamdiskBoot, behaviour: restore.Erase, written: no, product: "iPhone7,2",
	},
	{
		name: "idevicerestore, messages written behind progress bars",
		text: startedOld + `[==================================================] 100.0% About to restore device...
Connected to com.apple.mobile.restored, version 14
[==========                                        ]  20.0% ERROR: Unable to connect to ASR
[==========                                        ]  20.0% ERROR: Unable to successfully restore device
`,
		tool: IDeviceRestore, outcome: Failure, stage: restore.StageFilesystem, behaviour: restore.Erase, product: "iPhone7,2",
	},
}
