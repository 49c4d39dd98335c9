package lexicon

// The Each functions hand every entry of a table, in lower case and in no
// order, to a caller who gathers several tables into one look-up.

// EachFirstName visits the first names.
func EachFirstName(visit func(string)) { eachKey(firstNames(), visit) }

// EachSurname visits the surnames.
func EachSurname(visit func(string)) { eachKey(surnames(), visit) }

// EachHonorific visits the honorifics, without full stop.
func EachHonorific(visit func(string)) { eachKey(honorifics, visit) }

// EachNameParticle visits the particles of names.
func EachNameParticle(visit func(string)) { eachKey(nameParticles, visit) }

// EachBody visits the well-known bodies and their letters, less those that
// are words of their own.
func EachBody(visit func(string)) {
	eachKey(bodies, visit)
	for s := range abbreviations {
		if Body(s) {
			visit(s)
		}
	}
}

// EachBodyNoun visits the heads of names of organizations.
func EachBodyNoun(visit func(string)) { eachKey(bodyNouns, visit) }

// EachPlaceNoun visits the nouns for places.
func EachPlaceNoun(visit func(string)) { eachKey(placeNouns, visit) }

// EachEventNoun visits the heads of names of events.
func EachEventNoun(visit func(string)) { eachKey(eventNouns, visit) }

// EachCompanyEnding visits the endings of names of companies.
func EachCompanyEnding(visit func(string)) { eachKey(companyEndings, visit) }

// EachAffiliation visits the words of belonging that are no demonyms.
func EachAffiliation(visit func(string)) { eachKey(affiliations, visit) }

// EachDemonym visits the demonyms with their plurals.
func EachDemonym(visit func(string)) { eachKey(places().byDemonym, visit) }

func eachKey[V any](m map[string]V, visit func(string)) {
	for k := range m {
		visit(k)
	}
}
