package compare

import (
	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// A sketch is what a first look at a reading asks for. Most pairs of claims
// have nothing to do with each other, and it has to tell so in no time.
type sketch struct {
	stems     [2]uint64 // a bit for the stem of each word that can touch
	touching  []toucher // those words
	idle      bool      // advice, a supposition, or of nothing: it is held against no claim
	anybody   bool      // of nobody in particular, unless its speaker is meant
	ownSpeech bool      // "we will"
	counts    bool      // it has a figure
	carries   bool      // a noun in it may be what its predicate is about
	fates     uint8     // a bit for each toll that it counts, and one for when its event was
}

// A toucher is a word that can touch, with its stem beside it.
type toucher struct {
	stem uint32
	at   int32
}

func sketchOf(r *reading) (s sketch) {
	c := r.claim
	for i := range r.words {
		if w := &r.words[i]; w.weight >= touching {
			bit := w.stem * 0x9E3779B1 >> 25
			s.stems[bit>>6] |= 1 << (bit & 63)
			s.touching = append(s.touching, toucher{w.stem, int32(i)})
		}
		s.carries = s.carries || r.pred >= 0 && r.words[i].Of == c.Predicate && r.carries(i)
	}
	s.idle = c.Rule == describing || c.Modality == gainsay.Conditional || c.Modality == gainsay.Asking || c.Subject.Head == "" && c.Object.Head == ""
	s.anybody = anyone[c.Subject.Head] && c.Subject.Name == "" && c.Amount.Of.Head != c.Subject.Head && !byNobody(c.Subject)
	s.ownSpeech = c.Subject.Head == "we" || c.Subject.Head == "i"
	for _, q := range amounts(c) {
		s.fates |= fateBits[r.toll(q)]
	}
	if happens[c.Predicate] && eventNouns[c.Subject.Head] && byTheClock(c.When) {
		s.fates |= 8
	}
	s.counts = len(c.Amounts) > 0 || c.Amount.Number != (gainsay.Span{})
	return s
}

var fateBits = map[string]uint8{"killed": 1, "wounded": 2, "shot": 4}

// mayTouch reports whether a word that counts, or the frame, could be in common.
func mayTouch(a, b *reading) bool {
	x, y := &a.sketch.stems, &b.sketch.stems
	return x[0]&y[0]|x[1]&y[1] != 0 || a.sketch.fates&b.sketch.fates != 0 || a.frame.Name != "" && a.frame.Name == b.frame.Name
}

// standing reports whether a claim can be held against one by that speaker.
func (r *reading) standing(speaker string) bool {
	if r.sketch.idle {
		return false
	}
	return !r.sketch.anybody || r.sketch.ownSpeech && r.speaker != "" && r.speaker == speaker
}

// oneVoiceRelates reports whether two claims of one voice can have a relation
// that is kept: the same said again, a later count, or what something parts.
func oneVoiceRelates(a, b *reading) bool {
	x, y := a.claim, b.claim
	return a.sketch.counts && b.sketch.counts || x.Quotation != y.Quotation && mayRepeat(a, b) && kinTell(a, b) ||
		a.earlier != b.earlier || x.When.Disjoint(y.When) || x.Where.Apart(y.Where) ||
		x.Denied && a.scope.whole || y.Denied && b.scope.whole
}

// mayRepeat reports whether both claims could say the same.
func mayRepeat(a, b *reading) bool {
	return a.claim.Denied == b.claim.Denied && a.claim.Modality == b.claim.Modality && a.weight >= 2 && b.weight >= 2
}

// kinTell reports whether the predicates could say the same.
func kinTell(a, b *reading) bool {
	if a.pred < 0 || b.pred < 0 {
		return false
	}
	if a.sketch.carries || b.sketch.carries {
		return true
	}
	k := predicates(a, b)
	return k == lexicon.Same || k == lexicon.Synonym || k == lexicon.Derived
}

// mayRelate reports whether two claims could have a relation. It says no only
// where judging them in full would find none: when one is of a kind that is
// held against nothing, or when neither what they tell nor what they tell it
// of is kin.
func mayRelate(a, b *reading) bool {
	if a.sketch.fates&b.sketch.fates != 0 {
		return true
	}
	if !a.standing(b.speaker) || !b.standing(a.speaker) {
		return false
	}
	if a.pred >= 0 && b.pred >= 0 && (a.sketch.carries || b.sketch.carries || oneEvent(predicates(a, b))) {
		return true
	}
	return termsMeet(a, b)
}

// termsMeet reports whether subjects or objects could have one head or name.
func termsMeet(a, b *reading) bool {
	x, y := a.claim, b.claim
	return mayTie(a, b, &x.Subject, &y.Subject) || mayTie(a, b, &x.Object, &y.Object) ||
		mayTie(a, b, &x.Subject, &y.Object) || mayTie(a, b, &x.Object, &y.Subject)
}

func mayTie(a, b *reading, x, y *gainsay.Term) bool {
	if x.Head == "" || y.Head == "" {
		return false
	}
	if x.Head == y.Head || x.Entity != "" && x.Entity == y.Entity || x.Name != "" && x.Name == y.Name || shareName(*x, *y) {
		return true
	}
	for i := range a.words {
		if a.words[i].Lemma != x.Head {
			continue
		}
		for j := range b.words {
			if b.words[j].Lemma == y.Head && (sameWord(&a.words[i], &b.words[j]) || worth[a.meaning(i).Kin(b.meaning(j))] > 0) {
				return true
			}
		}
	}
	return false
}
