package reprint

import (
	"slices"
	"strings"
	"testing"

	"github.com/gainsay-news/gainsay"
)

// written is a document of sentences that end with a stop of its own, words
// parted by spaces.
func written(title, body string) *gainsay.Document {
	doc := &gainsay.Document{Title: title, Text: title + "\n" + body, Body: len(title) + 1}
	start, first := 0, 0
	for i := 0; i <= len(doc.Text); i++ {
		if i < len(doc.Text) && doc.Text[i] != ' ' && doc.Text[i] != '\n' {
			continue
		}
		if i > start {
			doc.Tokens = append(doc.Tokens, gainsay.Token{Span: gainsay.Span{Start: start, End: i}})
		}
		if n := len(doc.Tokens); n > first && (i == len(doc.Text) || doc.Text[i] == '\n' || doc.Text[start:i] == ".") {
			doc.Sentences = append(doc.Sentences, gainsay.Sentence{Span: gainsay.Span{Start: doc.Tokens[first].Start, End: i}, First: first, Last: n})
			first = n
		}
		start = i + 1
	}
	return doc
}

const fire = "A fire destroyed the covered market of Velmere in the night to Sunday . Nobody was hurt , the fire chief Odile Brandt told reporters at the scene . " +
	"The flames were first seen shortly after two in the morning above the fish stalls . Forty stalls burned down before the brigade from Tolby arrived . " +
	"The mayor promised the traders a temporary hall within three weeks . Police do not yet know how the fire began ."

const otherFire = "Traders in Velmere stood before the ashes of their market on Sunday morning . Many had no insurance , said Iven Maro , who sold cheese there for thirty years . " +
	"Nobody was hurt , the fire chief Odile Brandt told reporters at the scene . The city wants to rebuild the hall from the year 1911 as it was . " +
	"An engineer will look at the walls next week . Until then the square stays closed to everybody ."

func TestCompare(t *testing.T) {
	cut := fire[:strings.Index(fire, "Forty")]
	edited := strings.Replace(strings.Replace(fire, "Forty stalls burned", "Some 38 stalls burned", 1), "the fire chief Odile Brandt", "fire chief Brandt", 1)
	for _, c := range []struct {
		name        string
		title, body string
		copy        bool
		rule        string
	}{
		{"same", "Market burns", fire, true, "same text"},
		{"headline", "Velmere loses its market", fire, true, "reprinted under another headline"},
		{"cut", "Market burns", cut, true, "cut copy"},
		{"edited", "Market burns", edited, true, "edited copy"},
		{"other report", "Traders mourn", otherFire, false, "other words"},
		{"short", "Market burns", "It burned .", false, "too short to tell"},
	} {
		a, b := Sign(written("Market burns", fire)), Sign(written(c.title, c.body))
		got := Compare(a, b)
		if got.Copy != c.copy || got.Rule != c.rule {
			t.Errorf("%s: %+v, want %v by %q", c.name, got, c.copy, c.rule)
		}
		if back := Compare(b, a); back != got {
			t.Errorf("%s: %+v one way and %+v the other", c.name, got, back)
		}
	}
}

func TestKeysOfACutCopy(t *testing.T) {
	whole, part := Keys(written("Market burns", fire)), Keys(written("Ashes", fire[:strings.Index(fire, "Forty")]))
	if len(part) == 0 || !slices.ContainsFunc(part, func(k string) bool { return slices.Contains(whole, k) }) {
		t.Errorf("no key of %v is among %v", part, whole)
	}
}

func TestLongReport(t *testing.T) {
	var long strings.Builder
	for i := range 4000 {
		long.WriteString("word" + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676)) + " ")
		if i%15 == 14 {
			long.WriteString(". ")
		}
	}
	a := Sign(written("Long", long.String()))
	if len(a) > 1600 {
		t.Errorf("a signature of %d bytes", len(a))
	}
	half := long.String()[:long.Len()/2]
	if v := Compare(a, Sign(written("Half", half))); !v.Copy {
		t.Errorf("half of a long report: %+v", v)
	}
}

func TestNoSignature(t *testing.T) {
	if v := Compare(nil, Signature("no signature")); v.Copy {
		t.Errorf("got %+v", v)
	}
}

func FuzzUnpack(f *testing.F) {
	f.Add([]byte(Sign(written("Market burns", fire))))
	f.Fuzz(func(t *testing.T, b []byte) { Compare(b, b) })
}

func BenchmarkCompare(b *testing.B) {
	x, y := Sign(written("Market burns", fire)), Sign(written("Traders mourn", otherFire))
	b.ReportAllocs()
	for b.Loop() {
		Compare(x, y)
	}
}
