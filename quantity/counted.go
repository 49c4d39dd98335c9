package quantity

import (
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// phraseWords is how many words may stand before the noun that is counted.
const phraseWords = 7

// counted finds the noun phrase that a plain number counts, and gives the
// piece after it.
func (r *reader) counted(q *gainsay.Quantity, n number) int {
	if n.share {
		q.Unit = "share"
		r.ofAt(q, n.end)
		return r.endOf(q, n.end)
	}
	k := n.end
	if r.hyphened(k) {
		return r.compound(q, n, k+1)
	}
	if s, b := r.hedgeAfter(n.end, n.end); b != "" { // "400 or more people"
		for k < len(r.p) && r.p[k].Start < s.End {
			k++
		}
	}
	if w := string(r.fold(k)); k < len(r.p) && (w == "more" || w == "other" || w == "additional" || w == "further" || w == "such" || w == "extra") {
		k++
	}
	if r.is(k, digits) { // "eight million 250ml bottles"
		if m, ok := r.number(k); ok {
			if u, e := r.unitAt(m, m.end); u != "" {
				k = e
			}
		}
	}
	if r.ballot(n) {
		q.Unit, q.Rule = "vote", "ballot"
		return n.end
	}
	if !r.phrase(q, k) {
		r.ofAt(q, n.end)
		if q.Of.IsZero() && !r.collective(q, n) {
			return n.end
		}
	}
	r.unitOf(q)
	end := r.endOf(q, n.end)
	if u, e := r.rate(end); u != "" && q.Unit != "" && r.timeUnit(u) {
		q.Unit, end = q.Unit+" per "+u, e
	}
	return end
}

// collective reads what a bare number numbers: "a crowd of nearly 10,000".
func (r *reader) collective(q *gainsay.Quantity, n number) bool {
	k := n.first - 1
	for k > n.first-lexicon.HedgeWords && k > 0 && !r.says(k, "of") {
		k--
	}
	if k < 1 || !r.says(k, "of") || !lexicon.Collective(string(r.fold(k-1))) {
		return false
	}
	s := r.p[k-1].Span
	q.Of = gainsay.Term{Span: s, Text: r.doc.Words(s), Head: r.lemma(k - 1)}
	return true
}

// hyphened reports whether a hyphen at piece k joins the number to a word that
// is no hedge: "five-member", not "400-plus".
func (r *reader) hyphened(k int) bool {
	return r.is(k, dash) && r.p[k].glued && k+1 < len(r.p) && r.p[k+1].glued && r.is(k+1, other) && lexicon.HedgeAfterBytes(r.fold(k+1)) == ""
}

// compound reads "a five-member council", which counts members; "a two-way
// race" counts nothing.
func (r *reader) compound(q *gainsay.Quantity, n number, k int) int {
	w := strings.ToLower(r.text(k))
	if !lexicon.People(w) && !person(w) {
		return n.end
	}
	q.Unit, q.Of = "people", gainsay.Term{Span: r.p[k].Span, Text: r.text(k), Head: w}
	return k + 1
}

// ballot reports whether a number is one side of "voted 52-48".
func (r *reader) ballot(n number) bool {
	if !r.vote(n.first) || !r.is(n.first, digits) {
		return false
	}
	if len(r.out) > 0 && r.out[len(r.out)-1].Unit == "vote" && r.says(n.first-1, "to") {
		return true // "by 61 votes to 39"
	}
	pair := func(d, o int) bool {
		return r.is(d, dash) && r.p[d].glued && r.is(o, digits) && !r.measureAt(n.end)
	}
	return pair(n.end, n.end+1) || pair(n.first-1, n.first-2)
}

func (r *reader) timeUnit(u string) bool {
	switch u {
	case "day", "week", "month", "year", "hour", "minute", "second", "night", "decade", "quarter", "century":
		return true
	}
	return false
}

// endOf is the piece after what is counted.
func (r *reader) endOf(q *gainsay.Quantity, k int) int {
	for k < len(r.p) && r.p[k].Start < q.Of.End {
		k++
	}
	return k
}

// unitOf names the unit of what is counted: people, or the noun itself.
func (r *reader) unitOf(q *gainsay.Quantity) {
	last := q.Of.Text
	if i := strings.LastIndexAny(last, " -\n"); i >= 0 {
		last = last[i+1:]
	}
	if q.Of.Head == "other" || q.Of.Head == "others" || q.Of.Head == "more" {
		return // of whatever was counted before
	}
	if lexicon.Collective(strings.ToLower(last)) && q.Of.End <= q.Number.Start || lexicon.People(strings.ToLower(last)) || lexicon.People(q.Of.Head) || person(q.Of.Head) {
		q.Unit = "people"
		return
	}
	if c := lexicon.CurrencyWord(strings.ToLower(q.Of.Text)); c != "" { // "hundreds of billions of dollars"
		q.Unit, q.Of = string(c), gainsay.Term{}
		return
	}
	q.Unit = q.Of.Head
}

// person reports whether a head stands for a human being: "mayor", "American".
func person(lemma string) bool {
	if _, ok := lexicon.PersonNoun(strings.ToLower(lemma)); ok {
		return true
	}
	if !lexicon.Capital(lemma) {
		return false
	}
	_, ok := lexicon.CountryOf(strings.TrimSuffix(lemma, "s"))
	return ok
}

// ofAt reads what a share or a measure is of: "of voters", "of the forces".
func (r *reader) ofAt(q *gainsay.Quantity, k int) {
	if r.says(k, "of") {
		k++
	} else if q.Unit != "share" {
		return
	}
	for r.determiner(k) {
		k++
	}
	r.phrase(q, k)
}

func (r *reader) determiner(k int) bool {
	switch string(r.fold(k)) {
	case "the", "its", "their", "his", "her", "our", "my", "all", "those", "these", "this", "that", "a", "an", "any", "your":
		return k < len(r.p)
	}
	return false
}

// phrase reads a noun phrase from piece k into q.Of, up to its head.
func (r *reader) phrase(q *gainsay.Quantity, k int) bool {
	head := -1
	for j := k; j < min(len(r.p), k+phraseWords); j++ {
		p := r.role(j, head)
		if p == stops {
			break
		}
		if p == noun {
			head = j
		}
	}
	if head < 0 {
		return false
	}
	span := r.join(k, head+1)
	q.Of = gainsay.Term{Span: span, Text: r.doc.Words(span), Head: r.lemma(head)}
	return true
}

// The parts that a piece plays in a noun phrase.
const (
	stops = iota
	modifies
	noun
)

// role says what piece j does in a phrase whose noun so far is at head.
func (r *reader) role(j, head int) int {
	p := r.p[j]
	if p.kind == sign || p.kind == percent || p.kind == covered || p.kind == digits && !p.glued {
		return stops
	}
	if !r.tagged {
		return r.guess(j, head)
	}
	t := r.tag(j)
	if p.glued && j > 0 && r.p[j-1].token == p.token && !r.is(j, other) {
		return modifies
	}
	switch t {
	case "NN", "NNS", "NNP", "NNPS":
		if head == j-1 && r.tag(head) == "NNS" && t != "NNS" || r.properAfterPlural(j, head) {
			return stops
		}
		return noun
	case "VBZ": // "the five launches"
		if head < 0 && r.plural(j) {
			return noun
		}
	case "RB", "RBS":
		if head < 0 && (r.tag(j+1) == "JJ" || r.tag(j+1) == "VBN") {
			return modifies
		}
	case "JJ", "JJR", "JJS":
		if head >= 0 && r.tag(head) == "NNS" {
			return stops
		}
		return modifies
	case "VBN", "VBG":
		if head >= 0 {
			return stops
		}
		return modifies
	case "CC":
		if head != j-1 && r.tag(j-1) != "JJ" || r.tag(j-1) == "NNS" || !r.joined(j+1) {
			return stops
		}
		return modifies
	case "POS": // "24 percent of Orlo's donors"
		if head == j-1 {
			return modifies
		}
	case "HYPH", ":":
		if r.is(j, dash) && p.glued {
			return modifies
		}
	case "CD":
		if head >= 0 || r.is(j, digits) {
			return stops
		}
		return stops
	}
	return stops
}

// plural reports whether a word tagged as a verb looks like a plural noun.
func (r *reader) plural(j int) bool {
	w := r.text(j)
	return len(w) > 4 && w[len(w)-1] == 's' && w[len(w)-2] != 's'
}

// properAfterPlural stops at a name after a plural: "5,000 troops Monday".
func (r *reader) properAfterPlural(j, head int) bool {
	return head >= 0 && r.tag(head) == "NNS" && strings.HasPrefix(r.tag(j), "NNP")
}

// joined reports whether an adjective or name and then a noun follow "and".
func (r *reader) joined(j int) bool {
	t := r.tag(j)
	return (t == "JJ" || t == "NNP" || t == "NN") && (r.tag(j+1) == "NNS" || r.tag(j+1) == "NN")
}

// guess plays role without tags: plurals and the people we know are nouns.
func (r *reader) guess(j, head int) int {
	w := string(r.fold(j))
	switch {
	case w == "" || !isLetter(w[0]) || head >= 0:
		return stops
	case lexicon.People(w):
		return noun
	case w == "was" || w == "is" || w == "has" || w == "this" || w == "its" || w == "his" || w == "as" || w == "of" || w == "in" || w == "to" || w == "and" || w == "the" || w == "were" || w == "have" || w == "at" || w == "for":
		return stops
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		return noun
	}
	return modifies
}

// lemma is the lemma of a noun.
func (r *reader) lemma(i int) string {
	if r.tagged && r.doc.Tags[r.p[i].token].Lemma != "" && r.p[i].Span == r.doc.Tokens[r.p[i].token].Span {
		return r.doc.Tags[r.p[i].token].Lemma
	}
	w := string(r.fold(i))
	if len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
		return w[:len(w)-1]
	}
	return w
}
