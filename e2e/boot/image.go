// Package boot builds a small Linux around relinkctl and boots it in QEMU, so
// that tests and measurements see a real kernel's USB stack.
//
// It knows files, QEMU and the lines the guest prints. What is done in the
// guest stands in e2e/guest.
package boot

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	"golang.org/x/sys/unix"
)

// Image is what QEMU needs.
type Image struct {
	Kernel    string
	Initramfs string
	// Processors is how many the machine has; 0 means 1, which boots fastest.
	Processors int
}

// ErrMissing is a program or file that make test installs or fetches.
var ErrMissing = errors.New("missing; make test installs it")

// Modules is the folder with the kernel's modules in the guest, and the name of
// the list in it: one a line, in the order in which they are loaded.
const Modules = "/modules"

// clients are Debian's own programs that look at the same phones.
var clients = []string{"udevadm", "lsusb", "irecovery", "usbmuxd", "ideviceinfo", "ideviceenterrecovery", "idevicerestore", "stdbuf"}

// buffering is what stdbuf has a program load, wherever the system keeps it.
var buffering = []string{"/usr/libexec/coreutils/libstdbuf.so", "/usr/lib/x86_64-linux-gnu/coreutils/libstdbuf.so"}

// listeners are the small C programs of e2e/clients, and what each is linked
// with.
var listeners = map[string][]string{"irecv-listen": {"-lirecovery-1.0"}, "uevent-listen": nil}

// groups are those that udev's rules name.
const groups = "root:x:0:\ntty:x:5:\ndisk:x:6:\nlp:x:7:\nkmem:x:15:\ndialout:x:20:\ncdrom:x:24:\ntape:x:26:\n" +
	"audio:x:29:\nvideo:x:44:\ninput:x:101:\nsgx:x:102:\nkvm:x:103:\nrender:x:104:\nplugdev:x:105:\n"

// Build builds relinkctl and the guest's program and packs the image into
// build/e2e under root, the top of the repository.
func Build(root string) (Image, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return Image{}, fmt.Errorf("find the repository: %w", err)
	}
	out := filepath.Join(root, "build", "e2e")
	img := Image{Kernel: filepath.Join(out, "kernel", "vmlinux"), Initramfs: filepath.Join(out, "initramfs.cpio")}
	if _, err := os.Stat(img.Kernel); err != nil {
		return Image{}, fmt.Errorf("the kernel %s is %w", img.Kernel, ErrMissing)
	}
	free, err := alone(filepath.Join(out, "lock"))
	if err != nil {
		return Image{}, err
	}
	defer free()
	t := tree{}
	for _, dir := range []string{"/proc", "/sys", "/dev", "/run", "/tmp", "/etc/udev/rules.d", "/root"} {
		t.mkdir(dir)
	}
	t.write("/etc/passwd", []byte("root:x:0:0:root:/root:/bin/sh\n"))
	t.write("/etc/group", []byte(groups))
	if err := addModules(t, filepath.Join(out, "kernel")); err != nil {
		return Image{}, err
	}
	if err := addPrograms(t, root, out); err != nil {
		return Image{}, err
	}
	if err := addRules(t); err != nil {
		return Image{}, err
	}
	if err := t.copyIn("/usr/lib/udev/rules.d/70-relink.rules", filepath.Join(root, "assets", "udev", "70-relink.rules")); err != nil {
		return Image{}, err
	}
	return img, save(t, img.Initramfs)
}

// alone waits until nobody else builds the image, and keeps others waiting
// until free is called.
func alone(name string) (free func(), err error) {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, fmt.Errorf("build the guest alone: %w", err)
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX); err != nil {
		f.Close()
		return nil, fmt.Errorf("build the guest alone: %w", err)
	}
	return func() { f.Close() }, nil // closing it lets the next one in
}

// addModules puts the kernel's modules and their list into the guest.
func addModules(t tree, kernel string) error {
	list, err := os.ReadFile(filepath.Join(kernel, "modules"))
	if err != nil {
		return fmt.Errorf("the list of modules is %w: %w", ErrMissing, err)
	}
	t.write(Modules+"/modules", list)
	for _, m := range strings.Fields(string(list)) {
		if err := t.copyIn(Modules+"/"+m+".ko", filepath.Join(kernel, m+".ko")); err != nil {
			return fmt.Errorf("%w: %w", ErrMissing, err)
		}
	}
	return nil
}

