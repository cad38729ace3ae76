package main

import "slices"

// part is one thing that is proven.
type part struct {
	name string
	// in are the words after suite that ask for it, besides check.
	in []string
	// after are the parts that it waits for, of those that run: what it needs
	// of them is not there when they fail.
	after []string
	// patient parts give way to the others, which watch clocks.
	patient bool
	// lacks says why this computer cannot run it, or nothing.
	lacks  func() string
	starts func() (command []string, err error)
}

// run is a part's command as it is.
func run(words ...string) func() ([]string, error) {
	return func() ([]string, error) { return words, nil }
}

// test is `go test` with flags, of packages that are listed when it starts.
func test(packages func() ([]string, error), flags ...string) func() ([]string, error) {
	return func() ([]string, error) {
		names, err := packages()
		return slices.Concat([]string{"packaging/go.sh", "test"}, flags, names), err
	}
}

var (
	window    = []string{"Xvfb", "openbox", "xdotool", "xprop", "import", "dbus-daemon"}
	kernel    = []string{"qemu-system-x86_64", "busybox", "gcc", "ldd", "dpkg", "udevadm", "lsusb", "irecovery", "usbmuxd", "ideviceinfo", "idevicerestore", "stdbuf"}
	fetch     = []string{"apt-get", "apt-cache", "dpkg-deb", "xz", "zstd"}
	packagers = []string{"jq", "rsvg-convert", "icotool", "png2icns", "dpkg-deb", "lintian", "appstreamcli", "desktop-file-validate", "lexgrog", "pdftotext", "zsh", "fish"}
)

// all are the parts, the longest of those that wait for the same first.
var all = []part{
	{name: "guest files", in: []string{"test"}, lacks: hasNo(fetch, onlyLinuxPC), starts: run("e2e/prepare.sh")},
	{name: "programs", in: []string{"test", "rest"}, starts: run("packaging/build.sh")},
	{
		name: "booted kernel", in: []string{"test"}, after: []string{"guest files", "programs"}, lacks: hasNo(kernel, onlyLinuxPC),
		starts: run("packaging/go.sh", "test", "-count=1", "-timeout", "20m", "-run", "^TestKernel$", "./e2e"),
	},
	{
		name: "restores in the kernel", in: []string{"test"}, after: []string{"guest files", "programs"}, lacks: hasNo(kernel, onlyLinuxPC),
		starts: run("packaging/go.sh", "test", "-count=1", "-timeout", "20m", "-run", "^TestKernelRestores$", "./e2e"),
	},
	{
		name: "window", in: []string{"test"}, after: []string{"programs"}, lacks: hasNo(window, onlyLinux),
		starts: run("packaging/go.sh", "test", "-count=1", "-timeout", "20m", "-skip", "^(TestKernel|TestKernelRestores|TestRealRestore.*)$", "./e2e/..."),
	},
	{
		name: "real restores", in: []string{"test"}, lacks: hasNo([]string{"idevicerestore", "stdbuf"}, onlyLinux),
		starts: run("packaging/go.sh", "test", "-count=1", "-run", "^TestRealRestore", "./e2e/restore"),
	},
	{name: "unit tests", in: []string{"test"}, after: []string{"programs"}, starts: test(units)},
	{name: "race detector", in: []string{"test"}, patient: true, lacks: hasNo([]string{"gcc"}, nil), starts: test(withoutC, "-race")},

	{name: "linters, built", in: []string{"lint", "rest"}, starts: run("packaging/tools.sh")},
	{name: "house rules", in: []string{"lint", "rest"}, patient: true, starts: run("packaging/lint.sh")},
	{name: "macOS and Windows", in: []string{"lint", "rest"}, patient: true, starts: run("packaging/go.sh", "run", "./packaging/elsewhere")},
	{name: "format, complexity", in: []string{"lint", "rest"}, patient: true, after: []string{"linters, built"}, starts: run("packaging/source.sh")},
	{
		name: "scripts, workflows", in: []string{"lint", "rest"}, patient: true, after: []string{"linters, built"}, lacks: hasNo([]string{"shellcheck"}, nil),
		starts: run("packaging/scripts.sh"),
	},
	{name: "staticcheck", in: []string{"lint", "rest"}, patient: true, after: []string{"linters, built"}, starts: run("packaging/tools.sh", "staticcheck", "./...")},
	{name: "vet", in: []string{"lint", "rest"}, patient: true, after: []string{"programs", "unit tests"}, starts: run("packaging/go.sh", "vet", "./...")},
	{
		name: "bundle for macOS", in: []string{"rest"}, patient: true, lacks: hasNo([]string{"rsvg-convert", "icotool", "png2icns"}, nil),
		starts: run("packaging/go.sh", "test", "./packaging/macos"),
	},
	{
		name: "packages", in: []string{"rest"}, patient: true, after: []string{"programs", "linters, built"}, lacks: hasNo(packagers, onlyLinux),
		starts: run("bash", "-c", "packaging/package.sh && packaging/package-check.sh"),
	},
}

// chosen are the parts that a word asks for.
func chosen(word string) []part {
	var parts []part
	for _, p := range all {
		if word == "check" || slices.Contains(p.in, word) {
			parts = append(parts, p)
		}
	}
	return parts
}
