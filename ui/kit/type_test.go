package kit

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// ten is a face whose every character is ten pixels wide.
func ten(s string, _ bool) float32 { return 10 * float32(len([]rune(s))) }

// shown is lines as text, a bar between them.
func shown(lines []line) string {
	var out []string
	for _, l := range lines {
		var b strings.Builder
		for _, run := range runsOf(l) {
			if run.strong {
				b.WriteString("[" + run.text + "]")
			} else {
				b.WriteString(run.text)
			}
		}
		out = append(out, b.String())
	}
	return strings.Join(out, "|")
}

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		name  string
		text  string
		width float32
		want  string
	}{
		{"nothing", "", 100, ""},
		{"fits", "hold side", 100, "hold side"},
		{"breaks at a space", "hold side now", 100, "hold side|now"},
		{"strong words", "so **hold side** now", 100, "so [hold]|[side ]now"},
		{"strong within a word", "**Gone**: a drop", 200, "[Gone]: a drop"},
		{"a word too long", "abcdefghijkl", 50, "abcde|fghij|kl"},
		{"a line feed", "one\ntwo", 200, "one|two"},
		{"Chinese breaks anywhere", "按住侧边按钮", 30, "按住侧|边按钮"},
		{"but before no full stop", "按住侧。", 30, "按住|侧。"},
		{"after no opening quote", "请选“更”", 30, "请选|“更”"},
		{"before no mark after strong words", "**更新**，好", 20, "[更]|[新]，|好"},
		{"after a comma within Latin", "USB，DFU", 50, "USB，|DFU"},
		{"strong words inside a word", "re**start**ing it", 80, "re[start]|ing it"},
		{"strong Chinese in Chinese", "会**抹掉**它", 20, "会[抹]|[掉]它"},
		{"asterisk alone", "2 * 3", 200, "2 * 3"},
		{"never closed", "a **b c", 200, "a [b c]"},
	} {
		if got := shown(wrap(wordsOf(tt.text), tt.width, ten)); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestBalancedLinesAreOfLikeLength(t *testing.T) {
	words := wordsOf("aaaa bbbb cccc dddd eeee")
	if got, want := shown(wrap(words, 200, ten)), "aaaa bbbb cccc dddd|eeee"; got != want {
		t.Fatalf("unbalanced: got %q, want %q", got, want)
	}
	if got, want := shown(balance(words, 200, ten)), "aaaa bbbb cccc|dddd eeee"; got != want {
		t.Errorf("balanced: got %q, want %q", got, want)
	}
}

func TestNoWordIsLeftAloneInTheLastLine(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"alone", "Keep holding. Relink sees the moment when it goes.", "Keep holding. Relink sees the moment when|it goes."},
		{"long enough", "Keep holding. Relink sees the moment when it restarts.", "Keep holding. Relink sees the moment when it|restarts."},
		{"a line feed", "Keep\nso", "Keep|so"},
	} {
		if got := shown(unwidowed(wordsOf(tt.text), 440, ten)); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestCutLine(t *testing.T) {
	if got, want := shown([]line{cutLine(wordsOf("a long name"), 70, ten)}), "a long…"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := shown([]line{cutLine(wordsOf("short"), 70, ten)}), "short"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestHugeTextIsBounded(t *testing.T) {
	test.NewTempApp(t)
	text := NewText(RoleBody, strings.Repeat("漢", 100_000))
	if got := text.HeightAt(300); got > 5000 {
		t.Errorf("a huge text is %v px high", got)
	}
}

func TestTextGrowsWithItsScale(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(Theme{})
	text := NewText(RoleBody, "Hold the side button until it goes quiet.")
	one := text.HeightAt(200)
	app.Settings().SetTheme(Theme{TextScale: 2})
	if two := text.HeightAt(200); two < 2*one {
		t.Errorf("at double size %v px high, want at least twice %v", two, one)
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("**a** b\nc漢字。", float32(30))
	f.Add("\x00\xff\u202e**", float32(0))
	f.Fuzz(func(t *testing.T, s string, width float32) {
		if width < 0 || width > 1e6 || width != width || len(s) > 2000 {
			return
		}
		for _, l := range wrap(wordsOf(s), width, ten) {
			if width >= 10 && l.width > width+0.01 {
				t.Errorf("a line of %v px in %v: %q", l.width, width, shown([]line{l}))
			}
		}
		balance(wordsOf(s), width, ten)
		cutLine(wordsOf(s), width, ten)
	})
}

func TestLargeTextShrinksRatherThanBreakAWord(t *testing.T) {
	app := test.NewApp()
	defer app.Quit()
	app.Settings().SetTheme(Theme{TextScale: 2})
	for _, tt := range []struct {
		name, text string
		width      float32
		want       string
		shrinks    bool
	}{
		{"room enough", "Wartungsmodus", 400, "Wartungsmodus", false},
		{"a word too wide", "im Wartungsmodus", 170, "im|Wartungsmodus", true},
		{"too wide at the usual size as well", "Wartungsmodus", 60, "", false},
		{"a path breaks", "restore_0011223344556677_1777000000.log", 400, "", false},
	} {
		text := NewText(RoleBody, tt.text)
		got := shown(text.linesAt(tt.width))
		if tt.want != "" && got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
		if shrinks := text.linesFont < TextSize(RoleBody); shrinks != tt.shrinks || text.linesFont < Roles[RoleBody].Size {
			t.Errorf("%s: got %v pixels, of %v; want less: %v", tt.name, text.linesFont, TextSize(RoleBody), tt.shrinks)
		}
	}
}

// Fyne holds what it painted for a minute: a text that is refreshed unchanged
// keeps its objects, and one that changed in any way shows that.
func TestTextIsSetAnewOnlyWhenItChanged(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme{Look: LookLight})
	text := NewText(RoleBody, "Hold **both** buttons until the screen goes black")
	text.Resize(fyne.NewSize(120, 200))
	r := test.WidgetRenderer(text)
	first := slices.Clone(r.Objects())
	text.Refresh()
	r.Layout(text.Size())
	if !slices.Equal(r.Objects(), first) {
		t.Errorf("refreshed unchanged: got other objects, want the same")
	}
	for name, change := range map[string]func(){
		"text":   func() { text.SetText("Let go of the side button") },
		"colour": func() { text.In(ColorBad).Refresh() },
		"width":  func() { text.Resize(fyne.NewSize(300, 200)) },
		"weight": func() { text.Strong().Refresh() },
		"place":  func() { text.Centred().Refresh() },
		"cut":    func() { text.OneLine().Refresh() },
		"line":   func() { text.Wide(80).Refresh() },
		"size":   func() { text.Role = RoleTitle; text.Refresh() },
		"theme":  func() { fyne.CurrentApp().Settings().SetTheme(Theme{Look: LookDark}); text.Refresh() },
	} {
		before := slices.Clone(r.Objects())
		change()
		if slices.Equal(r.Objects(), before) {
			t.Errorf("another %s: got the same objects, want them set anew", name)
		}
	}
	text.SetText("")
	if n := len(r.Objects()); n != 0 {
		t.Errorf("no text: got %d objects, want none", n)
	}
}
