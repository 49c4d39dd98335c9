package dateline

import (
	"slices"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay"
)

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, place, day, agency, when string }{
		{"BAGHDAD, Oct. 23 (Xinhua) -- The minister met", "BAGHDAD", "Oct. 23", "Xinhua", "2019-10-23"},
		{"WASHINGTON (AP) — The senator said", "WASHINGTON", "", "AP", ""},
		{"LONDON (Reuters) - The bank said", "LONDON", "", "Reuters", ""},
		{"TROY, N.C. (AP) -- A man was", "TROY, N.C.", "", "AP", ""},
		{"ST. PETERSBURG, Russia — The court", "ST. PETERSBURG, Russia", "", "", ""},
		{"Geneva, 12 October 2018 (AFP) – Talks", "Geneva", "12 October 2018", "AFP", "2018-10-12"},
		{"NAIROBI, Wednesday (KNA) - Traders", "NAIROBI", "Wednesday", "KNA", "2019-10-23"},
		{"BEIJING/TOKYO, Dec. 30 (Xinhua) -- Rice", "BEIJING/TOKYO", "Dec. 30", "Xinhua", "2019-12-30"},
		{"(CNN) -- Voters went", "", "", "CNN", ""},
		{"NEW YORK, March 5 /PRNewswire/ -- Orlo Inc.", "NEW YORK", "March 5", "PRNewswire", "2020-03-05"},
		{"By Tessa Orlo\n\nKYIV (Ferro News) - Shells", "KYIV", "", "Ferro News", ""},
		{"By Tessa Orlo, Nairobi, Oct. 22\nTraders said", "Nairobi", "Oct. 22", "", "2019-10-22"},
		{"QUITO, Feb. 30 (AFP) -- Nobody", "QUITO", "Feb. 30", "AFP", ""},
		// none
		{"By Tessa Orlo\nThe minister met", "", "", "", ""},
		{"EXCLUSIVE - The minister met", "", "", "", ""},
		{"WATCH — the moment", "", "", "", ""},
		{"He said Nairobi — his home — was calm.", "", "", "", ""},
		{"However — and this matters — it rained.", "", "", "", ""},
		{"Iraq-based troops left.", "", "", "", ""},
		{"", "", "", "", ""},
		{"(which may be so) - no", "", "", "", ""},
		{"ZORBLAT - a word nobody knows", "", "", "", ""},
	} {
		doc := &gainsay.Document{Text: c.text}
		doc.Published.Time = time.Date(2019, 10, 24, 0, 54, 32, 0, time.UTC)
		d := Find(doc)
		when := ""
		if !d.When.IsZero() {
			when = d.When.From.Format(time.DateOnly)
		}
		got := [4]string{doc.Words(d.Place), doc.Words(d.Day), doc.Words(d.Agency), when}
		if want := [4]string{c.place, c.day, c.agency, c.when}; got != want {
			t.Errorf("%q\n got %q\nwant %q", c.text, got, want)
		}
	}
}

func TestNoPublication(t *testing.T) {
	d := Find(&gainsay.Document{Text: "BAGHDAD, Oct. 23 (Xinhua) -- The minister met"})
	if d.Day.IsZero() || !d.When.IsZero() {
		t.Errorf("got %+v, want the day's words and no interval", d)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("BAGHDAD, Oct. 23 (Xinhua) -- x", 0)
	f.Add("By A, B, Feb. 30\nC (D) -", 3)
	f.Fuzz(func(t *testing.T, text string, body int) {
		doc := &gainsay.Document{Text: text, Body: body}
		d := Find(doc)
		for _, s := range []gainsay.Span{d.Span, d.Place, d.Day, d.Agency} {
			if !s.IsZero() && (s.Start < 0 || s.End > len(text)) {
				t.Fatalf("span %v in %d bytes", s, len(text))
			}
		}
	})
}

func TestApart(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"VELSTAD -- No jobs will be cut when the two savings banks merge. He left.", []string{"VELSTAD --", "No jobs will be cut when the two savings banks merge.", "He left."}},
		{"DELLA, Feb. 3 (Meridian) -- The mayor spoke to the council. She sat.", []string{"DELLA, Feb. 3 (Meridian) --", "The mayor spoke to the council.", "She sat."}},
		{"The mayor spoke. She sat.", []string{"The mayor spoke.", "She sat."}},
		{"EXCLUSIVE -- The mayor of the old town spoke to the whole council.", []string{"EXCLUSIVE -- The mayor of the old town spoke to the whole council."}},
	}
	for _, tt := range tests {
		doc := &gainsay.Document{Text: tt.text, Paragraphs: []gainsay.Span{{Start: 0, End: len(tt.text)}}}
		start, first := 0, 0
		for i := 0; i < len(tt.text); i++ { // words and a sentence a full stop before a capital
			if i+1 == len(tt.text) || tt.text[i+1] == ' ' {
				doc.Tokens = append(doc.Tokens, gainsay.Token{Span: gainsay.Span{Start: start, End: i + 1}})
				start = i + 2
				if tt.text[i] == '.' && (i+2 >= len(tt.text) || tt.text[i+2] != '3') {
					doc.Sentences = append(doc.Sentences, gainsay.Sentence{Span: gainsay.Span{Start: doc.Tokens[first].Start, End: i + 1}, First: first, Last: len(doc.Tokens)})
					first = len(doc.Tokens)
				}
			}
		}
		doc.Dateline = Find(doc)
		doc.Sentences = Apart(doc)
		if err := doc.Check(); err != nil {
			t.Error(err)
		}
		var got []string
		for _, s := range doc.Sentences {
			got = append(got, doc.Words(s.Span))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: sentences %q, want %q", tt.text, got, tt.want)
		}
	}
}
