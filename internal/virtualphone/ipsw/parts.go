package ipsw

import (
	"bytes"
	"crypto/sha512"
	"encoding/asn1"
	"fmt"
	"strings"

	"relink/internal/restore"
)

// part is one part of a build.
type part struct {
	name string // in the list of builds
	path string
	tag  string // of its Image4 payload; empty for the system
	size int
	flag string // what Info says of it besides its path
}

// system is the part that ASR writes.
const system = "OS"

// partRow is a part whatever the build: %b stands for the board without "ap",
// %k for what the build does to the data.
type partRow struct {
	name, path, tag string
	size            int
	flag            string
}

// partRows are the parts of an iPhone's build that a restore cannot do
// without, with the names they have in a real one (BuildManifest.plist of iOS
// 13 for iPhone12,1; idevicerestore 1.0.0 restore.c and recovery.c for which
// are asked for; it changes the tags of what the restore system uses itself).
// Sizes are made up.
var partRows = []partRow{
	{"iBSS", "Firmware/dfu/iBSS.%b.RELEASE.im4p", "ibss", 6 << 10, ""},
	{"iBEC", "Firmware/dfu/iBEC.%b.RELEASE.im4p", "ibec", 6 << 10, ""},
	{"LLB", "Firmware/all_flash/LLB.%b.RELEASE.im4p", "illb", 4 << 10, "IsFirmwarePayload"},
	{"iBoot", "Firmware/all_flash/iBoot.%b.RELEASE.im4p", "ibot", 4 << 10, "IsFirmwarePayload"},
	{"DeviceTree", "Firmware/all_flash/DeviceTree.%bap.im4p", "dtre", 4 << 10, "IsFirmwarePayload"},
	{"RestoreLogo", "Firmware/all_flash/applelogo@2x~iphone.im4p", "rlgo", 1 << 10, ""},
	{"RestoreDeviceTree", "Firmware/all_flash/DeviceTree.%bap.im4p", "dtre", 4 << 10, ""},
	{"RestoreKernelCache", "kernelcache.release.%b", "krnl", 24 << 10, ""},
	{"KernelCache", "kernelcache.release.%b", "krnl", 24 << 10, ""},
	{"RestoreRamDisk", "%k.ramdisk.dmg", "rdsk", 32 << 10, ""},
	{"RestoreTrustCache", "Firmware/%k.ramdisk.dmg.trustcache", "rtsc", 1 << 10, "IsLoadedByiBoot"},
	{system, "system.dmg", "", 0, ""},
}

// partsOf are the parts of a build.
func partsOf(i Identity) (parts []part) {
	words := strings.NewReplacer("%b", strings.TrimSuffix(i.Model.Board, "ap"), "%k", RamDiskOf(i.Behaviour))
	for _, r := range partRows {
		parts = append(parts, part{r.name, words.Replace(r.path), r.tag, r.size, r.flag})
	}
	return parts
}

// RamDiskOf is the word in the name of the ramdisk of a build, which is what
// erases or updates. Behaviours have a ramdisk of their own each, as in life.
func RamDiskOf(b restore.Behaviour) string { return string(b) }

// RamDisk is the ramdisk that a restore of that kind sends to the phone, as
// it stands in the firmware: a phone that was sent it knows what it is to do.
func (f Firmware) RamDisk(b restore.Behaviour) ([]byte, error) {
	files, err := f.Files()
	if err != nil {
		return nil, err
	}
	name := RamDiskOf(b) + ".ramdisk.dmg"
	data, ok := files[name]
	if !ok {
		return nil, fmt.Errorf("the firmware has no %s", name)
	}
	return data, nil
}

// words are what RestoreBehavior says.
var words = map[restore.Behaviour]string{restore.Erase: "Erase", restore.Update: "Update"}

// entry is a build in the list of builds.
func (f Firmware) entry(i Identity) map[string]any {
	parts := map[string]any{}
	for _, p := range partsOf(i) {
		info := map[string]any{"Path": p.path}
		if p.flag != "" {
			info[p.flag] = true
		}
		digest := sha512.Sum384([]byte(p.path)) // no program compares it
		parts[p.name] = map[string]any{"Info": info, "Digest": digest[:], "Trusted": true}
	}
	unique := sha512.Sum384([]byte(i.Model.Board + i.Variant))
	return map[string]any{
		"ApChipID":         fmt.Sprintf("0x%04X", i.Model.CPID),
		"ApBoardID":        fmt.Sprintf("0x%02X", i.Model.BDID),
		"ApSecurityDomain": "0x01",
		"UniqueBuildID":    unique[:20],
		"Info": map[string]any{
			"DeviceClass":     i.Model.Board,
			"Variant":         i.Variant,
			"RestoreBehavior": words[i.Behaviour],
			"BuildNumber":     f.Build,
		},
		"Manifest": parts,
	}
}

// image4 wraps a part as an IM4P: a sequence of its kind, its tag, a word
// about it and itself (theapplewiki.com/wiki/IMG4_File_Format). A restore
// program puts the ticket beside it and looks no further.
func image4(tag string, data []byte) []byte {
	var b bytes.Buffer
	for _, v := range []asn1.RawValue{
		{Tag: asn1.TagIA5String, Bytes: []byte("IM4P")},
		{Tag: asn1.TagIA5String, Bytes: []byte(tag)},
		{Tag: asn1.TagIA5String, Bytes: []byte("made up")},
		{Tag: asn1.TagOctetString, Bytes: data},
	} {
		b.Write(der(v))
	}
	return der(asn1.RawValue{Tag: asn1.TagSequence, IsCompound: true, Bytes: b.Bytes()})
}

// der writes one value, which of these kinds always succeeds.
func der(v asn1.RawValue) []byte {
	b, err := asn1.Marshal(v)
	if err != nil {
		panic(err) // a fault of the table
	}
	return b
}
