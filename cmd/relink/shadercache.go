package main

import "os"

// Mesa maps the files of its shader cache into memory (Mesa
// docs/envvars.rst, src/util/disk_cache_os.c). On a disk without room the
// program ends with SIGBUS at the first word that is written there, before any
// window is seen. Relink draws the same without the cache.
const (
	noShaderCache = "MESA_SHADER_CACHE_DISABLE"
	// shaderRoom is what the cache needs at its beginning, many times over.
	shaderRoom = 64 << 20
	// shaderTry is as much as is taken for a moment to see whether it can be:
	// a person's share of a disk may be used up while the disk has room.
	shaderTry = 4 << 20
)

// withoutRoom turns the shader cache off where its folder has no room, and
// leaves the usual start as quick as it is. room tells how many bytes of a disk
// are free, with an error when that many cannot be taken or nothing is known.
func withoutRoom(getenv func(string) string, setenv func(key, value string) error, room func(dir string) (uint64, error)) error {
	if getenv(noShaderCache) != "" {
		return nil // whoever started it chose
	}
	if free, err := room(shaderFolder(getenv)); err == nil && free >= shaderRoom {
		return nil
	}
	return setenv(noShaderCache, "true")
}

// shaderFolder is where Mesa puts its cache: the folder that is named, else the
// user's cache folder.
func shaderFolder(getenv func(string) string) string {
	for _, name := range []string{"MESA_SHADER_CACHE_DIR", "MESA_GLSL_CACHE_DIR", "XDG_CACHE_HOME"} {
		if dir := getenv(name); dir != "" {
			return dir
		}
	}
	home := getenv("HOME")
	if home == "" {
		home = os.TempDir()
	}
	return home + "/.cache"
}
