package restorer

import (
	"context"
	"fmt"
	"strings"
)

// appleRow is one of Apple's programs on one system: how it is found, by which
// process it is known to run, and how it is brought to the front. Nothing here
// starts a program with more rights, and none is started by an address.
type appleRow struct {
	kind    Kind
	system  string
	is      func(ctx context.Context, c Computer) bool
	path    func(c Computer) string
	process string
	open    []string
	source  string
}

// The packages of Apple's programs from the Microsoft Store.
const (
	devicesPackage = "AppleInc.AppleDevices_nzyj5cx40ttqa"
	iTunesPackage  = "AppleInc.iTunes_nzyj5cx40ttqa"
)

var appleRows = []appleRow{
	{
		AppleDevices, "windows", storePackage(devicesPackage), nil, "appledevices",
		[]string{"explorer.exe", `shell:AppsFolder\` + devicesPackage + "!App"},
		"several programs that open it (find by its id in public code); Microsoft: an app's id is its package, ! and its name in the manifest",
	},
	{
		ITunes, "windows", storePackage(iTunesPackage), nil, "itunes",
		[]string{"explorer.exe", `shell:AppsFolder\` + iTunesPackage + "!iTunes"},
		"several programs that open it, and the registry's AppUserModelID",
	},
	{
		ITunes, "windows", fileIs(iTunesPath), iTunesPath, "itunes",
		nil, // its own file
		"Apple's installer for Windows",
	},
	{
		Finder, "darwin", macFrom(10, 15), nil, "finder",
		[]string{"open", "-b", "com.apple.finder"},
		"Apple: with macOS Catalina and later, the Finder restores",
	},
	{
		ITunes, "darwin", macBefore(10, 15), fixed("/Applications/iTunes.app"), "itunes",
		[]string{"open", "-b", "com.apple.iTunes"},
		"Apple: with macOS Mojave and earlier, iTunes restores",
	},
	{
		Configurator, "darwin", fileIs(fixed("/Applications/Apple Configurator.app")), fixed("/Applications/Apple Configurator.app"),
		"apple configurator",
		[]string{"open", "-b", "com.apple.configurator.ui"},
		"its own bundle's name",
	},
	{
		Configurator, "darwin", fileIs(fixed("/Applications/Apple Configurator 2.app")), fixed("/Applications/Apple Configurator 2.app"),
		"apple configurator 2",
		[]string{"open", "-b", "com.apple.configurator.ui"},
		"its own bundle's name",
	},
}

// storePackage finds a program of the Microsoft Store by the folder that
// Windows keeps for this user.
func storePackage(name string) func(context.Context, Computer) bool {
	return func(_ context.Context, c Computer) bool {
		local := c.Getenv("LOCALAPPDATA")
		return local != "" && c.Exists(local+`\Packages\`+name)
	}
}

func iTunesPath(c Computer) string { return c.Getenv("ProgramFiles") + `\iTunes\iTunes.exe` }

func fixed(path string) func(Computer) string { return func(Computer) string { return path } }

func fileIs(at func(Computer) string) func(context.Context, Computer) bool {
	return func(_ context.Context, c Computer) bool { return c.Exists(at(c)) }
}

// macVersion asks macOS for its version.
func macVersion(ctx context.Context, c Computer) (string, bool) {
	said, err := c.Ask(ctx, "/usr/bin/sw_vers", "-productVersion")
	said = strings.TrimSpace(said)
	return said, err == nil && major(said) > 0
}

func macFrom(first, second int) func(context.Context, Computer) bool {
	return func(ctx context.Context, c Computer) bool {
		version, ok := macVersion(ctx, c)
		return ok && !older(version, fmt.Sprintf("%d.%d", first, second))
	}
}

func macBefore(first, second int) func(context.Context, Computer) bool {
	return func(ctx context.Context, c Computer) bool {
		version, ok := macVersion(ctx, c)
		return ok && older(version, fmt.Sprintf("%d.%d", first, second)) && c.Exists("/Applications/iTunes.app")
	}
}
