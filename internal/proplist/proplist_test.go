package proplist

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"

	"howett.net/plist"
)

// list is a binary list of these objects, the first on top.
func list(refSize byte, objects ...string) []byte {
	b := []byte("bplist00")
	var table []byte
	for _, o := range objects {
		table = binary.BigEndian.AppendUint32(table, uint32(len(b)))
		b = append(b, o...)
	}
	at := len(b)
	b = append(b, table...)
	b = append(b, 0, 0, 0, 0, 0, 0, 4, refSize)
	b = binary.BigEndian.AppendUint64(b, uint64(len(objects)))
	b = binary.BigEndian.AppendUint64(b, 0)
	return binary.BigEndian.AppendUint64(b, uint64(at))
}

func TestDecodeReadsBothForms(t *testing.T) {
	want := map[string]any{"Type": "com.apple.mobile.restored", "List": []any{"a", "b", strings.Repeat("é", 300)}, "Data": bytes.Repeat([]byte{7}, 5000)}
	for _, format := range []int{plist.XMLFormat, plist.BinaryFormat} {
		data, err := plist.Marshal(want, format)
		if err != nil {
			t.Fatal(err)
		}
		var got map[string]any
		if err := Decode(data, &got); err != nil {
			t.Errorf("format %d: %v", format, err)
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("format %d: got %v, want %v", format, got, want)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	for name, data := range map[string][]byte{
		"nothing":              nil,
		"the old text form":    []byte("(((((((((("),
		"deep XML":             []byte("<plist>" + strings.Repeat("<array>", 100000)),
		"deep XML that closes": []byte("<plist>" + strings.Repeat("<array>", 1000) + strings.Repeat("</array>", 1000) + "</plist>"),
		"another XML":          []byte("<html><body/></html>"),
		"an end first":         []byte("</a><plist><array/></plist>"),
		"half a list":          []byte("<plist><dict><key>a"),
		"references of no size, gigabytes of them": list(0, "\xdf\x13\x00\x00\x00\x02\x00\x00\x00\x00"),
		"an array longer than the file":            list(1, "\xaf\x12\x7f\xff\xff\xff"),
		"a string longer than the file":            list(1, "\x6f\x13\x80\x00\x00\x00\x00\x00\x00\x01"),
		"a list within itself":                     list(1, "\xa1\x00"),
		"cut off":                                  []byte("bplist00\xff\xff"),
	} {
		var into any
		if err := Decode(data, &into); err == nil {
			t.Errorf("%s: got %v, want an error", name, into)
		}
	}
}

// What is read may be a key to somebody's phone, and an error ends in logs.
func TestErrorsQuoteNothing(t *testing.T) {
	const secret = "TOPSECRET"
	for _, value := range []string{
		"<integer>" + secret + "</integer>", "<date>" + secret + "</date>", "<real>" + secret + "</real>", "<data>" + secret + "!</data>",
		"<" + secret + "/>", "<string>&" + secret + ";</string>", "<string></" + secret, "<" + secret + " x>",
	} {
		var into struct{ Key []byte }
		for _, text := range []string{"<plist><dict><key>Key</key>" + value + "</dict></plist>", value} {
			switch err := Decode([]byte(text), &into); {
			case err == nil:
				t.Errorf("%s: got no error", text)
			case strings.Contains(err.Error(), secret):
				t.Errorf("%s: got %v, which quotes it", text, err)
			}
		}
	}
}

// Arrays that all claim the same bytes would each take them again in memory.
func TestOverlappingArrays(t *testing.T) {
	var objects []string
	for range 2000 {
		objects = append(objects, "\xaf\x11\x20\x00")
	}
	objects = append(objects, strings.Repeat("\x08", 1<<15))
	var into any
	if err := Decode(list(2, objects...), &into); err == nil {
		t.Error("got no error, want one: it claims more than it holds")
	}
}

// A list of a few hundred bytes whose objects hold one another twice would
// become two to the power of forty.
func TestSharedReferencesDoNotUnfold(t *testing.T) {
	for name, hold := range map[string]string{"arrays": "\xa2%c%c", "sets": "\xc2%c%c", "dictionaries": "\xd2\x29\x2a%c%c"} {
		var objects []string
		for i := range 40 {
			objects = append(objects, strings.ReplaceAll(hold, "%c", string([]byte{byte(i + 1)})))
		}
		objects = append(objects, "\x51x", "\x51a", "\x51b")
		data := list(1, objects...)
		var into any
		if err := Decode(data, &into); err == nil {
			t.Errorf("%s: %d bytes were read", name, len(data))
		}
	}
	// One long text, held often, is memory too.
	refs := strings.Repeat("\x01", 2000)
	long := list(1, "\xaf\x11\x07\xd0"+refs, "\x5f\x12\x00\x00\x40\x00"+strings.Repeat("x", 0x4000))
	var into any
	if err := Decode(long, &into); err == nil {
		t.Errorf("%d bytes became %d texts of 16 kB", len(long), 2000)
	}
	// What real lists share stays readable: a key and a value, a thousand times.
	item := map[string]any{"BundleIdentifier": "com.example.app", "Version": "1.0"}
	var items []any
	for range 1000 {
		items = append(items, item)
	}
	data, err := plist.Marshal(map[string]any{"Applications": items}, plist.BinaryFormat)
	if err != nil {
		t.Fatal(err)
	}
	if err := Decode(data, &into); err != nil {
		t.Errorf("a real list: %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	for _, format := range []int{plist.XMLFormat, plist.BinaryFormat} {
		data, err := plist.Marshal(map[string]any{"Type": "x", "n": 3, "l": []any{"a", 1.5, true}}, format)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add(list(1, "\xa1\x01", "\xa1\x02", "\x09"))
	f.Add(list(0, "\xdf\x13\x00\x00\x00\x02\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var into struct {
			Type  string
			Value any
		}
		_ = Decode(data, &into) // it may fail, but only with an error
	})
}
