package timex

import (
	"slices"
	"sync"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// reach is how many pieces before its time word an expression can start.
const reach = 8

// A reader holds what is known while the document is read from left to right.
type reader struct {
	doc       *gainsay.Document
	p         []piece
	anchor    time.Time
	narrative bool
	last      moment  // mentioned last, with its year
	stated    int     // the year stated last in this paragraph, with month or by itself; 0 for none
	near      []uint8 // near[i]: pieces from i to the next time word, at most reach+1
	out       []gainsay.Timex
	room      *room
}

// A room is what the pieces of a document are laid in, kept for the next one.
type room struct {
	pieces []piece
	near   []uint8
}

var rooms = sync.Pool{New: func() any { return new(room) }}

// longestKept is how many pieces there is room for in what is kept.
const longestKept = 1 << 15

func (r *reader) release() {
	if cap(r.p) <= longestKept {
		r.room.pieces, r.room.near = r.p, r.near
		rooms.Put(r.room)
	}
	r.p, r.near, r.room = nil, nil, nil
}

// A match is a stretch of pieces read as one expression.
type match struct {
	first, end int // pieces [first, end)
	kind       gainsay.TimexKind
	value      string
	mod        string
	when       gainsay.Interval
	at         moment // to be remembered; zero when it dates nothing
	rule       string
}

func newReader(doc *gainsay.Document) *reader {
	r := &reader{doc: doc, room: rooms.Get().(*room), anchor: doc.Anchor()}
	r.p = typed(r.room.pieces, doc)
	r.near = slices.Grow(r.room.near[:0], len(r.p))[:len(r.p)]
	far := uint8(reach + 1)
	for i := len(r.p) - 1; i >= 0; i-- {
		switch {
		case r.p[i].timely():
			far = 0
		case r.p[i].class == stop:
			far = reach + 1
		case far <= reach:
			far++
		}
		r.near[i] = far
	}
	if r.anchor.IsZero() {
		r.anchor = r.dateLine()
	}
	r.narrative = r.isNarrative()
	return r
}

// head is how many pieces of a document may hold a line with its date.
const head = 80

// dateLine is the day of a line at the head of the document that holds a full
// date and nothing else; zero when there is none.
func (r *reader) dateLine() time.Time {
	for i := 0; i < min(len(r.p), head); i++ {
		if i > 0 && !r.is(i-1, stop) || !r.is(i, weekday) && !r.is(i, month) && !r.is(i, number) && !r.is(i, isoDate) {
			continue
		}
		m := r.absolute(i, i)
		if m.at.grain == byDay && m.at.year > 0 && !m.at.bc && (m.end == len(r.p) || r.is(m.end, stop)) {
			return m.at.start()
		}
	}
	return time.Time{}
}

// isNarrative tells history from news. The bounds were set on te3-platinum
// and wikiwars-train, which they separate with room on both sides.
func (r *reader) isNarrative() bool {
	if r.anchor.IsZero() {
		return true
	}
	years, far, dates, deictics := 0, 0, 0, 0
	for i := range r.p {
		switch p := &r.p[i]; p.class {
		case year:
			years++
			if d := r.anchor.Year() - int(p.val); d > 1 || d < -1 {
				far++
				if r.is(i-1, month) || r.is(i-2, month) || r.is(i-3, month) || r.is(i-1, stop) && (i+1 == len(r.p) || r.is(i+1, stop)) {
					dates++
				}
			}
		case era:
			years++
			far++
			dates++
		case weekday:
			deictics++
		case deictic:
			if p.val == wYesterday || p.val == wToday || p.val == wTomorrow {
				deictics++
			}
		}
	}
	return far >= 5 && dates >= 3 && far*2 >= years && far > 4*deictics
}

// run reads the whole document.
func (r *reader) run() {
	for i := 0; i < len(r.p); {
		if r.p[i].class == stop {
			r.stated = 0
		}
		if r.p[i].class <= word && !r.opens(i) || r.near[i] > reach {
			i++
			continue
		}
		m := r.longest(i)
		if m.end <= i {
			i++
			continue
		}
		i = r.emit(m)
	}
}

// timely reports whether a piece by itself makes an expression of time likely.
func (p *piece) timely() bool {
	switch p.class {
	case meridiem, era:
		return true
	case word:
		return p.val == wTime || p.val == wMoment || p.val == wPeriod
	case relative:
		return p.val == wPast
	}
	return p.class >= year
}

// opens reports whether a plain word can start an expression: "at the time".
func (r *reader) opens(i int) bool {
	v := r.p[i].val
	return r.p[i].class == word && (v == wLeast || v == wRight || v == wMid || v == wFiscal || v == wFinancial ||
		v == wOnce || v == wTwice || v == wAt || v == wUp)
}

// longest tries every rule at piece i.
func (r *reader) longest(i int) match {
	var best match
	for _, rule := range rules {
		if m := rule(r, i); m.end > best.end {
			m.first = max(m.first, i)
			best = m
		}
	}
	return best
}

// rules, in order of preference among readings of one length.
var rules = []func(*reader, int) match{
	(*reader).clockTime, (*reader).positioned, (*reader).pointed, (*reader).shifted,
	(*reader).set, (*reader).duration, (*reader).vagueTime,
}

// emit writes a match down and gives the piece to go on from.
func (r *reader) emit(m match) int {
	s := gainsay.Span{Start: r.p[m.first].Start, End: r.p[m.end-1].End}
	r.out = append(r.out, gainsay.Timex{Span: s, Kind: m.kind, Value: m.value, Mod: m.mod, When: m.when, Rule: m.rule})
	if m.at.year > 0 && (m.kind == gainsay.Date || m.kind == gainsay.Time) && m.at.grain >= byYear {
		r.last = m.at
	}
	if m.rule == "explicit-date" && m.at.grain >= byMonth && !m.at.bc {
		r.stated = m.at.year
	}
	if m.at.grain >= byMonth {
		return r.ranged(m)
	}
	if m.at.grain == byYear {
		return r.yearRange(m)
	}
	return m.end
}

// is reports whether piece i has class c.
func (r *reader) is(i int, c class) bool { return i >= 0 && i < len(r.p) && r.p[i].class == c }

// has reports whether piece i is of class c with this code.
func (r *reader) has(i int, c class, val int32) bool { return r.is(i, c) && r.p[i].val == val }

// mark reports whether piece i is this punctuation.
func (r *reader) mark(i int, c byte) bool { return r.has(i, mark, int32(c)) }

// flag reports whether piece i has a flag.
func (r *reader) flag(i int, f uint8) bool { return i >= 0 && i < len(r.p) && r.p[i].flags&f != 0 }

// text is the words of piece i.
func (r *reader) text(i int) string {
	if i < 0 || i >= len(r.p) {
		return ""
	}
	return r.doc.Text[r.p[i].Start:r.p[i].End]
}

// fold is the words of piece i in lower case; "" when they are long.
func (r *reader) fold(i int) string {
	s := r.text(i)
	if lower(s) {
		return s
	}
	var buf [longest]byte
	return string(lexicon.Fold(buf[:0], s))
}

// lower reports whether folding would change nothing.
func lower(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c-'A' < 26 || c >= 0x80 {
			return false
		}
	}
	return true
}

