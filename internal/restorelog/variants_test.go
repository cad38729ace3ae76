package restorelog

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"relink/internal/restore"
)

// variantsOfAKind is how many made-up logs of each kind are tried.
const variantsOfAKind = 40

// kind makes logs that are read wrong for the same reason, and says what is
// wrong with a reading, or "".
type kind struct {
	name string
	make func(d *dice) (text string, wrong func(Result) string)
}

// dice throws what a made-up log is made of.
type dice struct{ *rand.Rand }

func (d *dice) of(choices ...string) string { return choices[d.IntN(len(choices))] }

// some are lines in their order, some of them left out.
func (d *dice) some(lines ...string) string {
	var kept []string
	for _, l := range lines {
		if d.IntN(4) > 0 {
			kept = append(kept, l)
		}
	}
	return strings.Join(append(kept, ""), "\n")
}

// dressed puts clothes before each line, or none.
func (d *dice) dressed(text string) string {
	if d.IntN(3) == 0 {
		return text
	}
	return dress(text, clothes[d.IntN(len(clothes))].put)
}

// upload are idevicerestore's words until RestoreOS runs.
func (d *dice) upload() string {
	return "Found device in " + d.of("Recovery", "DFU") + " mode\nIdentified device as d321ap, iPhone11,2\n" +
		d.some("Extracting BuildManifest from IPSW", "Variant: Customer Erase Install (IPSW)", "This restore will erase all device data.",
			"Checking IPSW for required components...", "All required components found in IPSW", "Received SHSH blobs") +
		"Sending iBEC (5 bytes)...\n" + d.some("Sending RestoreLogo (12 bytes)...", "Sending RestoreRamDisk (5 bytes)...", "Sending RestoreDeviceTree (3 bytes)...") +
		"Sending RestoreKernelCache (5 bytes)...\n"
}

func (d *dice) answered() string {
	return d.of("Waiting for device to enter restore mode...\n", "About to restore device... \n", "About to restore device...\nWaiting for device...\n") +
		d.of("Connected to com.apple.mobile.restored, version 15\n", "Device 00008030-0011223344556677 has successfully entered restore mode\nHardware Information:\nBoardID: 6\n")
}

func (d *dice) steps() string {
	return d.of("Waiting for NAND (28)\n", "") + "Creating partition map (11)\n" + d.some("Creating filesystem (12)", "About to send filesystem...", "Connected to ASR",
		"Validating the filesystem", "Filesystem validated", "Sending filesystem now...", "[====      ]  20.0%") + "Restoring image (13)\n"
}

// noise are errors that no restore ended with.
func (d *dice) noise() string {
	return d.of(
		"ERROR: Unable to receive message from FDR 0x1 (-2). 0/2 bytes\n", "ERROR: Unable to receive message from FDR 000001A1EABB7DC0 (-4). 0/2 bytes\n",
		"ERROR: Failed to start FDR Ctrl channel\n", "ERROR: Unable to connect to FDR client (-5)\n", "FDR 0x263ea50 timeout waiting for command\n",
		"ERROR: build identity info does not contain a MacOSVariant\n", "ERROR: Unable to find RestoreBehavior node\n", "ERROR: Unknown operation (80)\n", "Unknown operation (80)\n",
		"WARNING: Unable to find BbSkeyId node\n", "ERROR: Unable to get SepNonce\n")
}

func (d *dice) farewell() string {
	return d.of("Cleaning up...\nDONE\n", "DONE\n", "Done\n", "done.\n", "Cleaning up...\n", "^C\nCleaning up...\nDONE\n", "exit status 0\n", "Process finished with exit code 0\n", "[exited with 0]\nDONE\n")
}

// want compares what is not "" or nil.
func want(outcome Outcome, stage restore.Stage, codes []int, written string) func(Result) string {
	return func(r Result) string {
		said := "unknown"
		if r.StorageWritten != nil {
			said = map[bool]string{true: "yes", false: "no"}[*r.StorageWritten]
		}
		switch {
		case outcome != "" && r.Outcome != outcome:
			return fmt.Sprintf("got %s, want %s", r.Outcome, outcome)
		case stage != "" && r.Stage != stage:
			return fmt.Sprintf("got stage %s, want %s", r.Stage, stage)
		case codes != nil && !slices.Equal(r.Codes, codes):
			return fmt.Sprintf("got codes %v, want %v", r.Codes, codes)
		case written != "" && said != written:
			return fmt.Sprintf("got written %s, want %s", said, written)
		}
		return ""
	}
}

