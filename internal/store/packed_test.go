package store

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay"
)

// whole fills every field of a value, each with something of its own.
func whole(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == timeType {
			v.Set(reflect.ValueOf(time.Date(2031, 5, 2, 9, 0, *n, 7, time.FixedZone("", 3600))))
			return
		}
		for i := range v.NumField() {
			whole(v.Field(i), n)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		whole(v.Index(0), n)
		whole(v.Index(1), n)
	case reflect.String:
		v.SetString("word " + string(rune('a'+*n%26)))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Float64:
		v.SetFloat(float64(*n) / 4)
	case reflect.Uint8:
		v.SetUint(uint64(*n % 256))
	default:
		v.SetInt(int64(*n) - 40)
	}
}

// TestPackKeepsEveryField fills a document, its claims and its relations with
// a value in every field, and wants all of them back.
func TestPackKeepsEveryField(t *testing.T) {
	var doc, back gainsay.Document
	n := 0
	whole(reflect.ValueOf(&doc).Elem(), &n)
	packed := Pack(&doc)
	if err := Unpack(packed, &back); err != nil {
		t.Fatal(err)
	}
	a, _ := json.Marshal(doc)
	b, _ := json.Marshal(back)
	if !bytes.Equal(a, b) {
		t.Errorf("got\n%s\nwant\n%s", b, a)
	}
	if len(packed)*2 > len(a) {
		t.Errorf("%d bytes packed, %d in JSON", len(packed), len(a))
	}
}

func TestPackKeepsWhatIsEmptyApart(t *testing.T) {
	for _, links := range [][]gainsay.Link{nil, {}} {
		var back gainsay.Entity
		if err := Unpack(Pack(gainsay.Entity{Name: "Berg", Links: links}), &back); err != nil || (back.Links == nil) != (links == nil) {
			t.Errorf("%#v came back as %#v, %v", links, back.Links, err)
		}
	}
}

// TestUnpackStepsOver reads a claim into a struct that has few of its fields.
func TestUnpackStepsOver(t *testing.T) {
	var c gainsay.Claim
	n := 0
	whole(reflect.ValueOf(&c).Elem(), &n)
	var few struct {
		Text    string
		Denied  bool
		Rule    string
		Subject int // another kind than before
	}
	if err := Unpack(Pack(&c), &few); err != nil || few.Text != c.Text || !few.Denied || few.Rule != c.Rule || few.Subject != 0 {
		t.Errorf("%+v, %v", few, err)
	}
}

func TestUnpackReadsJSON(t *testing.T) {
	var c gainsay.Claim
	if err := Unpack([]byte(`{"text":"It opens."}`), &c); err != nil || c.Text != "It opens." {
		t.Errorf("%+v, %v", c, err)
	}
}

func FuzzUnpack(f *testing.F) {
	d := report("a", "herald", "Bridge opens", "The bridge is open", "It was shut for 12 years.")
	f.Add(Pack(d))
	f.Fuzz(func(t *testing.T, b []byte) {
		var doc gainsay.Document
		if Unpack(b, &doc) == nil && len(b) > 0 && b[0] == packedMark {
			Pack(&doc)
		}
	})
}

func BenchmarkPack(b *testing.B) {
	var doc gainsay.Document
	n := 0
	whole(reflect.ValueOf(&doc).Elem(), &n)
	packed := Pack(&doc)
	b.Run("pack", func(b *testing.B) {
		b.SetBytes(int64(len(packed)))
		b.ReportAllocs()
		for b.Loop() {
			Pack(&doc)
		}
	})
	b.Run("unpack", func(b *testing.B) {
		b.SetBytes(int64(len(packed)))
		b.ReportAllocs()
		for b.Loop() {
			var back gainsay.Document
			Unpack(packed, &back)
		}
	})
}

// TestPackNumbersTexts packs a word that stands at two places in memory, one
// pack after the other: it is written once in each.
func TestPackNumbersTexts(t *testing.T) {
	word := "the harbour board"
	twice := gainsay.Entity{Name: word, Also: []string{word, string([]byte(word)), word}}
	once := len(Pack(&gainsay.Entity{Name: word}))
	p := packings.New().(*packing)
	for range 3 {
		packed := p.pack(&twice)
		if n := bytes.Count(packed, []byte(word)); n != 1 || len(packed) > once+len(word) {
			t.Errorf("the word stands %d times in %d bytes", n, len(packed))
		}
		var back gainsay.Entity
		if err := Unpack(packed, &back); err != nil || !reflect.DeepEqual(back, twice) {
			t.Errorf("%+v, %v", back, err)
		}
	}
}
