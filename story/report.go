package story

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/vector"
)

// A report is what is kept of a document for holding it against stories.
type report struct {
	day     int    // days since 1970 of publication; 0 when unknown
	short   bool   // a headline and little more than a lead
	terms   []term // by key
	places  []place
	meaning vector.Sum // of length one
}

// A term is a word and its weight; the vector of a report has length one.
type term struct {
	key    uint32
	weight float32
	name   bool // part of a name
}

// A place is somewhere a report tells of.
type place struct {
	id     int64
	weight float32
}

const (
	lead        = 2500 // bytes of the body that are read: what is new stands first
	titleWeight = 3
	nameWeight  = 2   // but 1 in a short report: reports of many events share the names of politics
	pairWeight  = 0.5 // of two words side by side in a name, beside each alone
	keptTerms   = 160 // of a report
	keyTerms    = 16
	fewTerms    = 48 // a report of fewer terms below a headline is short: it has fewer keys, as all of its words are heavy, and its meaning counts
	fewKeys     = 14
	keyPlaces   = 2
)

func read(doc *gainsay.Document) report {
	counts := count(doc, doc.Body+lead)
	r := report{day: day(doc), short: len(counts) < fewTerms && headline(doc) > 0, places: places(doc), meaning: meaning(doc)}
	r.terms = weigh(counts, r.short)
	return r
}

// count counts the words up to a byte of the text, and the pairs of words side
// by side in names.
func count(doc *gainsay.Document, end int) map[string]*counted {
	counts := map[string]*counted{}
	names := namedTokens(doc, end)
	title := headline(doc)
	before := "" // the word before, where both stand in a name
	for i := range doc.Tokens {
		t := &doc.Tokens[i]
		if t.Start >= end {
			break
		}
		word := wordAt(doc, i)
		if word == "" || t.Start >= title && t.Start < doc.Body {
			before = ""
			continue
		}
		w := 1.0
		if t.Start < doc.Body {
			w = titleWeight
		}
		if !names[i] {
			add(counts, word, w, false)
			before = ""
			continue
		}
		add(counts, word, w, true)
		if before != "" {
			add(counts, before+" "+word, w*pairWeight, true)
		}
		before = word
	}
	return counts
}

// counted is how often a word stands in a report, weighted by where.
type counted struct {
	n     float64
	named float64 // of these, in names
}

func add(counts map[string]*counted, word string, w float64, name bool) {
	c := counts[word]
	if c == nil {
		c = &counted{}
		counts[word] = c
	}
	c.n += w
	if name {
		c.named += w
	}
}

// headline is where the words of the headline end: before a dash or a bar that
// the outlet's name follows.
func headline(doc *gainsay.Document) int {
	text := doc.Text[:min(doc.Body, len(doc.Text))]
	for _, mark := range []string{" - ", " | ", " : ", " — "} {
		if i := strings.Index(text, mark); i > 0 && strings.Count(text[:i], " ") >= 3 {
			text = text[:i]
		}
	}
	return len(text)
}

func day(doc *gainsay.Document) int {
	t := doc.Published.Time
	if t.IsZero() {
		t = doc.Anchor()
	}
	if t.IsZero() {
		return 0
	}
	return int(math.Floor(float64(t.Unix()) / 86400))
}

// namedTokens tells the tokens that stand in names.
func namedTokens(doc *gainsay.Document, end int) []bool {
	out := make([]bool, len(doc.Tokens))
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if m.Form != gainsay.Name || m.Start >= end {
			continue
		}
		first, last := doc.TokensIn(m.Span)
		for t := first; t < last; t++ {
			out[t] = true
		}
	}
	return out
}

// wordAt is the word that token i counts as: its lemma in small letters; "" for
// one that tells nothing.
func wordAt(doc *gainsay.Document, i int) string {
	t := &doc.Tokens[i]
	text := doc.Text[t.Start:t.End]
	switch t.Kind {
	case gainsay.Number:
		if len(text) < 3 {
			return ""
		}
		return text
	case gainsay.Word:
	default:
		return ""
	}
	if len(text) < 2 || len(text) > 40 {
		return ""
	}
	if i < len(doc.Tags) && doc.Tags[i].Lemma != "" {
		text = doc.Tags[i].Lemma
	}
	word := strings.ToLower(text)
	if stop[word] {
		return ""
	}
	return word
}

// weigh gives each word log tf times idf, keeps the weightiest and scales the
// vector to length one.
func weigh(counts map[string]*counted, short bool) []term {
	more := nameWeight - 1.0 // what a word in a name counts beside itself
	if short {
		more = 0
	}
	out := make([]term, 0, len(counts))
	for word, c := range counts {
		key := hash(word)
		out = append(out, term{key, float32((1 + math.Log(c.n+more*c.named)) * idf(key)), c.named > 0})
	}
	slices.SortFunc(out, func(a, b term) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.key, b.key)) })
	out = out[:min(len(out), keptTerms)]
	scale(out)
	slices.SortFunc(out, func(a, b term) int { return cmp.Compare(a.key, b.key) })
	return slices.CompactFunc(out, func(a, b term) bool { return a.key == b.key })
}

func scale(terms []term) {
	sum := 0.0
	for _, t := range terms {
		sum += float64(t.weight) * float64(t.weight)
	}
	if sum == 0 {
		return
	}
	for i := range terms {
		terms[i].weight /= float32(math.Sqrt(sum))
	}
}

func hash(word string) uint32 {
	h := uint32(2166136261)
	for i := range len(word) {
		h = (h ^ uint32(word[i])) * 16777619
	}
	return h
}

// places are the towns, counties and regions that the lead tells of; a country
// says too little of where.
func places(doc *gainsay.Document) []place {
	weights := map[int64]*place{}
	for i := range doc.Toponyms {
		t := &doc.Toponyms[i]
		if t.Start >= doc.Body+lead || t.Place.ID == 0 || t.Place.Class == "PCLI" || t.Place.Class == "CONT" {
			continue
		}
		w := float32(1)
		if t.Start < doc.Body || doc.Dateline.Contains(t.Span) {
			w = 2
		}
		p := weights[t.Place.ID]
		if p == nil {
			p = &place{id: t.Place.ID}
			weights[t.Place.ID] = p
		}
		p.weight += w
	}
	out := make([]place, 0, len(weights))
	for _, p := range weights {
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b place) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.id, b.id)) })
	return out[:min(len(out), 8)]
}

func (r report) keyTerms() int {
	if r.short {
		return fewKeys
	}
	return keyTerms
}

// keys are the weightiest words and places.
func (r report) keys() []string {
	byWeight := slices.Clone(r.terms)
	slices.SortFunc(byWeight, func(a, b term) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.key, b.key)) })
	var out []string
	for _, t := range byWeight[:min(len(byWeight), r.keyTerms())] {
		out = append(out, "w"+strconv.FormatUint(uint64(t.key), 36))
	}
	for _, p := range r.places[:min(len(r.places), keyPlaces)] {
		out = append(out, "p"+strconv.FormatInt(p.id, 36))
	}
	return out
}
