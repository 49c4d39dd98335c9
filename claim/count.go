package claim

import "github.com/gainsay-news/gainsay"

// lowered reads "police said earlier that four guards were hurt" in a report
// that counts three: of those who suffered one fate there cannot be fewer
// later, so that one of the counts is wrong.
func (r *reader) lowered(sentence, v int) (a, b telling, ok bool) {
	s := r.doc.Sentences[sentence]
	if !toldAs[r.lemma(v)] || r.part(v) != "VERB" || s.Start < r.doc.Body || !r.toldBefore(s, v) {
		return a, b, false
	}
	a = telling{sentence: sentence, verb: v, who: r.teller(v)}
	if a.from = r.toldFrom(v, s.Last); a.from < 0 {
		return a, b, false
	}
	a.to = r.contentEnd(a.from, s.Last, v, false)
	if a.to-a.from < 2 {
		return a, b, false
	}
	first, ok := r.soleCount(gainsay.Span{Start: r.doc.Tokens[a.from].Start, End: r.doc.Tokens[a.to-1].End})
	if !ok {
		return a, b, false
	}
	b, ok = r.countNow(first, sentence)
	return a, b, ok
}

// toldBefore reports whether what is told at v was told earlier: "earlier",
// "initial reports".
func (r *reader) toldBefore(s gainsay.Sentence, v int) bool {
	if sure, ok := r.atFirst(r.doc.SentenceAt(s.Start), v); sure || ok {
		return true
	}
	return r.sees(s.First, "earlier") && r.sees(s.First+1, ",") || r.sees(v+1, "earlier")
}

// soleCount is the one count of people of some fate in a span.
func (r *reader) soleCount(span gainsay.Span) (q gainsay.Quantity, ok bool) {
	all := r.doc.Quantities
	for i := firstFrom(all, span, func(x gainsay.Quantity) gainsay.Span { return x.Span }); i < len(all) && all[i].Start < span.End; i++ {
		if !counts(&all[i]) {
			continue
		}
		if ok {
			return q, false
		}
		q, ok = all[i], true
	}
	return q, ok
}

// counts reports whether a figure counts people whose fate does not end.
func counts(q *gainsay.Quantity) bool {
	return q.Unit == "people" && (q.Fate == "killed" || q.Fate == "wounded") && q.Bound == gainsay.Equal
}

// countNow is the highest count that the report gives now of those that first
// counts, where that is lower.
func (r *reader) countNow(first gainsay.Quantity, told int) (b telling, ok bool) {
	const slip = 2 // more than so many times is another event
	best := -1
	for i := range r.doc.Quantities {
		q := &r.doc.Quantities[i]
		if q.Unit != "people" || q.Fate != first.Fate || q.Start < r.doc.Body {
			continue
		}
		at := r.doc.SentenceAt(q.Start)
		if at < 0 || at == told {
			continue
		}
		if q.Value >= first.Value {
			return b, false
		}
		if counts(q) && sameCounted(q, &first) && (best < 0 || q.Value > r.doc.Quantities[best].Value) {
			best = i
		}
	}
	if best < 0 || first.Value > slip*r.doc.Quantities[best].Value {
		return b, false
	}
	at := r.doc.SentenceAt(r.doc.Quantities[best].Start)
	s := r.doc.Sentences[at]
	v, _ := r.doc.TokensIn(r.doc.Quantities[best].Number)
	return telling{sentence: at, verb: v, from: s.First, to: r.trimmed(s.First, s.Last), who: none}, true
}

// sameCounted reports whether two figures count those of one name, or all.
func sameCounted(a, b *gainsay.Quantity) bool {
	return a.Of.Head == b.Of.Head || allPeople[a.Of.Head] && allPeople[b.Of.Head]
}

// allPeople are the nouns that take in all who were hurt or killed.
var allPeople = map[string]bool{"": true, "people": true, "person": true, "victim": true, "dead": true}