// addPrograms builds what is ours and finds what is Debian's, each with its
// libraries.
func addPrograms(t tree, root, out string) error {
	bin := filepath.Join(out, "bin")
	if err := os.MkdirAll(bin, 0o755); err != nil {
		return fmt.Errorf("make room for the guest's programs: %w", err)
	}
	for _, b := range []struct{ cgo, target, pkg string }{
		{"1", "relinkctl", "./cmd/relinkctl"},
		{"0", "guest", "./e2e/guest"},
	} {
		cmd := exec.Command("go", "build", "-o", filepath.Join(bin, b.target), b.pkg)
		cmd.Dir = root
		cmd.Env = append(os.Environ(), "CGO_ENABLED="+b.cgo, "GOFLAGS=-trimpath",
			"PKG_CONFIG_PATH="+filepath.Join(root, "build", "pkgconfig"))
		if text, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("build %s for the guest: %w\n%s", b.pkg, err, text)
		}
	}
	own := []string{filepath.Join(bin, "relinkctl")}
	for name, library := range listeners {
		program := filepath.Join(bin, name)
		cc := exec.Command("gcc", append([]string{"-O2", "-o", program, filepath.Join(root, "e2e", "clients", name+".c")}, library...)...)
		if text, err := cc.CombinedOutput(); err != nil {
			return fmt.Errorf("gcc or the headers of libirecovery are %w: %w\n%s", ErrMissing, err, text)
		}
		own = append(own, program)
	}
	if err := addHolder(t, root, bin); err != nil {
		return err
	}
	if err := t.copyIn("/init", filepath.Join(bin, "guest")); err != nil {
		return err
	}
	for _, p := range own {
		if err := addProgram(t, p); err != nil {
			return err
		}
	}
	for _, name := range clients {
		p, err := exec.LookPath(name)
		if err != nil {
			// Debian's path for people leaves daemons out.
			if p, err = exec.LookPath(filepath.Join("/usr/sbin", name)); err != nil {
				return fmt.Errorf("%s is %w", name, ErrMissing)
			}
		}
		if err := addProgram(t, p); err != nil {
			return err
		}
	}
	t.link("/lib/systemd/systemd-udevd", "/bin/udevadm")
	for _, name := range buffering {
		if _, err := os.Stat(name); err == nil {
			return t.copyIn(name, name)
		}
	}
	return fmt.Errorf("the library of stdbuf is %w", ErrMissing)
}

// Holder is the library, in the guest, that holds on to USB devices where a
// program forgets to.
const Holder = "/lib/hold-devices.so"

// addHolder builds it.
func addHolder(t tree, root, bin string) error {
	built := filepath.Join(bin, "hold-devices.so")
	cc := exec.Command("gcc", "-shared", "-fPIC", "-O2", "-I/usr/include/libusb-1.0", "-o", built,
		filepath.Join(root, "e2e", "clients", "hold-devices.c"), "-ldl")
	if text, err := cc.CombinedOutput(); err != nil {
		return fmt.Errorf("gcc or the headers of libusb are %w: %w\n%s", ErrMissing, err, text)
	}
	return t.copyIn(Holder, built)
}

// loaded is a library that programs load only when a thread ends, so that none
// names it.
const loaded = "libgcc_s.so.1"

// library is a line of ldd: the absolute path of a library that was found.
var library = regexp.MustCompile(`(?m)(?:=> |^\s*)(/\S+) \(0x`)

// addProgram puts a program into /bin and its libraries where they belong.
func addProgram(t tree, program string) error {
	if err := t.copyIn("/bin/"+filepath.Base(program), program); err != nil {
		return err
	}
	text, err := exec.Command("ldd", program).CombinedOutput()
	if err != nil && !bytes.Contains(text, []byte("not a dynamic executable")) {
		return fmt.Errorf("list the libraries of %s: %w\n%s", program, err, text)
	}
	if bytes.Contains(text, []byte("not found")) {
		return fmt.Errorf("a library of %s is %w\n%s", program, ErrMissing, text)
	}
	for _, m := range library.FindAllSubmatch(text, -1) {
		name := string(m[1])
		if _, ok := t[name]; ok {
			continue
		}
		if err := t.copyIn(name, name); err != nil {
			return err
		}
		if beside := filepath.Join(filepath.Dir(name), loaded); filepath.Base(name) == "libc.so.6" {
			if err := t.copyIn(beside, beside); err != nil {
				return err
			}
		}
	}
	return nil
}

// addRules takes the rules of Debian's udev package, and no other package's,
// so that udev works as hard as on a plain machine.
func addRules(t tree) error {
	list, err := exec.Command("dpkg", "-L", "udev").Output()
	if err != nil {
		return fmt.Errorf("the package udev is %w: %w", ErrMissing, err)
	}
	for lines := bufio.NewScanner(bytes.NewReader(list)); lines.Scan(); {
		name := lines.Text()
		if strings.HasSuffix(name, ".rules") && strings.Contains(name, "/rules.d/") {
			if err := t.copyIn("/usr/lib/udev/rules.d/"+filepath.Base(name), name); err != nil {
				return err
			}
		}
	}
	return nil
}

// save writes the archive beside its place and moves it there, so that a
// running QEMU keeps the old one.
func save(t tree, name string) error {
	var b bytes.Buffer
	if err := t.writeCPIO(&b); err != nil {
		return err
	}
	tmp := fmt.Sprintf("%s.%x", name, sha256.Sum256(b.Bytes()))
	if err := os.WriteFile(tmp, b.Bytes(), 0o644); err != nil {
		return fmt.Errorf("save the initramfs: %w", err)
	}
	if err := os.Rename(tmp, name); err != nil {
		return fmt.Errorf("save the initramfs: %w", err)
	}
	return nil
}
