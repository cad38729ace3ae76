package restorelog

// crashTokens are what systems and runtimes say of a program that ended by a
// fault of its own. They prove no restore.
var crashTokens = []token{
	{"segmentation fault", anywhere, anyone, noHint, crashes},
	{"bus error", anywhere, anyone, noHint, ifShort(crashes)},
	{"illegal instruction", anywhere, anyone, noHint, ifShort(crashes)},
	{"abort trap", anywhere, anyone, noHint, crashes},
	{"trace/bpt trap", anywhere, anyone, noHint, crashes},
	{"trace/breakpoint trap", anywhere, anyone, noHint, crashes},
	{"(core dumped)", anywhere, anyone, noHint, crashes},
	{"terminate called ", anywhere, anyone, noHint, crashes},
	{"libc++abi: terminating", anywhere, anyone, noHint, crashes},
	{"libc++abi.dylib: terminating", anywhere, anyone, noHint, crashes},
	{"dyld: ", anywhere, anyone, noHint, crashes},
	{"dyld[", anywhere, anyone, noHint, crashes},
	{"library not loaded:", anywhere, anyone, noHint, crashes},
	{"error while loading shared libraries", anywhere, anyone, noHint, crashes},
	{"symbol lookup error", anywhere, anyone, noHint, crashes},
	{"double free or corruption", anywhere, anyone, noHint, crashes},
	{"free(): invalid", anywhere, anyone, noHint, crashes},
	{"malloc(): ", anywhere, anyone, noHint, crashes},
	{"malloc: *** error", anywhere, anyone, noHint, crashes},
	{"corrupted size vs. prev_size", anywhere, anyone, noHint, crashes},
	{"stack smashing detected", anywhere, anyone, noHint, crashes},
	{"addresssanitizer:", anywhere, anyone, noHint, crashes},
	{"assertion failed:", anywhere, anyone, noHint, crashes},
	{"exc_bad_access", anywhere, anyone, noHint, crashes},
	{"exception type:  exc_", anywhere, anyone, noHint, crashes},
	{"exception code: 0xc0000005", anywhere, anyone, noHint, crashes},
	{"unhandled exception at", anywhere, anyone, noHint, crashes},
	{"killed: 9", anywhere, anyone, noHint, crashes},
	{"has stopped working", anywhere, anyone, noHint, ifShort(crashes)},
	{"quit unexpectedly", anywhere, anyone, noHint, ifShort(crashes)},
}

// ifShort does it in a line that is not much longer than the token: the words
// are too common elsewhere.
func ifShort(do action) action {
	return func(r *reading, h *hit) {
		if len(h.raw) < 100 {
			do(r, h)
		}
	}
}
