package toponym

import (
	"github.com/gainsay-news/gainsay"
)

// road is how a name was found that its last word gives away.
const road = "building or road"

// facility reports whether a name, whatever the mention takes it for, is that
// of a road, a building or a landform by its last word.
func (s *scan) facility(m *gainsay.Mention, t int) bool {
	if m.Start != s.doc.Tokens[t].Start {
		return false
	}
	last := s.after(m.Span, t)
	if last-t < 2 || last-t > 6 || m.Kind == gainsay.Nationality || m.Kind == gainsay.Event || m.Kind == gainsay.Work {
		return false
	}
	return roads[s.word(last-1)] || m.Kind != gainsay.Person && grounds[s.word(last-1)]
}

// believable reports whether a name that the gazetteer lacks is a place's: by
// the words before it, by a comma and a place after it, or by what it is
// called. Names that a model alone calls places are wrong more often than right.
func (s *scan) believable(m *gainsay.Mention, t int, in *gainsay.Sentence) bool {
	last := s.after(m.Span, t)
	n := name{Span: m.Span, first: t, last: last}
	if text := s.doc.Words(m.Span); misread[text] || last == t+1 && shouted(text) {
		return false
	}
	return s.inPlacePhrase(&n) || s.holderAfter(last, in).Known() || geographic[s.word(t)] || geographic[s.word(last-1)] || roads[s.word(last-1)]
}

// unlisted takes the name of a place that the gazetteer does not have; a
// place's name within it says where it lies.
func (s *scan) unlisted(m *gainsay.Mention, t int, found string) int {
	last := s.after(m.Span, t)
	n := name{Span: m.Span, first: t, last: last, found: found}
	if run, _ := senses(s.text(t, last)); len(run) > 0 {
		n.senses = run
		s.names = append(s.names, n)
		return s.withHolderIn(last)
	}
	for first := t; first < last && n.senses == nil; first++ {
		for end := last; end > first; end-- {
			if run, _ := senses(s.text(first, end)); len(run) > 0 && (strong(run[0]) && run[0].Class() != "ADM2" || end-first > 1) && !misread[s.text(first, end)] {
				n.senses, n.whole = run, true
				break
			}
		}
	}
	s.names = append(s.names, n)
	return last
}

// withHolderIn is withHolder for a name that ends with token last - 1.
func (s *scan) withHolderIn(last int) int {
	at := s.doc.SentenceAt(s.doc.Tokens[last-1].Start)
	if at < 0 {
		return last
	}
	return s.withHolder(last, &s.doc.Sentences[at])
}
