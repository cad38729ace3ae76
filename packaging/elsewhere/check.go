package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// system is a system and its processor, as Go names them.
type system struct{ os, processor string }

// report is what a check found.
type report struct {
	errors      []string
	own, others int
}

// listed is what `go list` tells of a package. With tests asked for there is
// one more of each, with its test files in it.
type listed struct {
	ImportPath string
	Name       string
	Dir        string
	GoFiles    []string
	CgoFiles   []string
	ImportMap  map[string]string
	Module     *struct {
		Main      bool
		GoVersion string
	}
	Error *struct{ Err string }
}

// check reads the packages that a pattern names, their tests, and all that they
// import. overlay is a file of changes as for `go build -overlay`, or nothing.
func (s system) check(overlay string, patterns ...string) report {
	packages, err := s.list(overlay, patterns)
	if err != nil {
		return report{errors: []string{err.Error()}}
	}
	replaced, err := replacements(overlay)
	if err != nil {
		return report{errors: []string{err.Error()}}
	}
	var r report
	known := map[string]*types.Package{"unsafe": types.Unsafe}
	for _, p := range packages {
		own := p.Module != nil && p.Module.Main
		switch {
		case p.ImportPath == "unsafe" || p.Name == "main" && strings.HasSuffix(p.ImportPath, ".test"):
			continue // the second is written by go test
		case own:
			r.own++
		default:
			r.others++
		}
		if p.Error != nil {
			r.errors = append(r.errors, fmt.Sprintf("%s/%s: %s: %s", s.os, s.processor, p.ImportPath, p.Error.Err))
		}
		r.errors = append(r.errors, s.types(p, own, replaced, known)...)
	}
	return r
}

// list asks Go which files a system's packages have. What is imported comes
// before what imports it.
func (s system) list(overlay string, patterns []string) ([]listed, error) {
	args := append([]string{
		"list", "-e", "-test", "-deps", "-overlay=" + overlay,
		"-json=ImportPath,Name,Dir,GoFiles,CgoFiles,ImportMap,Module,Error",
	}, patterns...)
	cmd := exec.Command("go", args...)
	cmd.Env = append(os.Environ(), "GOOS="+s.os, "GOARCH="+s.processor, "CGO_ENABLED=1")
	cmd.Stderr = os.Stderr
	text, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("list the packages for %s/%s: %w", s.os, s.processor, err)
	}
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

// replacements are the files that an overlay puts in place of others.
func replacements(overlay string) (map[string]string, error) {
	if overlay == "" {
		return nil, nil
	}
	text, err := os.ReadFile(overlay)
	if err != nil {
		return nil, err
	}
	var o struct{ Replace map[string]string }
	err = json.Unmarshal(text, &o)
	return o.Replace, err
}

// ofC is what go/types says of a map whose keys are constants of C: it knows
// none of them, and takes them for the same.
const ofC = "duplicate key unknown in map literal"

// types checks one package: of Relink's whole, of others what is seen from
// outside. It adds it to those that are known.
func (s system) types(p listed, own bool, replaced map[string]string, known map[string]*types.Package) []string {
	var said []string
	note := func(err error) {
		if !strings.Contains(err.Error(), ofC) {
			said = append(said, fmt.Sprintf("%s/%s: %v", s.os, s.processor, err))
		}
	}
	path, _, _ := strings.Cut(p.ImportPath, " ")
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range append(p.GoFiles, p.CgoFiles...) {
		name = filepath.Join(p.Dir, name)
		from := name
		if other, ok := replaced[name]; ok {
			from = other
		}
		text, err := os.ReadFile(from)
		if err != nil {
			note(err)
			continue
		}
		f, err := parser.ParseFile(fset, name, text, parser.SkipObjectResolution)
		if err != nil {
			note(err)
		}
		if f != nil {
			files = append(files, f)
		}
	}
	config := types.Config{
		FakeImportC:      true,
		IgnoreFuncBodies: !own,
		Sizes:            types.SizesFor("gc", s.processor),
		Error:            note,
		Importer: importer(func(name string) (*types.Package, error) {
			if mapped, ok := p.ImportMap[name]; ok {
				name = mapped
			}
			if found, ok := known[name]; ok {
				return found, nil
			}
			return nil, fmt.Errorf("%s is not there for %s/%s", name, s.os, s.processor)
		}),
	}
	if p.Module != nil && p.Module.GoVersion != "" {
		config.GoVersion = "go" + p.Module.GoVersion
	}
	// What is wrong was noted; a package with errors serves those above it.
	known[p.ImportPath], _ = config.Check(path, fset, files, nil)
	return said
}

// importer finds an imported package.
type importer func(name string) (*types.Package, error)

// Import is what go/types calls.
func (i importer) Import(name string) (*types.Package, error) { return i(name) }
