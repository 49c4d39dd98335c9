package identity

import (
	"slices"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay/lexicon"
)

// generation is how far apart two reports of differing roles may be before
// they are taken to speak of two people.
const generation = 15 * 365 * 24 * time.Hour

// comparePersons asks for equal full names, and for more where the name is
// common or a part of it is missing.
func comparePersons(a, b *Known) (bool, float64, string) {
	x, y := a.parts, b.parts
	if len(x.words) == 0 || len(y.words) == 0 {
		return false, 0, "no name"
	}
	if len(x.words) == 1 || len(y.words) == 1 {
		return compareSurnames(a, b)
	}
	how := agree(x, y)
	if how == "" {
		return false, 0, "other name"
	}
	if why := against(&a.Profile, &b.Profile); why != "" {
		return false, 0.2, why
	}
	supported := rolesAgree(&a.Profile, &b.Profile) || company(&a.Profile, &b.Profile) > 0
	if common(x) {
		supported = officesAgree(&a.Profile, &b.Profile) || closeCompany(&a.Profile, &b.Profile)
	}
	if x.ending != y.ending {
		supported = supported && bothWays(&a.Profile, x) && bothWays(&b.Profile, y)
	}
	switch {
	case how == "full name" && !common(x):
		return true, 0.95, how
	case how == "full name" && supported:
		return true, 0.93, "common full name, with role or company"
	case how == "full name":
		return false, 0.5, "common name, nothing else"
	case supported:
		return true, 0.9, how + ", with role or company"
	}
	return false, 0.4, how + ", nothing else"
}

// bothWays reports whether a profile whose name has an ending, "Jr.", gives
// the name without it too. Where no report does, father and son may be meant.
func bothWays(p *Profile, n name) bool {
	return n.ending == "" || slices.ContainsFunc(p.Also, func(also string) bool {
		m := parse(also)
		return m.ending == "" && slices.Equal(m.words, n.words)
	})
}

// compareSurnames lets a surname alone count only with the same office of the
// same country.
func compareSurnames(a, b *Known) (bool, float64, string) {
	x, y := a.parts, b.parts
	if x.words[len(x.words)-1] != y.words[len(y.words)-1] && x.words[0] != y.words[0] {
		return false, 0, "other name"
	}
	if why := against(&a.Profile, &b.Profile); why != "" {
		return false, 0.1, why
	}
	if rolesAgree(&a.Profile, &b.Profile) && a.Country != "" && a.Country == b.Country && x.words[len(x.words)-1] == y.words[len(y.words)-1] {
		return true, 0.85, "surname, role and country"
	}
	return false, 0.3, "surname only"
}

// personal reports whether a name can be a person's: "Highway Patrol" is of a
// body, "Hurricane Ada" of an event and "Ada Munro Professor" of a chair,
// whatever they were taken for.
func personal(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	if calendar(last) || len(words) > 1 && (notFirst[words[0]] || town(key(name)) || notLast[last] && !lexicon.Surname(last)) {
		return false
	}
	_, first := lexicon.FirstName(words[0])
	if !first && len(words) > 1 && !lexicon.Surname(last) && !slices.ContainsFunc(words, func(w string) bool { return !lexicon.InDictionary(w) }) {
		return false // "Transit Corridor"
	}
	return first || !lexicon.BodyNoun(last) && !business[last] && !lexicon.CompanyEnding(last)
}

// notFirst are words that open names of other things than people, notLast
// words that close what was taken for a person's name.
var (
	notFirst = set("hurricane hurricanes typhoon cyclone storm tropical camp fort mount lake team operation project")
	notLast  = set(`professor professors secretary minister president senator governor director officer spokesman spokeswoman chancellor
ambassador sheriff chair fellow award awards prize medal lecture endowed drive lane township parkway manslaughter street avenue boulevard road highway bridge stadium`)
)

