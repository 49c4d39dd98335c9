package quote

import (
	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// unnamed tells whether a source is somebody without a name, and of which
// body the text says that they are.
func (r *reading) unnamed(source run) (bool, gainsay.Span) {
	head := r.sourceHead(source)
	if head < 0 || !r.anonymous(source, head) || r.namesPerson(source) {
		return false, gainsay.Span{}
	}
	for i := head + 1; i+1 < source.last; i++ {
		switch r.low[i] {
		case "from", "at", "in", "of", "with", "within", "inside", "for", "close":
			if s := r.body(i+1, source.last); !s.IsZero() {
				return true, s
			}
		case "who", "that", "which", ",", "familiar", "briefed", "on":
			return true, r.bodyBefore(source.first, head)
		}
	}
	return true, r.bodyBefore(source.first, head)
}

// anonymous reports whether the head of a source is a sort of person that the
// text brings in without a name: "officials", "a banker".
func (r *reading) anonymous(source run, head int) bool {
	if lexicon.UnnamedNoun(r.low[head]) {
		return r.partOf(source.first) != "PRON" || source.last-source.first == 1
	}
	lemma := r.low[head]
	if len(r.doc.Tags) > head {
		lemma = r.doc.Tags[head].Lemma
	}
	if _, ok := lexicon.PersonNoun(lemma); !ok || r.partOf(head) != "NOUN" {
		return false
	}
	switch r.low[source.first] {
	case "a", "an", "one", "another", "some", "two", "three", "several", "many":
		return true
	}
	return r.partOf(source.first) != "DET" && r.partOf(source.first) != "PRON" && len(r.doc.Tags) > head && r.doc.Tags[head].Fine == "NNS" && r.low[source.last-1] != "'s"
}

// sourceHead is the head noun of a source: the last noun before a preposition,
// a clause or a comma.
func (r *reading) sourceHead(source run) int {
	head := -1
	for i := source.first; i < source.last; i++ {
		switch p := r.partOf(i); {
		case r.mark(i) && r.low[i] == ",", p == "ADP" && head >= 0, p == "VERB" && head >= 0, r.low[i] == "who", r.low[i] == "that" && i > source.first:
			return head
		case p == "NOUN", p == "PROPN", p == "PRON", p == "NUM" || p == "DET" && source.last-source.first == 1, lexicon.UnnamedNoun(r.low[i]) && i+1 == source.last:
			head = i
		}
	}
	return head
}

// namesPerson reports whether the source gives the name of a person whom its
// head could be: in apposition, or as the head itself. Whom a relative clause
// names, and what describes the head ("a Munro employee"), is another.
func (r *reading) namesPerson(source run) bool {
	for i := source.first + 1; i < source.last; i++ {
		if w := r.low[i]; w == "who" || w == "whom" || w == "whose" || w == "which" {
			source.last = i
		}
	}
	s := r.span(source.first, source.last)
	for _, m := range mentionsFrom(r.doc, s.Start) {
		if m.Start >= s.End {
			break
		}
		if m.Form != gainsay.Name || m.Kind != gainsay.Person || !s.Contains(m.Span) {
			continue
		}
		first, last := r.doc.TokensIn(m.Span)
		possessive := last < len(r.low) && (r.low[last] == "'s" || r.low[last] == "'")
		governed := first > source.first && r.partOf(first-1) == "ADP"
		describing := last < source.last && r.partOf(last) == "NOUN" && len(r.doc.Arcs) == len(r.low) && r.doc.Arcs[last-1].Relation == "compound"
		if !possessive && !governed && !describing {
			return true
		}
	}
	return false
}

// body is the noun phrase from token i on, as far as it names a body: up to a
// clause, a comma or the source's end.
func (r *reading) body(i, end int) gainsay.Span {
	named := false
	j := i
	for ; j < end; j++ {
		p := r.partOf(j)
		if r.mark(j) && r.low[j] != "'" && r.low[j] != "’" || r.low[j] == "who" || r.low[j] == "that" || p == "VERB" && j > i && !r.capital(j) || p == "AUX" || p == "SCONJ" {
			break
		}
		named = named || r.capital(j) || lexicon.BodyNoun(r.low[j])
	}
	if !named {
		return gainsay.Span{}
	}
	return r.span(i, j)
}

// bodyBefore is the body named before a head noun: "Pentagon officials".
func (r *reading) bodyBefore(first, head int) gainsay.Span {
	from, to := head, head
	for i := head - 1; i >= first; i-- {
		if r.capital(i) && r.partOf(i) != "DET" && !(i == r.doc.Sentences[r.sent[i]].First && r.partOf(i) != "PROPN") || lexicon.BodyNoun(r.low[i]) {
			from = i
		} else if from < to || r.partOf(i) == "DET" {
			break
		} else if r.partOf(i) == "ADJ" || r.partOf(i) == "NOUN" {
			to = i
			from = i
		} else {
			break
		}
	}
	if from >= to {
		return gainsay.Span{}
	}
	return r.span(from, to)
}