var kinds = []kind{
	{"no success by DONE", func(d *dice) (string, func(Result) string) {
		text := d.upload() + d.answered() + d.steps() + d.of("", "Flashing firmware (18)\n", "Updating baseband (19)\n", d.noise(), "Not sending NORData... Quitting...\n", "^C\n") + d.farewell()
		return d.dressed(text), func(r Result) string {
			if r.Outcome != Incomplete && r.Outcome != Failure || r.StorageWritten == nil || !*r.StorageWritten {
				return fmt.Sprintf("got %s, want no success, written", r.Outcome)
			}
			return ""
		}
	}},
	{"its own word is success", func(d *dice) (string, func(Result) string) {
		text := d.upload() + d.answered() + d.steps() + d.of("", d.noise()) + "Got status message\nStatus: Restore Finished\n" +
			d.of("", "ERROR: Unable to connect to lockdownd\n", d.noise()) + d.of("", d.farewell())
		return d.dressed(text), want(Success, "", []int{}, "yes")
	}},
	{"unknown steps are no comfort", func(d *dice) (string, func(Result) string) {
		step := d.of("Formatting the disk", "Writing system image", "Flash rootfs", "Erasing all content", "Installing the system", "Flashing baseband image 12%", "Programming chip", "正在刷入固件", "写入系统", "Escribiendo sistema", "Formatiere Speicher")
		text := "10:00:00.000:  Start flash\n10:00:01.000:  Enter Recovery Mode\n10:00:03.000:  Sending KernelCache\n10:00:09.000:  " +
			d.of("About to restore device... ", "Restoring") + "\n10:00:20.000:  " + step + d.of("", "...", " ...") + "\n10:00:41.000:  " + d.of("Flash failed", "ERROR: Unable to go on\n10:00:42.000:  Flash failed") + "\n"
		return text, want(Failure, restore.StageUnknown, []int{}, "unknown")
	}},
	{"3uTools' steps", func(d *dice) (string, func(Result) string) {
		steps := []struct {
			text  string
			stage restore.Stage
		}{
			{"Creating Partition Map", restore.StageStorage},
			{"Creating Filesystem", restore.StageStorage},
			{"Restoring image", restore.StageFilesystem},
			{"Verifying restore", restore.StageFilesystem},
			{"Flashing firmware", restore.StageFirmware},
			{"Updating baseband", restore.StageBaseband},
			{"Certifying SEP", restore.StageSEP},
			{"Sealing System Volume", restore.StageSealing},
			{"Sending file system via ASR 12%", restore.StageFilesystem},
		}
		last := d.IntN(len(steps))
		text := "10:00:00.000:  Start flash\n" + d.of("10:00:01.000:  Enter Recovery Mode\n", "") + "10:00:03.000:  Sending KernelCache\n10:00:09.000:  About to restore device... \n10:00:12.000:  Waiting for NAND\n10:00:13.000:  Creating Partition Map\n"
		text += "10:00:20.000:  " + steps[last].text + "\n10:00:22.000:  " + strings.TrimSpace(d.noise()) + d.of("", "\n10:00:41.000:  Flash failed") + "\n"
		return text, func(r Result) string {
			if r.Outcome == Success {
				return "got a success"
			}
			return want("", steps[last].stage, []int{}, "yes")(r)
		}
	}},
	{"RestoreOS that answered", func(d *dice) (string, func(Result) string) {
		end := d.of("ERROR: Could not read data (-256). Aborting.\nERROR: Unable to restore device\n", "ERROR: Unable to successfully restore device\n", "")
		text := d.of(d.upload(), "") + "Waiting for device...\nDevice 00008030-0011223344556677 has successfully entered restore mode\nConnected to com.apple.mobile.restored, version 15\n" + end
		return d.dressed(text), want("", restore.StageUnknown, nil, "unknown")
	}},
	{"macOS's log", func(d *dice) (string, func(Result) string) {
		process := d.of("AMPDevicesAgent", "MobileDeviceUpdater", "com.apple.Virtualization.Installation", "Apple Configurator 2", "Finder")
		front := d.of("default\t21:49:12.024868+0200\t"+process+"\ttid:1530b - ", "default\t21:49:12.024868+0200\t"+process+"\t", "error\t21:49:12.024868+0200\t"+process+"\ttid:1 - ",
			"2024-01-02 21:49:14.024868+0200  localhost "+process+"[812]: (MobileDevice) tid:1530b - ", "2024-01-02 21:49:14.024868+0200  localhost "+process+"[812]: (MobileDevice) ",
			"2024-01-02 21:49:14.024 Df "+process+"[812:1530b] (MobileDevice) ")
		code := d.of("4013", "4014", "9", "4005", "75")
		last := d.of("Restore completed, status: "+code, "Depth:0 Code:"+code+" Error:x", "CFError domain:AMRestoreErrorDomain code:"+code+" description:x", "AMPDevicesAgent: Restore error "+code)
		text := front + "Changing state from 'Restoring' to 'Transitioning'\n" + d.of("", front+"Finished Recovery Restore Phase: Successful\n") + front + last + "\n"
		n := 0
		_, _ = fmt.Sscan(code, &n)
		return text, want(Failure, "", []int{n}, "")
	}},
	{"cfgutil", func(d *dice) (string, func(Result) string) {
		begin := d.some("Waiting for the device [1/4] [****] 100%", "Step 1 of 4: Preparing the iPhone", "Step 2 of 4: Downloading System [2/4] [****] 100%", "Step 3 of 4: Installing iOS")
		verb := d.of("restore", "update", "revive")
		if d.IntN(2) == 0 {
			return begin + "Operation \"" + verb + "\" succeeded" + d.of("", ".") + "\n", want(Success, "", []int{}, "yes")
		}
		code := d.of("401", "433", "604")
		n := 0
		_, _ = fmt.Sscan(code, &n)
		return begin + "cfgutil: error: " + d.of("The framework is out of date. Please update macOS.", "Something else went wrong.") + "\n(Domain: ConfigurationUtilityKit.error Code: " + code + ")\n" +
			d.of("", "\""+verb+"\" failed on Unknown device (ECID: [redacted]).\n"), want(Failure, restore.StageUnknown, []int{n}, "unknown")
	}},
	{"the model", func(d *dice) (string, func(Result) string) {
		models := []string{"iPhone14,7", "iPhone13,2", "iPhone9,1", "iPad12,1", "iPod9,1", "iPhone17,1"}
		one := models[d.IntN(len(models))]
		two := models[(slices.Index(models, one)+1+d.IntN(len(models)-1))%len(models)]
		path := d.of("Verifying '%s_18.3.2_22D82_Restore.ipsw'...", "Using IPSW /Users/x/%s_18.3.2_22D82_Restore.ipsw", `Checking iDevice firmware D:\3uTools\Firmware\%s_16.0.3_20A392_Restore.ipsw`, "Extracting %s_1.ipsw")
		begin, end := "Found device in Recovery mode\n", "\nSending iBEC (5 bytes)...\n"
		expected, name := one, one
		if d.IntN(2) == 0 {
			expected, name = "", one+","+two
		}
		if d.IntN(4) == 0 {
			expected = two
			begin += "Identified device as xx, " + two + "\n"
		}
		return d.dressed(begin + fmt.Sprintf(path, name) + end), func(r Result) string {
			if r.ProductType != expected {
				return fmt.Sprintf("got %q, want %q", r.ProductType, expected)
			}
			return ""
		}
	}},
	{"harmless errors", func(d *dice) (string, func(Result) string) {
		text := d.upload() + d.of("", d.noise()) + d.answered() + d.of("", d.noise()) + d.steps() + d.noise() + d.of("", "[====] 20.0%\n", "Sending IsFUDFirmware image list\n", d.noise())
		return d.dressed(text), want(Incomplete, restore.StageFilesystem, []int{}, "yes")
	}},
	{"an error that was got over", func(d *dice) (string, func(Result) string) {
		text := d.upload() + d.answered() + "Creating partition map (11)\nERROR: " + d.of("Unable to open something", "timed out", "Unable to connect to ASR", "Device refused") + "\n" +
			d.of("[====] 20.0%\n", "Unmounting filesystems (29)\n", "Done sending RootTicket\n", "Sending FirmwareResponse data now...\n") + d.of("", "Restoring image (13)\n")
		return d.dressed(text), want(Incomplete, "", []int{}, "yes")
	}},
	{"-1 of any step", func(d *dice) (string, func(Result) string) {
		row := []struct {
			step  string
			stage restore.Stage
		}{
			{"[0x0635] update_device_firmware", restore.StageFirmware},
			{"[0x0668] update_firmware_post_sealing", restore.StageFirmware},
			{"[0x0624] restore_images", restore.StageFilesystem},
			{"[0x060B] update_ticket", restore.StageUnknown},
			{"[0x0609] load_sep_os", restore.StageSEP},
			{"[0x0634] fdr_recover", restore.StageCalibrationData},
			{"[0x0700] fetch_ticket_for_part", restore.StageUnknown},
		}[d.IntN(7)]
		text := fmt.Sprintf("[07:30:23.0292-GMT]{%d>6} CHECKPOINT FAILURE:(FAILURE:-1) %s:%s [0]D(%s)\n", 1+d.IntN(5), d.of("RESTORED", "(null)", "MAIN"), row.step, d.of("part", "camera part", "it failed"))
		return text, func(r Result) string {
			for _, w := range r.Sentences() {
				if w.ID == "code.minus1.meaning" {
					return "blames the modem"
				}
			}
			written := "unknown"
			if row.stage == restore.StageFirmware {
				written = "" // some of these write, some do not
			}
			return want(Failure, row.stage, []int{-1}, written)(r)
		}
	}},
	{"before RestoreOS", func(d *dice) (string, func(Result) string) {
		part := d.of("DCP", "WCHFirmwareUpdater", "ANE", "AOP", "GFX", "ISP", "SIO")
		text := d.of("Found device in Recovery mode\n", "") + "Sending " + part + " (5 bytes)...\n" +
			d.of("ERROR: Unable to send "+part+" component: Unable to find device\n", "ERROR: Unable to send component '"+part+"' to device.\nERROR: Unable to send components supposed to be loaded by iBoot\n") +
			"ERROR: Unable to place device into restore mode\n"
		return d.dressed(text), want(Failure, restore.StageRecoveryUpload, []int{}, "no")
	}},
	{"100", func(d *dice) (string, func(Result) string) {
		text := d.of("", d.upload()+d.answered()) + "Got status message\nUnhandled status message (100)\n" + d.of("", "Log is available:\n") + "Checkpoint FAILURE id: 0x648 result=0: [0]D(failed to install splat)\n" + d.of("", "ERROR: Unable to restore device\n")
		return text, want(Failure, restore.StageFilesystem, []int{100}, "")
	}},
	{"a crash of the program", func(d *dice) (string, func(Result) string) {
		crash := d.of("Segmentation fault (core dumped)", "./restore.sh: line 3: 4242 Segmentation fault      (core dumped) idevicerestore -u x.ipsw", "terminate called after throwing an instance of 'std::bad_alloc'",
			"dyld[123]: Symbol not found: _x", "dyld: Library not loaded: /usr/local/lib/x.dylib", "Abort trap: 6", "zsh: segmentation fault  idevicerestore", "Bus error: 10", "double free or corruption (!prev)", "libc++abi: terminating due to uncaught exception", "*** stack smashing detected ***: terminated", "Trace/BPT trap: 5")
		begun := d.upload()
		where := restore.StageRecoveryUpload
		if d.IntN(2) == 0 {
			begun += d.answered() + d.steps()
			where = restore.StageFilesystem
		}
		return begun + crash + "\n", func(r Result) string {
			if r.Fault != Crashed {
				return "says nothing of a crash"
			}
			return want(Failure, where, []int{}, "")(r)
		}
	}},
	{"an article", func(d *dice) (string, func(Result) string) {
		numbers := []int{9, 14, 4005, 4013, 4014, 3194, 53, 1}
		d.Shuffle(len(numbers), func(i, j int) { numbers[i], numbers[j] = numbers[j], numbers[i] })
		form := d.of("The iPhone could not be restored. An unknown error occurred (%d).\n", "- The iPhone “iPhone” could not be updated. An unknown error occurred (%d).\n", "Das iPhone konnte nicht wiederhergestellt werden. Ein unbekannter Fehler ist aufgetreten (%d).\n",
			"* iTunes: Restore error %d\n", "`Restore completed, status: %d`\n", "iPhone を復元できませんでした。不明なエラーが発生しました（%d）。\n", "Không thể khôi phục iPhone. Đã xảy ra lỗi không xác định (%d).\n")
		text := d.of("Common messages\n\n", "# Errors\n", "")
		for _, n := range numbers[:2+d.IntN(4)] {
			text += fmt.Sprintf(form, n) + d.of("", "Try another cable.\n", "\n")
		}
		return text, want(NotARestore, "", []int{}, "unknown")
	}},
	{"dialogs in many languages", func(d *dice) (string, func(Result) string) {
		text := d.of("Không thể khôi phục iPhone “iPhone”. Đã xảy ra lỗi không xác định (4013).", "تعذرت استعادة iPhone. حدث خطأ غير معروف (4013).", "تعذرت استعادة iPhone. حدث خطأ غير معروف (٤٠١٣).", "ไม่สามารถกู้คืน iPhone ได้ เกิดข้อผิดพลาดที่ไม่รู้จัก (4013)",
			"iPhone بازیابی نشد. خطای ناشناخته\u200cای رخ داد (۴۰۱۳).", "לא ניתן היה לשחזר את ה-iPhone. אירעה שגיאה לא ידועה (4013).", "iPhone“iPhone”无法恢复。发生未知错误（４０１３）。", "iPhone「クラウスのiPhone」を復元できませんでした。不明なエラーが発生しました(4013)。", "L’iPhone n’a pas pu être restauré. Une erreur inconnue s’est produite (4013).",
			"The iPhone could not be restored. An unknown error occurred (4013).", "iPhone не удалось восстановить. Произошла неизвестная ошибка (4013).", "iPhone을 복원할 수 없습니다. 알 수 없는 오류가 발생했습니다(4013).")
		return d.dressed(text + "\n"), want(Failure, "", []int{4013}, "unknown")
	}},
	{"two logs in one file", func(d *dice) (string, func(Result) string) {
		good := d.upload() + d.answered() + d.steps() + "Got status message\nStatus: Restore Finished\n" + d.of("DONE\n", "")
		bad := d.upload() + d.answered() + d.steps() + "Got status message\nStatus: Fail\nERROR: Unable to restore device\n"
		apple := "[11:00:00.0000] restore library built Aug 27 2024 at 10:14:00\n[11:00:01.0000] requested restore behavior: Update\n[11:00:59.1000] Restore completed, status: 4013\n"
		switch d.IntN(4) {
		case 0:
			return good + bad, want(Failure, restore.StageFilesystem, []int{14}, "yes")
		case 1:
			return bad + good, want(Success, "", []int{}, "yes")
		case 2:
			return good + apple, want(Failure, "", []int{4013}, "")
		}
		return apple + good, want(Success, "", []int{}, "yes")
	}},
	{"an HTTP number is no code", func(d *dice) (string, func(Result) string) {
		text := d.of("default\t12:00:00.100000+0100\tcom.apple.Virtualization.Installation\ttid:1 - ", "[12:00:00.1000] ", "2024-01-02 21:49:14.024868+0200  localhost AMPDevicesAgent[812]: (MobileDevice) ") +
			"AMRestoreErrorDomain: " + d.of("failed to get a signature: server replied 401", "failed to personalize: HTTP 401", "failed to get a signature (server replied 401)", "unable to personalize, server replied: 403", "failed to personalize (HTTP status 500)", "failed to get a signature: HTTP 401 Unauthorized", "unable to personalize: HTTP status 502", "failed to get a signature: server replied 403", "failed to personalize, server replied 401") + "\n"
		return text, func(r Result) string {
			if r.Outcome == Success || r.Outcome == NotARestore {
				return "got " + string(r.Outcome)
			}
			return want("", restore.StageSigning, []int{}, "")(r)
		}
	}},
	{"a domain around another", func(d *dice) (string, func(Result) string) {
		text := "Error Domain=" + d.of("VZErrorDomain", "NSCocoaErrorDomain", "NSPOSIXErrorDomain") + " Code=" + d.of("10007", "4", "5") + "\n Domain=com.apple.MobileDevice.MobileRestore Code=-1 \"x\"\n Domain=AMRestoreErrorDomain Code=11 \"y\"\n"
		return d.dressed(text), want(Failure, "", []int{-1, 11}, "")
	}},
}

// Twenty and more made-up logs of each kind come out right.
func TestVariantsOfEachKind(t *testing.T) {
	for i, k := range kinds {
		d := &dice{rand.New(rand.NewPCG(15, uint64(i)))}
		seen := map[string]bool{}
		for try := 0; len(seen) < variantsOfAKind && try < 20*variantsOfAKind; try++ {
			text, wrong := k.make(d)
			if seen[text] {
				continue
			}
			seen[text] = true
			if why := wrong(readWhole(t, text)); why != "" {
				t.Errorf("%s: %s, of:\n%s", k.name, why, text)
			}
		}
		if len(seen) < 20 {
			t.Errorf("%s: made %d logs, want at least 20", k.name, len(seen))
		}
	}
}