// against is what speaks against one person: another country, another gender
// of title, another role long apart or without common company.
func against(a, b *Profile) string {
	if a.Country != "" && b.Country != "" && a.Country != b.Country {
		return "other country"
	}
	if g, h := roleGender(a.Role), roleGender(b.Role); !g.Agrees(h) {
		return "other gender of title"
	}
	if a.Role == "" || b.Role == "" || rolesAgree(a, b) {
		return ""
	}
	if sphere(a.Role) != sphere(b.Role) && sphere(a.Role) != "" && sphere(b.Role) != "" && company(a, b) == 0 {
		return "other role"
	}
	if apart(a, b) > generation {
		return "other role, long apart"
	}
	return ""
}

func apart(a, b *Profile) time.Duration {
	if a.When.From.IsZero() || b.When.From.IsZero() {
		return 0
	}
	return a.When.From.Sub(b.When.From).Abs()
}

func roleGender(role string) lexicon.Gender {
	for w := range strings.FieldsSeq(strings.ToLower(role)) {
		if g, _ := lexicon.Honorific(w); g != lexicon.AnyGender && g != lexicon.Male {
			return g
		}
		if g, _ := lexicon.PersonNoun(w); g == lexicon.Female {
			return g
		}
	}
	for w := range strings.FieldsSeq(strings.ToLower(role)) {
		if w == "mr." || w == "mr" || w == "sir" || w == "king" || w == "prince" {
			return lexicon.Male
		}
	}
	return lexicon.AnyGender
}

// roleHeads are the nouns for people in a role, lower case.
func roleHeads(role string) []string {
	var out []string
	for w := range strings.FieldsSeq(strings.ToLower(role)) {
		w = strings.Trim(w, ",.;")
		if _, ok := lexicon.PersonNoun(w); ok {
			out = append(out, w)
		}
	}
	return out
}

// rolesAgree reports whether two roles are known and share a noun for the
// office.
func rolesAgree(a, b *Profile) bool {
	for _, x := range roleHeads(a.Role) {
		for _, y := range roleHeads(b.Role) {
			if x == y {
				return true
			}
		}
	}
	return false
}

// officesAgree reports whether two roles share a noun for what few people are
// at a time. That both were a victim or a mother says nothing.
func officesAgree(a, b *Profile) bool {
	for _, x := range roleHeads(a.Role) {
		if !anybody[x] && slices.Contains(roleHeads(b.Role), x) {
			return true
		}
	}
	return false
}

var anybody = set(`man woman boy girl gentleman guy lady victim suspect resident father mother husband wife son daughter brother sister
uncle aunt nephew niece cousin grandfather grandmother friend neighbor neighbour witness student pupil teen teenager child baby adult
member person people driver passenger pedestrian worker employee owner customer gunman shooter attacker killer defendant inmate
prisoner survivor patient homeowner boyfriend girlfriend boss colleague officer soldier player teacher reporter writer`)

// sphere is the walk of life that a role belongs to, "" when it does not
// tell: a senator and a goalkeeper of one name are two people, a senator and
// a president need not be.
func sphere(role string) string {
	for _, h := range roleHeads(role) {
		for name, nouns := range spheres {
			if nouns[h] {
				return name
			}
		}
	}
	return ""
}

var spheres = map[string]map[string]bool{
	"state": set(`president minister premier chancellor secretary governor senator representative lawmaker legislator mp mayor speaker
ambassador envoy diplomat general colonel commander admiral judge justice prosecutor king queen prince congressman congresswoman
spokesman spokeswoman councillor`),
	"sport":    set(`striker midfielder defender goalkeeper forward quarterback pitcher batsman bowler boxer runner swimmer cyclist golfer coach captain referee footballer athlete player driver`),
	"arts":     set(`singer musician composer conductor artist painter sculptor dancer comedian actor actress novelist poet`),
	"medicine": set(`physician surgeon nurse psychiatrist paramedic dentist patient`),
	"crime":    set(`suspect killer murderer robber gunman attacker shooter convict inmate victim defendant`),
}

func set(table string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(table) {
		m[w] = true
	}
	return m
}
