package mention

import (
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// forms mends names by their form alone: what opens with initials or has a
// particle after a first name is a person's, whatever the model made of it,
// and a surname takes the particles with it that it has in the full name.
func (f *finder) forms() {
	particles := map[string]string{} // surname to the word before it in full names
	for k := range f.found {
		n := &f.found[k]
		if n.kind != gainsay.Person && (f.initialed(n) || f.particled(n)) {
			n.kind = gainsay.Person
		}
		if last := n.last - 1; n.kind == gainsay.Person && last-n.first > 1 && lexicon.NameParticle(f.low[last-1]) {
			particles[f.low[last]] = f.low[last-1]
		}
	}
	for k := range f.found {
		f.article(k)
		n := &f.found[k]
		if n.kind != gainsay.Person || n.last-n.first != 1 || n.first == 0 || f.named[n.first-1] != 0 {
			continue
		}
		if p := particles[f.low[n.first]]; p != "" && f.low[n.first-1] == p && f.sameSentence(n.first-1, n.first) {
			n.first--
			f.named[n.first] = k + 1
		}
	}
}

// article takes the Arabic article into a name where its parts were cut apart:
// "al", "-", "Toravi".
func (f *finder) article(k int) {
	n := &f.found[k]
	i := n.first - 2
	if i < 0 || f.low[i+1] != "-" || f.low[i] != "al" && f.low[i] != "el" || f.named[i] != 0 || f.named[i+1] != 0 || !f.sameSentence(i, n.first) {
		return
	}
	n.first = i
	f.named[i], f.named[i+1] = k+1, k+1
}

// initialed reports whether a name is initials and a surname: "J.R. Holm",
// "T. S. Holm".
func (f *finder) initialed(n *nameSpan) bool {
	words := f.low[n.first:n.last]
	if len(words) < 2 || len(words) > 4 || !initials(f.text(n.first)) || lexicon.Body(strings.Join(words, " ")) {
		return false
	}
	for i, w := range words[1:] {
		capital := f.text(n.first + 1 + i)
		if initials(capital) && i < len(words)-2 {
			continue
		}
		if lexicon.BodyNoun(w) || lexicon.CompanyEnding(w) || lexicon.PlaceNoun(w) || lexicon.EventNoun(w) || belongs(w) || len(w) < 3 || upperOnly(capital) {
			return false
		}
	}
	return lexicon.Surname(words[len(words)-1]) || len(words) > 2 || n.kind == gainsay.Organization && strings.Count(words[0], ".") > 1
}

// initials reports whether a word is one to three capitals with stops: "J.R.".
// Those of a country are none.
func initials(w string) bool {
	if len(w) < 2 || len(w) > 6 || len(w)%2 != 0 {
		return false
	}
	for i := 0; i < len(w); i += 2 {
		if w[i] < 'A' || w[i] > 'Z' || w[i+1] != '.' {
			return false
		}
	}
	_, country := lexicon.CountryNamed(w)
	_, letters := lexicon.Abbreviation(strings.ToLower(w))
	return !country && !letters
}

func upperOnly(w string) bool { return strings.ToUpper(w) == w }

// particled reports whether a name is a first name, a particle in small
// letters and more: "Ursula zu Holm".
func (f *finder) particled(n *nameSpan) bool {
	words := f.low[n.first:n.last]
	if len(words) < 3 || n.kind == gainsay.Location && words[1] != "zu" && words[1] != "von" && words[1] != "bin" && words[1] != "ibn" {
		return false
	}
	if _, first := lexicon.FirstName(words[0]); !first || lexicon.BodyNoun(words[len(words)-1]) {
		return false
	}
	return lexicon.NameParticle(words[1]) && f.text(n.first+1) == words[1] && words[1] != "e" && words[1] != "i" && words[1] != "y"
}

// headlines adds, in lines of capitals, the surnames of those whom the text
// names in full. An article of Arabic names is written small elsewhere.
func (f *finder) headlines(sentences [][]word) {
	people := map[string]bool{}
	for _, n := range f.found {
		if n.kind == gainsay.Person && n.last-n.first > 1 && len(f.low[n.last-1]) > 3 {
			people[f.low[n.last-1]] = true
		}
	}
	if len(people) == 0 {
		return
	}
	for i, ws := range sentences {
		first := f.doc.Sentences[i].First
		for k := range ws {
			if ws[k].is&shouted != 0 && f.named[first+k] == 0 && people[ws[k].low] && (ws[k].near&sawSmall == 0 || strings.Contains(ws[k].low, "l-")) {
				f.add(first+k, first+k+1, gainsay.Person, "headline")
			}
		}
	}
}
