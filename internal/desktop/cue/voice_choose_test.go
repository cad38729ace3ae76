package cue

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// Listings as the programs print them, shortened: espeak-ng 1.51, spd-say
// 0.11.4, say of macOS 14 and PowerShell 5.1.
const (
	espeakListing = `Pty Language       Age/Gender VoiceName          File                 Other Languages
 5  cmn             --/M      Chinese_(Mandarin,_latin_as_English) sit/cmn              (zh-cmn 5)(zh 5)
 5  de              --/M      German             gmw/de
 5  en-029          --/M      English_(Caribbean) gmw/en-029           (en 10)
 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)
 5  en-gb-scotland  --/M      English_(Scotland) gmw/en-GB-scotland   (en 4)
 2  en-us           --/M      English_(America)  gmw/en-US            (en 3)
 5  en-us-nyc       --/M      English_(America,_New_York_City) gmw/en-US-nyc
 5  es              --/M      Spanish_(Spain)    roa/es
 5  es-419          --/M      Spanish_(Latin_America) roa/es-419           (es-mx 6)(es 6)
 5  fr-ch           --/M      French_(Switzerland) roa/fr-CH            (fr 8)
 5  fr-fr           --/M      French_(France)    roa/fr               (fr 5)
 5  hak             --/M      Hakka_Chinese      sit/hak
 5  pt              --/M      Portuguese_(Portugal) roa/pt               (pt-pt 5)
 5  pt-br           --/M      Portuguese_(Brazil) roa/pt-BR            (pt 6)
 5  yue             --/M      Chinese_(Cantonese) sit/yue              (zh-yue 5)(zh 8)
`
	spdListing = `                     NAME                 LANGUAGE                  VARIANT
                Afrikaans                       af                     none
  English (Great Britain)                    en-GB                     none
        English (America)                    en-US                     none
                   German                       de                     none
       Chinese (Mandarin)                      cmn                     none
      Chinese (Cantonese)                      yue                     none
`
	sayListing = `Albert              en_US    # Hello! My name is Albert.
Anna                de_DE    # Hallo! Ich heiße Anna.
Bad News            en_US    # Hello! My name is Bad News.
Eddy (German (Germany)) de_DE    # Hallo! Ich heiße Eddy.
Eddy (English (US)) en_US    # Hello! My name is Eddy.
Joana               pt_PT    # Olá! Chamo-me Joana.
Luciana             pt_BR    # Olá, o meu nome é Luciana.
Meijia              zh_TW    # 你好，我叫美佳。
Samantha            en_US    # Hello! My name is Samantha.
Sinji               zh_HK    # 你好！我叫善怡。
Tingting            zh_CN    # 你好！我叫婷婷。
Zarvox              en_US    # Hello! My name is Zarvox.
`
	sapiListing = "en-US\r\nde-DE\r\nzh-HK\r\n"
)

