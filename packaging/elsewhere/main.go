// Command elsewhere type-checks every file of Relink for the systems that are
// not here: macOS on both processors, and Windows. It reads source and compiles
// nothing, so it needs neither their C compiler nor their headers: what C would
// say is taken on trust, everything around it is checked. It knows nothing of
// what the files do.
package main

import (
	"fmt"
	"os"
	"strings"
	"sync"
)

// systems are those that people run Relink on and nobody builds here.
var systems = []system{{"darwin", "arm64"}, {"darwin", "amd64"}, {"windows", "amd64"}}

func main() {
	patterns, err := folders()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	said := make([]report, len(systems))
	var all sync.WaitGroup
	for i, s := range systems {
		all.Go(func() { said[i] = s.check("", patterns...) })
	}
	all.Wait()
	code := 0
	for i, s := range systems {
		for _, e := range said[i].errors {
			fmt.Println(e)
			code = 1
		}
		fmt.Printf("%s/%s: %d packages of Relink, %d that they stand on, %d errors\n",
			s.os, s.processor, said[i].own, said[i].others, len(said[i].errors))
	}
	os.Exit(code)
}

// folders are those at the top that hold the source. e2e is played on Linux
// alone.
func folders() ([]string, error) {
	entries, err := os.ReadDir(".")
	var patterns []string
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() && !strings.HasPrefix(name, ".") && name != "e2e" && name != "build" && name != "dist" {
			patterns = append(patterns, "./"+name+"/...")
		}
	}
	return patterns, err
}
