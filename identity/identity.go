// Package identity says when the entities of two documents are one person,
// body or place.
//
// Needs: an entity with its Name, Kind, Role and Also, and of its document the
// day and the other entities. Fills nothing: it answers for a pair.
//
// How: a wrong merge puts words into somebody's mouth, so that names alone
// never suffice where they are common, short or general. Full names must be
// equal word by word; a role, a country, company kept and time speak for or
// against (the evidence of Bagga and Baldwin 1998, "Entity-Based
// Cross-Document Coreferencing", used as rules). What is unknown speaks for
// nothing, and what may be no name, or not the one it looks like, has no key
// at all: words of headlines, streets, a town that is called as a country is.
//
// Known misses: a person who changed their name; transliterations that differ;
// two namesakes of one office and country.
package identity

import (
	"cmp"
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// A Profile is what one document tells of an entity.
type Profile struct {
	Kind       gainsay.Kind
	Name       string
	Also       []string
	Role       string
	Country    string // ISO 3166-1 alpha-2 code or name; "" when unknown
	Place      int64  `json:",omitempty"` // of a place, its GeoNames number; 0 when unknown
	Wide       bool   `json:",omitempty"` // the place is a continent, a country or a first division of one
	When       gainsay.Interval
	Companions []string // names of the other people and bodies of the document
}

// Profiles gathers the profile of every entity of a document.
func Profiles(doc *gainsay.Document) []Profile {
	company := make([]string, len(doc.Entities)) // the names that keep others company
	for i := range doc.Entities {
		o := &doc.Entities[i]
		if (o.Kind == gainsay.Person || o.Kind == gainsay.Organization) && capitalized(o.Name) {
			company[i] = key(o.Name)
		}
	}
	out := make([]Profile, len(doc.Entities))
	for i := range doc.Entities {
		out[i] = profileOf(doc, &doc.Entities[i])
		for j, name := range company {
			if name != "" && j != i {
				out[i].Companions = append(out[i].Companions, name)
			}
		}
	}
	return out
}

// profileOf is the profile of an entity but for its company. The country is
// that of its role or name ("Iraqi Prime Minister").
func profileOf(doc *gainsay.Document, e *gainsay.Entity) Profile {
	p := Profile{Kind: e.Kind, Name: e.Name, Also: e.Also, Role: e.Role, Country: countryIn(e.Role)}
	if p.Country == "" && e.Kind != gainsay.Person {
		p.Country = countryIn(e.Name)
	}
	if e.Kind == gainsay.Location {
		p.Place, p.Wide = placeOf(doc, e)
	}
	if day := doc.Anchor(); !day.IsZero() {
		p.When = gainsay.Day(day)
	}
	return p
}

// placeOf is the place that all resolved names of an entity are; 0 where they
// differ or none is resolved.
func placeOf(doc *gainsay.Document, e *gainsay.Entity) (place int64, wide bool) {
	for _, l := range e.Links {
		at := doc.Mentions[l.Mention].Span
		i, ok := slices.BinarySearchFunc(doc.Toponyms, at.Start, func(t gainsay.Toponym, start int) int { return cmp.Compare(t.Start, start) })
		if !ok || doc.Toponyms[i].Span != at {
			continue
		}
		switch t := doc.Toponyms[i].Place; {
		case t.ID == 0:
		case strings.HasPrefix(t.Class, "PPL") && twofold(key(e.Name)) && ofState(doc, &doc.Mentions[l.Mention]):
			return 0, false
		case place != 0 && place != t.ID:
			return 0, false
		default:
			place, wide = t.ID, t.Class == "ADM1" || t.Class == "CONT" || strings.HasPrefix(t.Class, "PCL")
		}
	}
	if place != 0 && !wide && (unsaid(doc, e, place) || rival(doc, e, place)) {
		return 0, false
	}
	return place, wide
}

// townOf reports whether what bears a country's name is a town by where the
// document has it: "Lebanon, Tenn.".
func townOf(doc *gainsay.Document, e *gainsay.Entity) bool {
	if _, country := lexicon.CountryNamed(e.Name); !country {
		return false
	}
	return slices.ContainsFunc(e.Links, func(l gainsay.Link) bool {
		at := doc.Mentions[l.Mention].Span
		i, ok := slices.BinarySearchFunc(doc.Toponyms, at.Start, func(t gainsay.Toponym, start int) int { return cmp.Compare(t.Start, start) })
		return ok && doc.Toponyms[i].Span == at && strings.HasPrefix(doc.Toponyms[i].Place.Class, "PPL")
	})
}

// named reports whether a name of its own is among the mentions of an entity.
// A description ("both men", "authorities") names nobody outside its report.
func named(doc *gainsay.Document, e *gainsay.Entity) bool {
	return slices.ContainsFunc(e.Links, func(l gainsay.Link) bool { return doc.Mentions[l.Mention].Form == gainsay.Name })
}

// headline reports whether a long name that is no person's stands in the title
// alone: it may be no name but the title's words, all with capitals.
func headline(doc *gainsay.Document, e *gainsay.Entity) bool {
	if e.Kind == gainsay.Person || len(strings.Fields(e.Name)) < 4 || doc.Body == 0 {
		return false
	}
	return !slices.ContainsFunc(e.Links, func(l gainsay.Link) bool {
		m := &doc.Mentions[l.Mention]
		return m.Form == gainsay.Name && m.Start >= doc.Body && strings.EqualFold(doc.Words(m.Span), e.Name)
	})
}

// waters reports whether a place is named in the name of a sea or a cape: the
// Gulf of Aden is not Aden.
func waters(doc *gainsay.Document, e *gainsay.Entity) bool {
	return slices.ContainsFunc(e.Links, func(l gainsay.Link) bool {
		before := strings.Fields(doc.Text[max(0, doc.Mentions[l.Mention].Start-24):doc.Mentions[l.Mention].Start])
		n := len(before)
		return n > 1 && before[n-1] == "of" && waterWords[before[n-2]]
	})
}

var waterWords = set("Gulf Bay Strait Straits Sea Cape Isle Isles Lake Mount Horn")

// generalEvent reports whether a name is one that many countries have had: "the
// Civil War".
func generalEvent(k string) bool {
	for w := range strings.FieldsSeq(k) {
		if !lexicon.EventNoun(w) && !business[w] && w != "independence" && w != "central" && w != "victory" {
			return false
		}
	}
	return true
}

// countryIn is the country that a demonym or a country's name in words tells.
func countryIn(s string) string {
	fields := strings.Fields(s)
	for i, w := range fields {
		if i+1 < len(fields) {
			if c, ok := lexicon.CountryNamed(w + " " + fields[i+1]); ok {
				return c.Code
			}
			if c, ok := lexicon.CountryOf(w + " " + fields[i+1]); ok {
				return c.Code
			}
		}
		if c, ok := lexicon.CountryOf(w); ok {
			return c.Code
		}
		if c, ok := lexicon.CountryNamed(w); ok {
			return c.Code
		}
	}
	return ""
}

// capitalized reports whether a name is one: a description opens with a small
// word ("the two officers", "his aide").
func capitalized(name string) bool {
	first, rest, _ := strings.Cut(name, " ")
	if first == "the" || first == "The" {
		first = rest
	}
	return strings.ToLower(first) != first
}

// Keys are the index keys of an entity: two entities that may be one share
// one. What has no name of its own has none.
func Keys(doc *gainsay.Document, e *gainsay.Entity) []string {
	if !capitalized(e.Name) || !named(doc, e) || e.Kind == gainsay.Person && !personal(e.Name) || furniture(e.Name) {
		return nil
	}
	if headline(doc, e) || inCapitals(doc, e) || e.Kind == gainsay.Person && ofBody(doc, e) || e.Kind == gainsay.Location && (waters(doc, e) || corner(doc, e) || namesake(doc, e)) {
		return nil
	}
	n := parse(e.Name)
	if len(n.words) == 0 {
		return nil
	}
	switch e.Kind {
	case gainsay.Person:
		return personKeys(n)
	case gainsay.Location:
		if townOf(doc, e) {
			return []string{"town:" + key(e.Name)}
		}
		return []string{"place:" + placeKey(e.Name)}
	case gainsay.Organization:
		if calendar(key(e.Name)) {
			return nil
		}
		return bodyKeys(e)
	case gainsay.Event, gainsay.Work, gainsay.Other:
		return []string{string(e.Kind) + ":" + key(e.Name)}
	}
	return nil
}

func personKeys(n name) []string {
	keys := []string{"person:" + n.words[len(n.words)-1]}
	if len(n.words) > 1 && lexicon.FamilyNameFirst(n.words[0]) {
		keys = append(keys, "person:"+n.words[0])
	}
	return keys
}

func bodyKeys(e *gainsay.Entity) []string {
	words := telling(bodyName(e.Name))
	slices.Sort(words)
	keys := []string{"body:" + strings.Join(words, " ")}
	for _, also := range e.Also {
		if isLetters(also) {
			keys = append(keys, "letters:"+also)
		}
	}
	return keys
}

func placeKey(s string) string {
	if c, ok := lexicon.CountryNamed(s); ok {
		return "country " + strings.ToLower(c.Name)
	}
	return key(s)
}

// A Known is a profile ready to be held against others. To make it costs more
// than to hold it against one, so who asks often keeps it.
type Known struct {
	Profile
	called string // the key of the name, as it is kept for the kind
	parts  name   // of a person's name
}

// Recall makes a profile ready.
func Recall(p Profile) *Known {
	k := &Known{Profile: p}
	switch p.Kind {
	case gainsay.Person:
		k.parts = parse(p.Name)
	case gainsay.Organization:
		k.called = bodyName(p.Name)
	case gainsay.Location:
		k.called = placeKey(p.Name)
	default:
		k.called = key(p.Name)
	}
	return k
}

// Compare decides whether two profiles are of one. The score, in [0, 1], says
// how much speaks for it; the rule names what decided.
func Compare(a, b Profile) (same bool, score float64, rule string) {
	return Recall(a).Compare(Recall(b))
}

// Compare is Compare of profiles that are ready.
func (a *Known) Compare(b *Known) (same bool, score float64, rule string) {
	if a.Kind != b.Kind {
		return false, 0, "other kind"
	}
	switch a.Kind {
	case gainsay.Person:
		return comparePersons(a, b)
	case gainsay.Organization:
		return compareBodies(a, b)
	case gainsay.Location:
		return comparePlaces(a, b)
	}
	k := a.called
	switch {
	case k != b.called || !strings.Contains(k, " "):
		return false, 0, "other name"
	case general(k) || generalEvent(k):
		return false, 0.4, "general name"
	case street(k) && !closeCompany(&a.Profile, &b.Profile):
		return false, 0.5, "a street, nothing else"
	}
	return true, 0.9, "equal name"
}

// company is how many names two profiles keep company with. Bodies that are
// in the news everywhere are no company: they would tie anybody to anybody.
func company(a, b *Profile) int {
	n := 0
	for _, c := range a.Companions {
		if slices.Contains(b.Companions, c) && !everywhere(c) {
			n++
		}
	}
	return n
}

// closeCompany reports whether two profiles share a person, or two bodies. One
// body alone ties the namesakes of its town.
func closeCompany(a, b *Profile) bool {
	n := 0
	for _, c := range a.Companions {
		if !slices.Contains(b.Companions, c) || everywhere(c) {
			continue
		}
		first, _, full := strings.Cut(c, " ")
		if _, person := lexicon.FirstName(first); person && full {
			return true
		}
		n++
	}
	return n > 1
}

// everywhere reports whether the key of a name is of a body known to all, of
// a country, of an outlet, or general.
func everywhere(k string) bool {
	_, country := lexicon.CountryNamed(k)
	_, letters := lexicon.Abbreviation(k)
	return country || letters || lexicon.Body(k) || general(k) || outlet(k)
}

// outlet reports whether a key opens or closes as the names of newspapers and
// broadcasters do.
func outlet(k string) bool {
	words := strings.Fields(k)
	return len(words) > 0 && (outletWords[words[len(words)-1]] || outletWords[words[0]])
}

var outletWords = set(`news times post tribune herald journal gazette press radio tv television wire media magazine chronicle courier
telegraph mirror globe star sentinel observer inquirer examiner bulletin daily abc nbc cbs cnn fox bbc msnbc npr photo photos images
twitter facebook instagram youtube google reporter register dispatch newswire patch`)
