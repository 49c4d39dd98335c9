package mention

import (
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/gazetteer"
	"github.com/gainsay-news/gainsay/lexicon"
)

// edges moves the ends of names where the words themselves say where a name
// stops: titles in capitals run names into what stands beside them ("Although
// Tamskoy", "Tamskoy Says He").
func (f *finder) edges() {
	f.nicknamesInside()
	f.ships()
	f.apart()
	for k := range f.found {
		n := &f.found[k]
		if n.kind == gainsay.Work || n.last <= n.first {
			continue
		}
		if f.isDate(n) {
			f.drop(n)
			continue
		}
		f.cutVerb(n)
		f.cutOpener(n)
		f.cutDay(n)
		f.wars(k)
		f.saint(k)
		if n.kind != gainsay.Organization && n.kind != gainsay.Nationality && f.bodyByName(n) {
			n.kind = gainsay.Organization
		}
		switch n.kind {
		case gainsay.Person:
			f.ending(k)
			f.calledAfter(k)
		case gainsay.Other:
			f.calledAfter(k)
		case gainsay.Organization:
			f.circuit(k)
			f.branch(k)
			f.founder(k)
			f.listed(k)
		case gainsay.Location:
			f.stateOf(k)
			f.road(k)
		}
	}
}

// bodyByName reports whether a name that was taken for something else is a
// known body's and nobody's and no place's too.
func (f *finder) bodyByName(n *nameSpan) bool {
	name := strings.Join(f.low[n.first:n.last], " ")
	if !lexicon.Body(name) || gazetteer.IsPlaceName(name) || lexicon.Surname(name) {
		return false
	}
	_, first := lexicon.FirstName(name)
	return !first
}

// wars takes the number of a world war into its name, before it or after it,
// and lets go what follows that.
func (f *finder) wars(k int) {
	n := &f.found[k]
	for i := n.first; i+1 < n.last; i++ {
		if f.low[i] != "world" || f.low[i+1] != "war" {
			continue
		}
		if i == n.first && i > 0 && (f.low[i-1] == "first" || f.low[i-1] == "second") && f.capital(i-1) && !f.isNamed(i-1) {
			f.stretch(k, i-1, n.last)
			return
		}
		if i+2 < n.last-1 && (f.low[i+2] == "i" || f.low[i+2] == "ii") {
			for t := i + 3; t < n.last; t++ {
				f.named[t] = 0
			}
			n.last, n.kind = i+3, gainsay.Event
		}
		return
	}
}

// cutVerb ends a name before a verb of headlines, and lets go what follows.
func (f *finder) cutVerb(n *nameSpan) {
	for i := n.first + 1; i < n.last; i++ {
		if !headlineVerbs[f.low[i]] {
			continue
		}
		if f.low[i] == f.text(i) || n.kind == gainsay.Organization && i < n.last-1 && quietVerbs[f.low[i]] {
			return
		}
		for t := i; t < n.last; t++ {
			f.named[t] = 0
		}
		n.last = i
		f.retake(n)
		return
	}
}

// cutDay ends a name before the day of the week that follows it: "Norland
// Brotherhood of Miners Wednesday".
func (f *finder) cutDay(n *nameSpan) {
	if n.last-n.first < 3 || n.kind == gainsay.Event || n.kind == gainsay.Other {
		return
	}
	if _, weekday := lexicon.Weekday(f.low[n.last-1]); weekday {
		n.last--
		f.named[n.last] = 0
	}
}

// isDate reports whether a name is a month with a number: "Update (May 11)".
func (f *finder) isDate(n *nameSpan) bool {
	return n.last-n.first == 2 && lexicon.Month(f.low[n.first]) != 0 && isNumber(f.low[n.last-1])
}

// drop lets go of a name.
func (f *finder) drop(n *nameSpan) {
	for t := n.first; t < n.last; t++ {
		f.named[t] = 0
	}
	n.last = n.first
}

// saint takes "St." before a name into it. Who is called a saint in the news
// is mostly a place or a house: not a person.
func (f *finder) saint(k int) {
	n := &f.found[k]
	if i := n.first - 1; i >= 0 && (f.text(i) == "St." || f.text(i) == "Ste.") && f.free(i, n.first) && f.sameSentence(i, n.first) {
		f.stretch(k, i, n.last)
		if n.kind == gainsay.Person {
			n.kind = gainsay.Other
		}
	}
}

// cutOpener takes a word that opens clauses off the front of a name.
func (f *finder) cutOpener(n *nameSpan) {
	for n.last-n.first > 1 && (clauseOpeners[f.low[n.first]] && f.low[n.first+1] != "'s" || n.kind == gainsay.Person && positions[f.text(n.first)]) {
		f.named[n.first] = 0
		n.first++
		f.retake(n)
	}
}

// retake gives a name that was cut to one word the kind that the word has by
// itself.
func (f *finder) retake(n *nameSpan) {
	if n.kind != gainsay.Other && n.kind != gainsay.Event || n.last-n.first > 2 {
		return
	}
	low := f.low[n.last-1]
	_, country := lexicon.CountryNamed(strings.Join(f.low[n.first:n.last], " "))
	switch {
	case country:
		n.kind = gainsay.Location
	case belongs(low):
		n.kind = gainsay.Nationality
	case lexicon.Body(strings.Join(f.low[n.first:n.last], " ")):
		n.kind = gainsay.Organization
	case lexicon.Surname(low):
		n.kind = gainsay.Person
	}
}

// headlineVerbs are finite verbs of headlines that end no name.
var headlineVerbs = wordSet(`says said tells told wants vows urges warns slams blasts asks denies defends rejects accuses admits insists
argues believes promises pledges threatens announces unveils declares criticizes criticises condemns praises mocks refuses resigns loses
faces gets gives makes takes goes has is was are were did does signs meets nominates thinks knows tries begins fires picks keeps seeks
offers agrees plans leads wins apologizes apologises endorses dies testifies acquires buys unveils snaps speaks confirms suggests hopes thanks blames`)

// quietVerbs may stand inside the name of a body: "Halden Makes Music".
var quietVerbs = wordSet("has is was are were did does makes keeps gives takes goes gets hopes plans leads wins picks fires offers knows speaks")

// clauseOpeners open clauses and no names.
var clauseOpeners = wordSet(`although though while because since when whenever whereas if unless until as but why how what where whether
despite amid is are was were has have had did does would should could says said meanwhile however via`)

// positions are where players of American football stand; lists of players
// print them like first names.
var positions = wordSet("QB RB WR TE DT DE LB CB SS FS OL DL OT OG FB MLB OLB")
