package mention

import "github.com/gainsay-news/gainsay"

// elections finds the names of elections, which are mostly small letters:
// "2019 Norland parliamentary election", "1998 by-election in Holm".
func (f *finder) elections(sentences [][]word) {
	for i, ws := range sentences {
		for k := range ws {
			if !electionNouns[ws[k].low] || k == 0 {
				continue
			}
			first := f.doc.Sentences[i].First
			if year := electionYear(ws, k); year >= 0 {
				f.add(first+year, first+k+1, gainsay.Event, "election")
			}
		}
	}
}

var electionNouns = map[string]bool{"election": true, "elections": true, "by-election": true, "by-elections": true, "referendum": true,
	"primary": true, "primaries": true, "caucus": true, "caucuses": true, "runoff": true}

var electionWords = map[string]bool{"general": true, "presidential": true, "parliamentary": true, "legislative": true, "federal": true,
	"state": true, "local": true, "municipal": true, "regional": true, "gubernatorial": true, "mayoral": true, "congressional": true,
	"midterm": true, "special": true, "snap": true, "provincial": true, "independence": true, "constitutional": true, "leadership": true,
	"primary": true, "party": true, "senate": true, "-": true, "'s": true, "of": true, "and": true, "the": true}

// electionYear is where the year stands that opens the name whose noun is
// word k; -1 when something else than a name lies between.
func electionYear(ws []word, k int) int {
	for i := k - 1; i >= 0 && i > k-9; i-- {
		w := &ws[i]
		switch {
		case len(w.low) == 4 && isNumber(w.low) && (w.low[0] == '1' || w.low[0] == '2'):
			return i
		case w.is&upper == 0 && !electionWords[w.low]:
			return -1
		}
	}
	return -1
}

// joinOf joins a body's name to the name after "of" or "for": "Party" and
// "Norland" in "People's Party of Norland".
func (f *finder) joinOf() {
	f.sort()
	kept := f.found[:0]
	for _, n := range f.found {
		if k := len(kept) - 1; k >= 0 && f.joins(&kept[k], &n) {
			kept[k].last = n.last
			continue
		}
		kept = append(kept, n)
	}
	f.found = kept
	f.sort()
}

// joins reports whether only "of" or "of the" stands between a body and a
// name that belongs to it.
func (f *finder) joins(a, b *nameSpan) bool {
	if a.kind != gainsay.Organization || b.kind == gainsay.Person || !joinNouns[f.lower(a.last-1)] {
		return false
	}
	i := a.last
	if f.lower(i) != "of" && f.lower(i) != "for" {
		return false
	}
	if i++; f.lower(i) == "the" {
		i++
	}
	return i == b.first && f.sameSentence(a.first, b.first)
}

var joinNouns = map[string]bool{"party": true, "movement": true, "front": true, "union": true, "federation": true, "confederation": true,
	"league": true, "association": true, "council": true, "ministry": true, "department": true, "committee": true, "commission": true,
	"organization": true, "organisation": true, "bank": true, "university": true, "institute": true, "society": true, "congress": true,
	"alliance": true, "academy": true, "court": true, "office": true, "bureau": true, "chamber": true, "club": true, "government": true}

// regions stretches "the Norland region" over its noun: the name of a part of
// a country is told from the whole by it.
func (f *finder) regions() {
	for k := range f.found {
		n := &f.found[k]
		if n.kind == gainsay.Location && n.last < len(f.low) && regionNouns[f.low[n.last]] && f.lower(n.first-1) == "the" && f.named[n.last] == 0 {
			f.named[n.last] = f.named[n.first]
			n.last++
		}
	}
}

var regionNouns = map[string]bool{"region": true, "peninsula": true, "province": true, "governorate": true, "prefecture": true, "oblast": true}
