// Package dateline reads the head of a wire report: "BAGHDAD, Oct. 23
// (Xinhua) --", "TROY, N.C. (AP) --", "LONDON (Reuters) -".
//
// Needs: Text, Body; Published for the year of a day without one.
//
// Fills: Dateline.
//
// How: by shape. The first lines of the body are tried in turn, bylines and
// lines of furniture passed over, and the first that opens with a place, a day
// or an agency and then a dash is taken. The place is in capitals, unless a
// day or an agency in parentheses says that the words before it are one; with
// neither, the gazetteer has to know it, or a whole sentence follows a long
// dash. A day without a year is in the year that brings it nearest to
// publication.
//
// Known misses: places in small letters without day or agency ("Paris – ..."),
// datelines that end in a colon, agencies nobody put in parentheses.
package dateline

import (
	"strings"
	"unicode/utf8"

	"github.com/gainsay-news/gainsay"
)

// lines is how many lines of the body are tried.
const lines = 6

// longest is the most bytes a dateline or a byline takes.
const longest = 140

// Find reads the dateline at the head of the body; zero when there is none.
func Find(doc *gainsay.Document) gainsay.Dateline {
	if doc.Body < 0 || doc.Body > len(doc.Text) {
		return gainsay.Dateline{}
	}
	at := doc.Body
	for range lines {
		start, end := nextLine(doc.Text, at)
		if start == end {
			break
		}
		s := scanner{text: doc.Text, pos: start, end: min(end, start+longest)}
		if d, ok := s.dateline(doc.Published.Time); ok {
			return d
		}
		if d, ok := byline(doc, start, end); ok {
			return d
		}
		if end-start > longest && !strings.HasPrefix(doc.Text[start:end], "By ") {
			break // the story has begun
		}
		at = end
	}
	return gainsay.Dateline{}
}

// nextLine is the next line that holds more than white space.
func nextLine(text string, at int) (start, end int) {
	for at < len(text) {
		start = at
		end = len(text)
		if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
			end = at + n
		}
		for start < end && (text[start] == ' ' || text[start] == '\t' || text[start] == '\r') {
			start++
		}
		if start < end {
			return start, end
		}
		at = end + 1
	}
	return len(text), len(text)
}

// byline reads "By NAME, CITY, date", which has no dash: the place and the
// day are what follows the name, and only with both is it a dateline.
func byline(doc *gainsay.Document, start, end int) (gainsay.Dateline, bool) {
	if end-start > longest || !strings.HasPrefix(doc.Text[start:end], "By ") {
		return gainsay.Dateline{}, false
	}
	comma := strings.IndexByte(doc.Text[start:end], ',')
	if comma < 0 {
		return gainsay.Dateline{}, false
	}
	s := scanner{text: doc.Text, pos: start + comma + 1, end: end}
	s.space()
	from := s.pos
	place, ok := s.place(false)
	if !ok || !s.comma() {
		return gainsay.Dateline{}, false
	}
	day, when, ok := s.day(doc.Published.Time)
	if !ok {
		return gainsay.Dateline{}, false
	}
	agency, _ := s.agency()
	s.space()
	if s.pos != end && !s.dash() {
		return gainsay.Dateline{}, false
	}
	return gainsay.Dateline{Span: gainsay.Span{Start: from, End: s.last}, Place: place, Day: day, Agency: agency, When: when}, true
}

// A scanner walks one line.
type scanner struct {
	text     string
	pos, end int
	last     int // the end of the part read last
}

// dateline reads the whole head of a line, up to its dash.
func (s *scanner) dateline(published published) (gainsay.Dateline, bool) {
	var d gainsay.Dateline
	start := s.pos
	sure := false // a day or an agency shows that this is a dateline
	if a, ok := s.agency(); ok {
		d.Agency, sure = a, true
	} else if d.Place, ok = s.place(true); ok {
		s.parts(&d, published)
		sure = !d.Day.IsZero() || !d.Agency.IsZero()
	} else {
		s.pos = start
		if d.Place, ok = s.place(false); !ok {
			return gainsay.Dateline{}, false
		}
		s.parts(&d, published)
		if d.Agency.IsZero() && d.Day.IsZero() {
			return gainsay.Dateline{}, false
		}
		sure = true
	}
	closed := s.dash()
	if !closed || !sure && !s.alone(d.Place) {
		return gainsay.Dateline{}, false
	}
	d.Span = gainsay.Span{Start: start, End: s.last}
	return d, true
}

// parts reads what may follow the place: ", Oct. 23", "(Xinhua)", "/PRNewswire/".
func (s *scanner) parts(d *gainsay.Dateline, published published) {
	for range 3 {
		back := *s
		s.comma()
		if day, when, ok := s.day(published); ok && d.Day.IsZero() {
			d.Day, d.When = day, when
			continue
		}
		*s = back
		if day, when, ok := s.parenthesized(published); ok && d.Day.IsZero() {
			d.Day, d.When = day, when
			continue
		}
		*s = back
		if a, ok := s.agency(); ok && d.Agency.IsZero() {
			d.Agency = a
			continue
		}
		*s = back
		return
	}
}

func (s *scanner) space() {
	for s.pos < s.end {
		r, n := utf8.DecodeRuneInString(s.text[s.pos:s.end])
		if r != ' ' && r != '\t' && r != '\u00a0' && r != '\u2009' && r != '\u202f' {
			return
		}
		s.pos += n
	}
}

// comma skips white space and one comma, and reports whether it was there.
func (s *scanner) comma() bool {
	s.space()
	if s.pos < s.end && s.text[s.pos] == ',' {
		s.pos++
		s.space()
		return true
	}
	return false
}

// dash skips the dash that closes a dateline; a lone hyphen counts only with
// white space on both sides or after a closing parenthesis.
func (s *scanner) dash() bool {
	before := s.pos
	s.space()
	rest := s.text[s.pos:s.end]
	for _, d := range []string{"---", "--", "—", "–", "―", "\u00ad-", "-"} {
		if !strings.HasPrefix(rest, d) {
			continue
		}
		after := rest[len(d):]
		spaced := s.pos > before || before > 0 && s.text[before-1] == ')'
		if len(d) < 2 && !(spaced && (strings.HasPrefix(after, " ") || strings.HasPrefix(after, "\u00a0"))) {
			return false
		}
		s.pos += len(d)
		s.last = s.pos
		return true
	}
	return false
}

// agency reads "(Xinhua)", "/PRNewswire/": a name of a few words.
func (s *scanner) agency() (gainsay.Span, bool) {
	s.space()
	if s.pos >= s.end {
		return gainsay.Span{}, false
	}
	shut := map[byte]byte{'(': ')', '/': '/', '[': ']'}[s.text[s.pos]]
	if shut == 0 {
		return gainsay.Span{}, false
	}
	n := strings.IndexByte(s.text[s.pos+1:s.end], shut)
	if n < 2 || n > 40 {
		return gainsay.Span{}, false
	}
	in := gainsay.Span{Start: s.pos + 1, End: s.pos + 1 + n}
	name := s.text[in.Start:in.End]
	if !isCapital(name[0]) || strings.Count(name, " ") > 4 || strings.ContainsAny(name, ".,:;?!\"") && !strings.HasSuffix(name, ".com") {
		return gainsay.Span{}, false
	}
	s.pos = in.End + 1
	s.last = s.pos
	return in, true
}

func isCapital(c byte) bool { return c-'A' < 26 || c >= utf8.RuneSelf }
