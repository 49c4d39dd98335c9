package quote

import (
	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// headMention is the mention that a source is: the widest at its head. Names
// in a possessive or after a preposition are others', unless what they own
// speaks for them: "the ministry's spokesman".
// Those of a relative clause are whom it is about: "an employee who says Fox".
func (a *attributor) headMention(s gainsay.Span) int {
	first, last := a.doc.TokensIn(s)
	if last = a.relativeFrom(first, last); last > first {
		s.End = a.doc.Tokens[last-1].End
	}
	head := a.headToken(first, last)
	best := -1
	for i := a.ends.after(s.Start); i < len(a.doc.Mentions); i++ {
		m := a.doc.Mentions[i]
		if m.Start >= s.End {
			break
		}
		if m.End <= s.Start || m.Head < first || m.Head >= last {
			continue
		}
		switch {
		case m.Form == gainsay.Name && m.Kind == gainsay.Person && a.titledBy(m, head):
			return i
		case m.Head == head && (best < 0 || a.doc.Mentions[best].Head != head || a.better(i, best)):
			best = i
		case best < 0 && m.Form == gainsay.Name && m.Kind == gainsay.Person && !a.owned(m):
			best = i
		}
	}
	if best >= 0 && (a.entity[best] == nil || !a.named[a.entity[best].ID]) {
		if other := a.standsFor(first, last, head); other >= 0 {
			return other
		}
		if other := a.apposed(best, s); other >= 0 {
			return other
		}
	}
	if best < 0 {
		return a.standsFor(first, last, head)
	}
	return best
}

// relativeFrom is where a relative clause of the source [first, last) begins,
// last where it has none.
func (a *attributor) relativeFrom(first, last int) int {
	for i := first + 1; i < last; i++ {
		switch folded(a.word(i)) {
		case "who", "whom", "whose", "which":
			if folded(a.word(i-1)) == "of" || a.part(i-1) == "ADP" {
				i--
			}
			return max(i, first+1)
		}
	}
	return last
}

// titledBy reports whether token head lies in the title before or after a name.
func (a *attributor) titledBy(m gainsay.Mention, head int) bool {
	return head >= 0 && !m.Title.IsZero() && m.Title.Contains(a.doc.Tokens[head].Span)
}

// better prefers the mention whose entity has a name.
func (a *attributor) better(i, j int) bool {
	return a.entity[i] != nil && a.named[a.entity[i].ID] && (a.entity[j] == nil || !a.named[a.entity[j].ID])
}

// apposed is a person's name within the source that nothing governs.
func (a *attributor) apposed(best int, s gainsay.Span) int {
	for i := startingAt(a.doc.Mentions, s.Start, mentionSpan); i < len(a.doc.Mentions); i++ {
		m := a.doc.Mentions[i]
		if m.Start >= s.End {
			break
		}
		if s.Contains(m.Span) && i != best && m.Form == gainsay.Name && m.Kind == gainsay.Person && !a.owned(m) && !a.describes(m) && a.entity[i] != nil {
			return i
		}
	}
	return a.apposedBody(best, s)
}

// apposedBody is the body named right behind the noun that heads a source and a
// comma, at its end: "its largest union, the Seafarers' League".
func (a *attributor) apposedBody(best int, s gainsay.Span) int {
	head := a.doc.Mentions[best].Head
	if a.doc.Mentions[best].Form != gainsay.Nominal || a.part(head) != "NOUN" || head+2 >= len(a.doc.Tokens) || a.word(head+1) != "," || lexicon.UnnamedNoun(folded(a.word(head))) || len(a.doc.Tags) > head && a.doc.Tags[head].Fine == "NNS" {
		return -1
	}
	first := head + 2
	if a.part(first) == "DET" {
		first++
	}
	_, last := a.doc.TokensIn(s)
	for last > first && a.word(last-1) == "," {
		last--
	}
	for i := startingAt(a.doc.Mentions, a.doc.Tokens[head].End, mentionSpan); i < len(a.doc.Mentions) && a.doc.Mentions[i].Start < s.End; i++ {
		m := a.doc.Mentions[i]
		if from, to := a.doc.TokensIn(m.Span); m.Form == gainsay.Name && m.Kind == gainsay.Organization && from == first && to == last && a.entity[i] != nil {
			return i
		}
	}
	return -1
}

// describes reports whether a name only describes the noun behind it: "a
// former Munro employee".
func (a *attributor) describes(m gainsay.Mention) bool {
	_, last := a.doc.TokensIn(m.Span)
	return a.part(last) == "NOUN" && a.part(last-1) == "PROPN" && len(a.doc.Arcs) == len(a.doc.Tokens) && a.doc.Arcs[last-1].Head > last && a.doc.Arcs[last-1].Relation == "compound"
}

// owned reports whether a mention is a possessor or hangs on a preposition.
func (a *attributor) owned(m gainsay.Mention) bool {
	if a.possessor(m) {
		return true
	}
	first, _ := a.doc.TokensIn(m.Span)
	for i := first - 1; i >= max(0, first-4); i-- {
		switch a.part(i) {
		case "ADP":
			return true
		case "DET", "ADJ", "NOUN", "PROPN":
			continue
		}
		break
	}
	return false
}

func (a *attributor) possessor(m gainsay.Mention) bool {
	_, last := a.doc.TokensIn(m.Span)
	return last < len(a.doc.Tokens) && (folded(a.word(last)) == "'s" || folded(a.word(last)) == "'")
}

func (a *attributor) word(i int) string { return a.doc.Words(a.doc.Tokens[i].Span) }

func (a *attributor) part(i int) string {
	if i < 0 || i >= len(a.doc.Tags) {
		return ""
	}
	return a.doc.Tags[i].Part
}

// headToken is the head noun of the source [first, last).
func (a *attributor) headToken(first, last int) int {
	head := -1
	for i := first; i < last; i++ {
		w := folded(a.word(i))
		switch p := a.part(i); {
		case w == "'s" || w == "'":
			if i+1 < last {
				head = -1
			}
		case head >= 0 && (w == "," || w == "(" || p == "ADP" || p == "VERB" || a.word(i) == "who" || w == "that"):
			return head
		case w == ",", w == "(":
		case p == "NOUN", p == "PROPN", p == "PRON", p == "NUM":
			head = i
		}
	}
	if head < 0 && first < last && a.part(last-1) == "ADJ" {
		return last - 1 // "the 29-year-old"
	}
	return head
}
