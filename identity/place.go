package identity

import (
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay/gazetteer"
	"github.com/gainsay-news/gainsay/lexicon"
)

// comparePlaces: countries by name, their divisions by what they are resolved
// to. A town needs company too: every country has its Springfield, and what
// was resolved to the best known one may be a street or a make. Where several
// towns bear the name it must be close company.
func comparePlaces(a, b *Known) (bool, float64, string) {
	x, y := a.called, b.called
	one := a.Place != 0 && a.Place == b.Place
	switch {
	case x != y:
		return false, 0, "other name"
	case a.Place != 0 && b.Place != 0 && a.Place != b.Place:
		return false, 0.1, "other place"
	case strings.HasPrefix(x, "country ") && divided(a.Name):
		if one && company(&a.Profile, &b.Profile) > 0 {
			return true, 0.9, "one place, with company"
		}
		return false, 0.4, "a country and a division of one name"
	case strings.HasPrefix(x, "country ") && (a.Place == 0 || a.Wide) && (b.Place == 0 || b.Wide):
		return true, 1, "country"
	case compass[x]:
		return false, 0.4, "a direction"
	case one && a.Wide:
		return true, 0.95, "one division"
	case one && (closeCompany(&a.Profile, &b.Profile) || company(&a.Profile, &b.Profile) > 0 && !shared(x)) && !lexicon.PlaceNoun(x):
		return true, 0.9, "one place, with company"
	case one:
		return false, 0.5, "one place, nothing else"
	}
	return sameCountry(&a.Profile, &b.Profile, "place name")
}

// divided reports whether a division of another country bears a country's
// name: "Georgia".
func divided(name string) bool {
	country, _ := lexicon.CountryNamed(name)
	return slices.ContainsFunc(gazetteer.Lookup(name), func(e gazetteer.Entry) bool {
		return e.Class() == "ADM1" && e.Country() != country.Code && e.Population() > knownSize
	})
}

var compass = set("north south east west northwest northeast southwest southeast northern southern eastern western central")

// sharedSize is how many live in a town that may be meant where its name
// stands alone; knownSize in one that is meant before all others.
const (
	sharedSize = 10_000
	knownSize  = 1_000_000
)

// shared reports whether several towns bear a name and none of them is known
// to all.
func shared(k string) bool {
	towns := 0
	for _, e := range gazetteer.Lookup(k) {
		switch n := e.Population(); {
		case n >= knownSize:
			return false
		case n >= sharedSize:
			towns++
		}
	}
	return towns > 1
}
