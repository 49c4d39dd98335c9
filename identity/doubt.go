package identity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/gazetteer"
	"github.com/gainsay-news/gainsay/lexicon"
)

// namesOf visits the mentions that name an entity until visit says false, and
// reports whether it never did.
func namesOf(doc *gainsay.Document, e *gainsay.Entity, visit func(*gainsay.Mention) bool) bool {
	for _, l := range e.Links {
		if m := &doc.Mentions[l.Mention]; m.Form == gainsay.Name && !visit(m) {
			return false
		}
	}
	return true
}

// inCapitals reports whether a name of several words that is no person's and
// not known stands only where every word has a capital: headlines run names
// together with what stands beside them.
func inCapitals(doc *gainsay.Document, e *gainsay.Entity) bool {
	if e.Kind == gainsay.Person || !strings.Contains(e.Name, " ") || lexicon.Body(strings.ToLower(e.Name)) || gazetteer.IsPlaceName(e.Name) {
		return false
	}
	return namesOf(doc, e, func(m *gainsay.Mention) bool { return titleCase(doc, m) })
}

// titleCase reports whether the longer words around a name, in its sentence,
// have capitals, and at least two of them.
func titleCase(doc *gainsay.Document, m *gainsay.Mention) bool {
	at := doc.SentenceAt(m.Start)
	if at < 0 {
		return false
	}
	s := doc.Sentences[at]
	capitals, small := 0, 0
	for _, t := range doc.Tokens[s.First:s.Last] {
		if t.Len() < 4 || m.Contains(t.Span) {
			continue
		}
		switch r, _ := utf8.DecodeRuneInString(doc.Words(t.Span)); {
		case unicode.IsUpper(r):
			capitals++
		case unicode.IsLower(r):
			small++
		}
	}
	return capitals > 1 && small*5 <= capitals
}

// corner reports whether a place is named only as a street is: "at Franklin and
// Halden", "in the 1900 block of Halden".
func corner(doc *gainsay.Document, e *gainsay.Entity) bool {
	return namesOf(doc, e, func(m *gainsay.Mention) bool {
		before := strings.Fields(doc.Text[max(0, m.Start-48):m.Start])
		after := strings.Fields(doc.Text[m.End:min(len(doc.Text), m.End+32)])
		if blockOf(before) {
			return true
		}
		n := len(before)
		switch {
		case n > 2 && before[n-1] == "and" && capitalized(before[n-2]) && meets(before[:n-2]):
			return true
		case n > 0 && meets(before) && len(after) > 1 && after[0] == "and" && capitalized(after[1]):
			return true
		}
		return false
	})
}

// blockOf reports whether words end in "block of" or "block of North".
func blockOf(words []string) bool {
	n := len(words)
	if n > 0 && compass[strings.ToLower(strings.TrimSuffix(words[n-1], "."))] {
		n--
	}
	return n > 1 && words[n-1] == "of" && strings.HasSuffix(words[n-2], "block")
}

// ofBody reports whether a person is named only in the name of a body: "Church
// of Ada Munro".
func ofBody(doc *gainsay.Document, e *gainsay.Entity) bool {
	return namesOf(doc, e, func(m *gainsay.Mention) bool {
		before := strings.Fields(doc.Text[max(0, m.Start-32):m.Start])
		n := len(before)
		return n > 1 && before[n-1] == "of" && capitalized(before[n-2]) && lexicon.BodyNoun(strings.ToLower(before[n-2]))
	})
}

// meets reports whether words end as they do before two streets.
func meets(words []string) bool {
	n := len(words)
	if n == 0 {
		return false
	}
	switch words[n-1] {
	case "at", "near":
		return true
	case "of":
		return n > 1 && (words[n-2] == "corner" || words[n-2] == "intersection")
	}
	return false
}

// namesake reports whether a country's name may be that of a town in this
// report: one of its size lies in the division that the report's other places
// lie in, and nothing else speaks of the country.
func namesake(doc *gainsay.Document, e *gainsay.Entity) bool {
	country, ok := lexicon.CountryNamed(e.Name)
	if !ok || slices.ContainsFunc(e.Also, func(s string) bool { return strings.HasSuffix(s, "country") || strings.HasSuffix(s, "nation") }) {
		return false
	}
	for i := range doc.Mentions {
		if m := &doc.Mentions[i]; m.Kind == gainsay.Nationality {
			if c, ok := lexicon.CountryOf(doc.Words(m.Span)); ok && c.Code == country.Code {
				return false
			}
		}
	}
	for _, town := range gazetteer.Lookup(e.Name) {
		if !strings.HasPrefix(town.Class(), "PPL") || town.Population() < leastTown || town.Country() == country.Code {
			continue
		}
		if n := around(doc, town); n > 1 || n > 0 && !abroad(doc, e.Name, town.Country()) {
			return true
		}
	}
	return false
}