func TestTheVoiceIsOneOfTheLanguage(t *testing.T) {
	for _, tt := range []struct {
		program  program
		listing  string
		language string
		want     string // among the arguments; empty is no voice
	}{
		{espeak, espeakListing, "en", "en-us"},
		{espeak, espeakListing, "de", "de"},
		{espeak, espeakListing, "es", "es"},
		{espeak, espeakListing, "fr", "fr-fr"},
		{espeak, espeakListing, "pt-BR", "pt-br"},
		{espeak, espeakListing, "zh-Hans", "cmn"},
		{espeak, espeakListing, "nb", ""},
		{spdSay, spdListing, "en", "en-US"},
		{spdSay, spdListing, "de", "de"},
		{spdSay, spdListing, "zh-Hans", "cmn"},
		{spdSay, spdListing, "fr", ""},
		{macSay, sayListing, "en", "Samantha"},
		{macSay, sayListing, "de", "Anna"},
		{macSay, sayListing, "pt-BR", "Luciana"},
		{macSay, sayListing, "zh-Hans", "Tingting"},
		{macSay, sayListing, "fr", ""},
		{macSay, "Bells  en_US    # Ding.\nReed (English (UK)) en_GB    # Hello.\n", "en", "Reed (English (UK))"},
		{macSay, "Meijia  zh_TW    # 你好\nSinji zh_HK    # 你好\n", "zh-Hans", "Meijia"},
		{sapi, sapiListing, "en", "'en-US'"},
		{sapi, sapiListing, "de", "'de-DE'"},
		{sapi, sapiListing, "zh-Hans", ""},
		{sapi, sapiListing, "es", ""},
	} {
		chosen, ok := choose(tt.program.read(tt.listing), tt.language)
		if ok != (tt.want != "") {
			t.Errorf("%s, %s: got %+v, %v", tt.program.name, tt.language, chosen, ok)
			continue
		}
		if args := strings.Join(tt.program.args(chosen), " "); ok && !strings.Contains(args, tt.want) {
			t.Errorf("%s, %s: got %q, want %q in it", tt.program.name, tt.language, args, tt.want)
		}
	}
}

func TestTheHeaderIsNoVoice(t *testing.T) {
	for _, p := range []program{espeak, spdSay} {
		for _, v := range p.read(map[string]string{"espeak-ng": espeakListing, "spd-say": spdListing}[p.name]) {
			if strings.EqualFold(v.tag, "language") {
				t.Errorf("%s: its header was read as a voice", p.name)
			}
		}
	}
}

// What a culture is named never ends the quotes it stands in.
func TestNoCultureIsACommand(t *testing.T) {
	if args := strings.Join(sapi.args(voice{tag: "de'; Remove-Item x; '"}), " "); strings.Contains(args, "Remove-Item") {
		t.Errorf("got %q", args)
	}
}

// recorded is a speech program whose answers are known.
type recorded struct {
	listing string
	err     error
	ran     chan string
}

func (r *recorded) run(_ context.Context, stdin, _ string, args ...string) (string, error) {
	if slices.Contains(args, "--voices") {
		return r.listing, r.err
	}
	r.ran <- strings.TrimSpace(strings.Join(args, " ") + stdin)
	return "", nil
}

// recordedVoice is a voice that finds espeak-ng and runs what was recorded.
func recordedVoice(t *testing.T, r *recorded) *Voice {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"espeak-ng", "espeak-ng.exe"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	r.ran = make(chan string, 1)
	return &Voice{programs: []program{espeak}, run: r.run}
}

func TestASentenceIsReadByItsLanguageOnly(t *testing.T) {
	for _, tt := range []struct {
		name, listing string
		err           error
		language      string
		want          string // empty: silence
	}{
		{"a voice of the language", espeakListing, nil, "de", "-v de -- Los"},
		{"none of the language", "Pty Language Age Name File\n 5 en-us --/M x y\n", nil, "de", ""},
		{"the program names none", "", nil, "de", "-v de -- Los"},
		{"the program cannot name them", "", errors.New("exit status 1"), "pt-BR", "-v pt-BR -- Los"},
	} {
		r := &recorded{listing: tt.listing, err: tt.err}
		v := recordedVoice(t, r)
		v.Say(tt.language, "Los")
		<-v.fit(tt.language).known
		if some, fits := v.Speaks(tt.language); !some || fits != (tt.want != "") {
			t.Errorf("%s: Speaks says %v, %v", tt.name, some, fits)
		}
		if tt.want == "" {
			select {
			case got := <-r.ran:
				t.Errorf("%s: got %q, want silence", tt.name, got)
			case <-time.After(50 * time.Millisecond):
			}
			continue
		}
		select {
		case got := <-r.ran:
			if got != tt.want {
				t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
			}
		case <-time.After(5 * time.Second):
			t.Errorf("%s: nothing was said", tt.name)
		}
	}
}
