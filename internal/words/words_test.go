package words

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"relink/assets"
)

// catalogues are the translation files by language tag.
func catalogues(t *testing.T) map[string]map[string]string {
	t.Helper()
	files, err := fs.Glob(assets.Translations, "translations/*.json")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]map[string]string{}
	for _, f := range files {
		data, err := fs.ReadFile(assets.Translations, f)
		if err != nil {
			t.Fatal(err)
		}
		var m map[string]string
		if err := json.Unmarshal(data, &m); err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		out[strings.TrimSuffix(filepath.Base(f), ".json")] = m
	}
	return out
}

// appID begins the names by which desktops know the programs; they look like
// word ids.
const appID = "app.relink."

// literals are the string literals of the module's Go files that look like
// word ids, and the beginnings of ids that are completed at run time
// ("report.mode." + mode).
func literals(t *testing.T) (ids map[string]string, beginnings []string) {
	t.Helper()
	ids = map[string]string{}
	shape := regexp.MustCompile(`^[a-z][a-z0-9]*\.([a-z0-9][a-z0-9_-]*\.?)*$`)
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() && (name == "build" || name == "testdata" || strings.HasPrefix(name, ".") && name != "..") {
			return filepath.SkipDir
		}
		if d.IsDir() {
			return nil
		}
		if strings.HasSuffix(name, ".json") && !strings.Contains(path, "translations") {
			return addJSON(path, shape, ids)
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			s, err := strconv.Unquote(lit.Value)
			if err != nil || !shape.MatchString(s) {
				return true
			}
			if strings.HasPrefix(s, appID) {
				return true
			}
			if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "-") {
				beginnings = append(beginnings, s)
			} else if !strings.HasSuffix(name, "_test.go") || ids[s] == "" {
				ids[s] = path
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return ids, beginnings
}

// addJSON adds the ids in an embedded table, such as the error book.
func addJSON(path string, shape *regexp.Regexp, ids map[string]string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	for _, m := range regexp.MustCompile(`"([^"\\]+)"`).FindAllSubmatch(data, -1) {
		if s := string(m[1]); shape.MatchString(s) {
			ids[s] = path
		}
	}
	return nil
}

func TestEveryWordIsThereAndUsed(t *testing.T) {
	en := catalogues(t)["en"]
	ids, beginnings := literals(t)
	areas := map[string]bool{}
	for id := range en {
		area, _, _ := strings.Cut(id, ".")
		areas[area] = true
		begun := slices.ContainsFunc(beginnings, func(b string) bool { return strings.HasPrefix(id, b) })
		if ids[id] == "" && !begun {
			t.Errorf("%s is used nowhere", id)
		}
	}
	for id, path := range ids {
		area, _, _ := strings.Cut(id, ".")
		if areas[area] && en[id] == "" && !strings.HasSuffix(path, "_test.go") && !isFileName(id) {
			t.Errorf("%s (%s) has no sentence", id, path)
		}
	}
}

// isFileName: some names of files look like ids.
func isFileName(id string) bool {
	switch filepath.Ext(id) {
	case ".json", ".log", ".html", ".pdf", ".txt", ".go", ".png", ".rules", ".sock", ".lock":
		return true
	}
	return false
}

var placeholder = regexp.MustCompile(`\{\{[^}]*\}\}`)

func TestTranslationsHaveTheSameWordsAndPlaceholders(t *testing.T) {
	all := catalogues(t)
	en := all["en"]
	for tag, m := range all {
		for id := range en {
			if m[id] == "" {
				t.Errorf("%s: %s is missing or empty", tag, id)
			}
		}
		for id, text := range m {
			if _, ok := en[id]; !ok {
				t.Errorf("%s: %s is not in English", tag, id)
				continue
			}
			got, want := placeholder.FindAllString(text, -1), placeholder.FindAllString(en[id], -1)
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(slices.Compact(got), slices.Compact(want)) {
				t.Errorf("%s: %s has the placeholders %v, want %v", tag, id, got, want)
			}
		}
	}
}

// House rule for every sentence: calm.
func TestSentencesAreCalm(t *testing.T) {
	for tag, m := range catalogues(t) {
		for _, id := range slices.Sorted(maps.Keys(m)) {
			if strings.ContainsAny(m[id], "!¡！") {
				t.Errorf("%s: %s has an exclamation mark: %q", tag, id, m[id])
			}
		}
	}
}

// swaps are the tools and drivers that take the place of Apple's driver on
// Windows. Who puts one in loses iTunes and Apple Devices.
var swaps = regexp.MustCompile(`(?i)zadig|winusb|libusb[k-]|usbdk|libwdi`)

// Nobody is told to swap Apple's driver, in any language.
func TestNobodyIsToldToSwapADriver(t *testing.T) {
	for tag, m := range catalogues(t) {
		for _, id := range slices.Sorted(maps.Keys(m)) {
			if found := swaps.FindString(m[id]); found != "" {
				t.Errorf("%s: %s speaks of %s: %q", tag, id, found, m[id])
			}
		}
	}
}

func TestUnknownWordShowsItself(t *testing.T) {
	if got := English().Text("no.such.word", nil); got != "<no.such.word>" {
		t.Errorf("got %q, want it in angle brackets", got)
	}
}