// abroad reports whether a document names a country beside the one of this name
// and the one with this code, or a place in it.
func abroad(doc *gainsay.Document, name, home string) bool {
	return slices.ContainsFunc(doc.Toponyms, func(t gainsay.Toponym) bool {
		return t.Place.Country != "" && t.Place.Country != home && !strings.EqualFold(doc.Words(t.Span), name)
	})
}

// leastTown is how many live in a town that a report may mean by its bare name.
const leastTown = 1000

// around counts the places of a document in the first division that holds a
// town, the division itself among them.
func around(doc *gainsay.Document, town gazetteer.Entry) int {
	division := town.Holder()
	for division.Known() && division.Class() != "ADM1" {
		division = division.Holder()
	}
	if !division.Known() {
		return 0
	}
	n := 0
	for i := range doc.Toponyms {
		if p := &doc.Toponyms[i].Place; p.ID == division.ID() || slices.Contains(p.Within, division.ID()) {
			n++
		}
	}
	return n
}

// ofState reports whether a name that a city shares with its state, "New
// York", is the state's here: after a town and a comma, or before "state" or
// an office of the state.
func ofState(doc *gainsay.Document, m *gainsay.Mention) bool {
	after, _, _ := strings.Cut(strings.TrimLeft(doc.Text[m.End:min(len(doc.Text), m.End+24)], " "), " ")
	if stateOffices[strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(strings.Trim(after, ".,")), "'s"), "’s")] {
		return true
	}
	before := doc.Text[max(0, m.Start-24):m.Start]
	if !strings.HasSuffix(before, ", ") {
		return false
	}
	words := strings.Fields(before)
	return len(words) > 0 && capitalized(words[len(words)-1])
}

var stateOffices = set("state gov governor attorney legislature assembly sen senator rep republican republicans democrat democrats lawmaker lawmakers")

// unsaid reports whether a city's name is that of the larger division around it
// too, "New York", and nothing beside it here says that the city is meant.
func unsaid(doc *gainsay.Document, e *gainsay.Entity, place int64) bool {
	city := gazetteer.ByID(place)
	if !slices.ContainsFunc(gazetteer.Lookup(key(e.Name)), func(d gazetteer.Entry) bool {
		return d.Class() == "ADM1" && d != city && d.Holds(city) && d.Population() > city.Population()*3/2
	}) {
		return false
	}
	return namesOf(doc, e, func(m *gainsay.Mention) bool {
		after, _, _ := strings.Cut(strings.TrimLeft(doc.Text[m.End:min(len(doc.Text), m.End+24)], " "), " ")
		before := strings.TrimRight(doc.Text[max(0, m.Start-32):m.Start], " ")
		return !cityWords[strings.ToLower(strings.Trim(after, ".,()"))] && !strings.HasSuffix(before, "city of") && !strings.HasSuffix(before, "mayor of") && !boroughBefore(before)
	})
}

// rival reports whether a city's name is that of a division elsewhere too,
// "Washington", in which other places of the document lie.
func rival(doc *gainsay.Document, e *gainsay.Entity, place int64) bool {
	city := gazetteer.ByID(place)
	for _, d := range gazetteer.Lookup(key(e.Name)) {
		if d.Class() == "ADM1" && !d.Holds(city) && slices.ContainsFunc(doc.Toponyms, func(t gainsay.Toponym) bool { return slices.Contains(t.Place.Within, d.ID()) }) {
			return true
		}
	}
	return false
}

// boroughBefore reports whether words end in a part of a city and a comma.
func boroughBefore(words string) bool {
	words, comma := strings.CutSuffix(words, ",")
	fields := strings.Fields(words)
	return comma && len(fields) > 0 && boroughs[strings.ToLower(fields[len(fields)-1])]
}

var (
	cityWords = set("city mayor police subway firefighters officer officers reuters ap")
	boroughs  = set("brooklyn manhattan queens bronx harlem")
)

// twofold reports whether a key is of a large city and of its division.
func twofold(k string) bool {
	city, division := false, false
	for _, e := range gazetteer.Lookup(k) {
		division = division || e.Class() == "ADM1"
		city = city || strings.HasPrefix(e.Class(), "PPL") && e.Population() > knownSize/2
	}
	return city && division
}

// calendar reports whether a key is a day's or a month's, which are no bodies
// whatever they were taken for: "Christmas".
func calendar(k string) bool {
	_, holiday := lexicon.Holidays()[k]
	_, weekday := lexicon.Weekday(k)
	return holiday || weekday || lexicon.Month(k) != 0
}
