package restorer

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"relink/internal/device"
)

// Can says whether a program can restore a model.
type Can string

// The three answers, in the words of relinkctl's JSON.
const (
	Yes     Can = "yes"
	No      Can = "no"
	Unknown Can = "unknown"
)

// Build is a version of idevicerestore: its last release, and how many changes
// came after it. Its own version says so (git-version-gen, since 86c53b4).
type Build struct {
	Release string // "1.0.0"
	Changes int
}

// buildShape is what idevicerestore says of its version, on the first line:
// "idevicerestore 1.0.0-270-g405fcd1 (libirecovery 1.3.0, libtatsu 1.0.4)".
var buildShape = regexp.MustCompile(`^idevicerestore (\d+\.\d+\.\d+)(?:-(\d+)-g[0-9a-f]+)?(?:-dirty)?(?: \(.*\))?\s*$`)

// parseBuild reads what the program said of its version. ok is false for a
// version that names no change it was built from.
func parseBuild(said string) (b Build, ok bool) {
	first, _, _ := strings.Cut(said, "\n")
	m := buildShape.FindStringSubmatch(strings.TrimRight(first, "\r"))
	if m == nil {
		return Build{}, false
	}
	b.Release = m[1]
	if m[2] != "" {
		n, err := strconv.Atoi(m[2])
		if err != nil {
			return Build{}, false
		}
		b.Changes = n
	}
	return b, b.Release == baseRelease
}

// baseRelease is the release that the table counts from, the only one there is.
const baseRelease = "1.0.0"

// buildRow is what is known of the builds from so many changes after the
// release on, up to the next row.
type buildRow struct {
	changes int
	// newest is the newest iOS they are known to restore, by its first number.
	newest int
	// year is the last one whose models they know; others of later years follow.
	year int
	also []string
	// beyond is the answer for what lies past that.
	beyond Can
	source string
}

// The rows, oldest first; libimobiledevice/idevicerestore, each change counted
// from the tag 1.0.0.
var buildRows = []buildRow{
	{0, 13, 2019, []string{"iPhone12,8", "iPad8,9", "iPad8,10", "iPad8,11", "iPad8,12"}, No, "tag 1.0.0 of 2020-06-15, three months before iOS 14; the models are those of libirecovery 1.0.0"},
	{1, 13, 2019, nil, Unknown, "21a242e to e667b49: no single change says which iOS"},
	{101, 16, 2021, nil, Unknown, "eff9fab of 2022-06-23: Support iOS 16.0 Beta 2"},
	{199, 18, 2023, nil, Unknown, "28c1dab of 2024-06-24: Add support for iOS 18 restore process"},
	{216, 18, 2024, nil, Unknown, "48350d6 of 2024-09-21: Initial support for iPhone 16 restore"},
	{261, 26, 2025, nil, Unknown, "4cf940b of 2025-09-26: Mav25 baseband firmware (iPhone 17 family)"},
}

// The changes that brought an option.
const (
	changesVariant = 107 // 6bc672c: --variant matches exactly
	changesLogFile = 232 // 8061f08: --logfile
)

func (b Build) row() buildRow {
	i, found := slices.BinarySearchFunc(buildRows, b.Changes, func(r buildRow, n int) int { return cmp.Compare(r.changes, n) })
	if !found {
		i--
	}
	return buildRows[i]
}

func (r buildRow) knows(m device.Model) bool {
	return m.Year <= r.year || slices.Contains(r.also, m.ProductType)
}

// Why is the word, after "restorer.why.", that says why a program can restore
// a model or not.
type Why string

// The words.
const (
	WhyYes       Why = "yes"
	WhyUnlisted  Why = "unlisted"   // a version that no table has
	WhyNotItself Why = "not-itself" // it says it is something else, or nothing
	WhyModel     Why = "model"      // newer than its models
	WhyIOS       Why = "ios"        // Apple signs only newer iOS for the model
	WhySigned    Why = "signed"     // nobody noted what Apple signs for the model
	WhyNoModel   Why = "no-model"   // no model was named
	WhyApple     Why = "apple"      // Apple's own, as long as it is up to date
)

// Whys are all of them.
func Whys() []Why {
	return []Why{WhyYes, WhyUnlisted, WhyNotItself, WhyModel, WhyIOS, WhySigned, WhyNoModel, WhyApple}
}

// CanRestore says whether this build can restore the model with an iOS that
// Apple still signs for it.
func (b Build) CanRestore(m device.Model) (Can, Why) {
	row := b.row()
	if !row.knows(m) {
		return row.beyond, WhyModel
	}
	signed, ok := NewestSigned(m)
	switch {
	case !ok:
		return Unknown, WhySigned
	case signed > row.newest:
		return row.beyond, WhyIOS
	}
	return Yes, WhyYes
}

// takes says why this build is not started for the model and the firmware;
// empty when it may.
func (b Build) takes(m device.Model, version string) Reason {
	row := b.row()
	switch {
	case !row.knows(m) && row.beyond == No:
		return ProgramTooOld
	case !row.knows(m):
		return ProgramUnknown
	case major(version) > row.newest:
		return FileTooNew
	}
	return ""
}

// Newest is the newest iOS that this build is known to restore.
func (b Build) Newest() int { return b.row().newest }

// major is the first number of a version; 0 when there is none.
func major(version string) int {
	first, _, _ := strings.Cut(version, ".")
	n, err := strconv.Atoi(first)
	if err != nil {
		return 0
	}
	return n
}

// older says whether version a comes before b; both have numbers between dots.
func older(a, b string) bool {
	x, y := strings.Split(a, "."), strings.Split(b, ".")
	for i := range max(len(x), len(y)) {
		if d := cmp.Compare(numberAt(x, i), numberAt(y, i)); d != 0 {
			return d < 0
		}
	}
	return false
}

func numberAt(parts []string, i int) int {
	if i >= len(parts) {
		return 0
	}
	n, _ := strconv.Atoi(parts[i]) // what is no number counts as none
	return n
}
