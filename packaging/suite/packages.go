package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

// listed is what `go list` tells of a package.
type listed struct {
	ImportPath string
	Deps       []string
	CgoFiles   []string
	Standard   bool
}

// list asks for packages of the module.
func list(args ...string) ([]listed, error) {
	cmd := exec.Command("packaging/go.sh", append([]string{"list"}, args...)...)
	cmd.Stderr = os.Stderr
	text, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("list the packages: %w", err)
	}
	return read(text)
}

func read(text []byte) ([]listed, error) {
	var all []listed
	for d := json.NewDecoder(bytes.NewReader(text)); ; {
		var p listed
		switch err := d.Decode(&p); {
		case errors.Is(err, io.EOF):
			return all, nil
		case err != nil:
			return nil, fmt.Errorf("read the list of packages: %w", err)
		}
		all = append(all, p)
	}
}

// units are the packages whose tests need only a build: all but those of e2e,
// and the bundle for macOS, which is drawn by other programs.
func units() ([]string, error) {
	all, err := list("-json=ImportPath", "./...")
	if err != nil {
		return nil, err
	}
	var names []string
	for _, p := range all {
		if !below(p.ImportPath, "e2e") && !below(p.ImportPath, "packaging/macos") {
			names = append(names, p.ImportPath)
		}
	}
	return names, nil
}

// withoutC are the packages for the race detector: those whose tests build
// without C, because the window library's would be compiled once more. The
// widgets' tests run on one goroutine; docs and packaging start other programs.
func withoutC() ([]string, error) {
	all, err := list("-test", "-deps", "-json=ImportPath,Deps,CgoFiles,Standard", "./...")
	if err != nil {
		return nil, err
	}
	return pure(all), nil
}

// pure are the packages with tests for the race detector.
func pure(all []listed) []string {
	withC := map[string]bool{}
	for _, p := range all {
		if len(p.CgoFiles) > 0 && !p.Standard {
			withC[p.ImportPath] = true
		}
	}
	var names []string
next:
	for _, p := range all {
		name, isTest := strings.CutSuffix(p.ImportPath, ".test")
		if !isTest || below(name, "e2e") || below(name, "ui") || below(name, "docs") || below(name, "packaging") {
			continue
		}
		for _, d := range p.Deps {
			if withC[d] {
				continue next
			}
		}
		names = append(names, name)
	}
	return names
}

// below tells whether a package is a folder of the module or stands below it.
func below(name, folder string) bool {
	return name == "relink/"+folder || strings.HasPrefix(name, "relink/"+folder+"/")
}
