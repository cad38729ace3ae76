// Command screens draws every scene of the window, in every language, light and
// dark and in several sizes, into a folder with an index.html to look through,
// which also names what is cut. It needs no screen: Fyne's software painter
// draws.
package main

import (
	"flag"
	"fmt"
	"os"
	"regexp"
)

func main() {
	out := flag.String("o", "screens", "the folder to write to")
	only := flag.String("only", "", "draw only scenes whose name matches this regular expression")
	languages := flag.String("lang", "", "draw only languages whose tag matches this regular expression")
	plain := flag.Bool("png", false, "draw PNGs, of the usual size in light only, for a page of the documentation")
	flag.Parse()
	match, err := regexp.Compile(*only)
	if err == nil {
		var language *regexp.Regexp
		if language, err = regexp.Compile(*languages); err == nil {
			err = draw(*out, match, language, *plain)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "screens:", err)
		os.Exit(1)
	}
}
