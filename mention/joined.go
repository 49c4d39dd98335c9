package mention

import (
	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/gazetteer"
	"github.com/gainsay-news/gainsay/lexicon"
)

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
				f.add(first+electionMonth(ws, year), first+electionPlace(ws, k+1), gainsay.Event, "election")
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

// electionMonth is where the month before a year stands, else the year.
func electionMonth(ws []word, year int) int {
	if year > 0 && ws[year-1].is&upper != 0 && lexicon.Month(ws[year-1].low) != 0 {
		return year - 1
	}
	return year
}

// electionPlace is the end of the name of an election: after the state or
// country that it is held in, "in New Mexico", else end.
func electionPlace(ws []word, end int) int {
	if end+1 >= len(ws) || ws[end].low != "in" {
		return end
	}
	low := ws[end+1].low
	if end+2 < len(ws) && ws[end+2].is&upper != 0 && divisionOrCountry(low+" "+ws[end+2].low) {
		return end + 3
	}
	if ws[end+1].is&upper != 0 && divisionOrCountry(low) {
		return end + 2
	}
	return end
}

func divisionOrCountry(name string) bool {
	if _, ok := lexicon.CountryNamed(name); ok {
		return true
	}
	run := gazetteer.Lookup(name)
	return len(run) > 0 && run[0].Class() == "ADM1"
}

// apart cuts a name in two where "and" stands between two bodies that each
// have a noun of their own: "Norland Monetary Fund and Halden Bank".
func (f *finder) apart() {
	for k := range f.found {
		n := &f.found[k]
		if n.kind != gainsay.Organization {
			continue
		}
		for i := n.first + 1; i < n.last-2; i++ {
			if f.low[i] != "and" || !f.wholeName(n.first, i) || !f.wholeName(i+1, n.last) {
				continue
			}
			last := n.last
			for t := i; t < last; t++ {
				f.named[t] = 0
			}
			n.last = i
			f.add(i+1, last, gainsay.Organization, "after and")
			break
		}
	}
}

// wholeName reports whether tokens [first, last) can be a body's name by
// themselves: two words or more with a noun for bodies at the end, or before
// "of".
func (f *finder) wholeName(first, last int) bool {
	for first < last && f.low[first] == "the" {
		first++
	}
	if last-first < 2 || lexicon.BodyNoun(f.low[first]) {
		return false
	}
	return lexicon.BodyNoun(f.low[last-1]) || last-first > 3 && f.low[last-2] == "of" && lexicon.BodyNoun(f.low[last-3])
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
	if f.lower(i) != "of" && f.lower(i) != "for" && f.lower(i) != "on" {
		return false
	}
	if i++; f.lower(i) == "the" || f.lower(i) == "a" {
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