// hyphen skips one hyphen that is glued on both sides, or none.
func (r *reader) hyphen(i int) int {
	if r.mark(i, '-') && r.flag(i, glued) && r.flag(i+1, glued) {
		return i + 1
	}
	return i
}

// tag is the Penn tag of the token of piece i, "" without tags.
func (r *reader) tag(i int) string {
	if i < 0 || i >= len(r.p) || len(r.doc.Tags) != len(r.doc.Tokens) || r.p[i].class == stop {
		return ""
	}
	return r.doc.Tags[r.p[i].token].Fine
}

// comma skips one comma, or none.
func (r *reader) comma(i int) int {
	if r.mark(i, ',') {
		return i + 1
	}
	return i
}

// point skips the point of an abbreviation when something follows it that
// cannot start a sentence.
func (r *reader) dot(i int) int {
	if r.mark(i, '.') && r.flag(i, glued) && (r.is(i+1, number) || r.is(i+1, year) || r.is(i+1, ordinal) || r.mark(i+1, ',')) {
		return i + 1
	}
	return i
}

// from makes a match of a moment.
func (r *reader) from(first, end int, m moment, rule string) match {
	kind := gainsay.Date
	if m.grain >= byPart {
		kind = gainsay.Time
	}
	if !m.valid() {
		return match{first: first, end: end, kind: kind, rule: "impossible-date"}
	}
	return match{first: first, end: end, kind: kind, value: m.value(), when: m.when(), at: m, rule: rule}
}
