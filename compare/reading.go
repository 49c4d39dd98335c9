package compare

import (
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// A reading is a claim made ready to be held against others.
type reading struct {
	claim    *gainsay.Claim
	words    []word
	weight   float64 // of all words that count
	pred     int     // index of the predicate in words, -1 when it has none
	frame    lexicon.Frame
	passage  *passage // what it stands in; nil where only the claim is known
	scope    scope
	earlier  bool // it tells of a time that is over: "originally", "before the war"
	speaker  string
	meanings []*lexicon.Meaning // looked up when first asked for
	sketch   sketch
	text     *syntax // of a whole text; nil for others
}

type word struct {
	*gainsay.ClaimWord
	weight float64
	stem   uint32 // the first four bytes: other stem, other word
}

// A syntax is how the words of a whole text hang together.
type syntax struct {
	claims []*gainsay.Claim
	heads  []int32   // the word that each depends on, -1 for none
	around [][]int32 // the words next to each, made when first asked for
}

// weights of the parts of speech in what two claims share: names tell most.
var partWeight = map[string]float64{"PROPN": 1.5, "NOUN": 1.2, "VERB": 1, "ADJ": 0.8, "ADV": 0.4, "NUM": 0.5}

func newReading(c *gainsay.Claim) *reading {
	r := &reading{claim: c, pred: -1, words: make([]word, 0, len(c.Words))}
	for i := range c.Words {
		w := &c.Words[i]
		weight := partWeight[w.Part]
		if w.Role == gainsay.RoleModifier {
			weight *= 0.6
		}
		if w.Role == gainsay.RoleTime || w.Role == gainsay.RoleFigure || lexicon.Light(w.Lemma) {
			weight = 0
		}
		if w.Role == gainsay.RolePredicate {
			r.pred = len(r.words)
		}
		r.weight += weight
		r.words = append(r.words, word{w, weight, stem(w.Lemma)})
		r.earlier = r.earlier || lexicon.Earlier(w.Lemma)
		if w.Role == gainsay.RoleSubject || w.Role == gainsay.RoleObject {
			r.scope.add(w.Lemma)
		}
	}
	r.frame = frameOf(c)
	r.speaker = speaker(c)
	r.meanings = make([]*lexicon.Meaning, len(r.words))
	r.sketch = sketchOf(r)
	return r
}

func stem(lemma string) (s uint32) {
	for i := range min(4, len(lemma)) {
		s = s<<8 | uint32(lemma[i])
	}
	return s
}

// frameOf is the frame of a claim with the side that its words are on.
func frameOf(c *gainsay.Claim) lexicon.Frame {
	if f := lexicon.FrameOf(c.Predicate); f.Name == c.Frame && f.Name != "" {
		return f
	}
	for _, w := range c.Words {
		if f := lexicon.FrameOf(w.Lemma); f.Name == c.Frame && f.Name != "" {
			return f
		}
	}
	return lexicon.Frame{Name: c.Frame}
}

// read prepares the claims of one document. The passage of a claim is its
// sentence, or the whole text when it is short and stands for one statement.
func read(doc *gainsay.Document, oneStatement bool) []*reading {
	claims := doc.Claims
	bySentence := map[gainsay.Span][]int{}
	for i := range claims {
		if claims[i].Frame == "name" {
			continue // it says nothing that the clause with the name does not say
		}
		key := claims[i].Sentence
		if oneStatement {
			key = gainsay.Span{}
		}
		bySentence[key] = append(bySentence[key], i)
	}
	out := make([]*reading, len(claims))
	for i := range claims {
		if claims[i].Frame == "name" {
			out[i] = newReading(&claims[i])
		}
	}
	if !oneStatement {
		doc = nil
	}
	for _, members := range bySentence {
		p := &passage{claims: claims, members: members, doc: doc}
		for _, i := range members {
			out[i] = newReading(&claims[i])
			out[i].passage = p
		}
	}
	return out
}

// A passage is the claims of one sentence or text; few are ever asked for as one.
type passage struct {
	claims  []gainsay.Claim
	members []int
	reading *reading
	doc     *gainsay.Document // where the passage is the whole text
}

// whole is all claims of a reading's passage as one; itself where only the
// claim is known.
func (r *reading) whole() *reading {
	p := r.passage
	if p == nil {
		return r
	}
	if p.reading == nil && p.doc != nil {
		p.reading = textReading(p)
	}
	if p.reading == nil {
		p.reading = newReading(merge(p.claims, p.members))
	}
	return p.reading
}

// maxWhole bounds the words of a passage.
const maxWhole = 150

// merge is the claims of a passage as one: each word once, all figures.
func merge(claims []gainsay.Claim, members []int) *gainsay.Claim {
	first := &claims[members[0]]
	m := &gainsay.Claim{Document: first.Document, Sentence: first.Sentence, Quotation: first.Quotation, Speaker: first.Speaker, Said: first.Said}
	seen := map[string]int{}
	for _, i := range members {
		c := &claims[i]
		for _, w := range c.Words {
			if c.Denied && w.Role == gainsay.RolePredicate {
				w.Denied = !w.Denied
			}
			if k, ok := seen[w.Lemma]; ok {
				m.Words[k].Denied = m.Words[k].Denied || w.Denied
			} else if len(m.Words) < maxWhole {
				seen[w.Lemma] = len(m.Words)
				m.Words = append(m.Words, w)
			}
		}
		for _, q := range amounts(c) {
			if !slices.ContainsFunc(m.Amounts, func(x gainsay.Quantity) bool { return x.Number == q.Number }) {
				m.Amounts = append(m.Amounts, q)
			}
		}
	}
	return m
}

func (r *reading) meaning(i int) *lexicon.Meaning {
	if r.meanings[i] == nil {
		r.meanings[i] = lexicon.MeaningOf(r.words[i].Lemma, r.words[i].Part)
	}
	return r.meanings[i]
}

// has reports whether a word stands in the reading.
func (r *reading) has(lemma string) bool {
	return slices.ContainsFunc(r.words, func(w word) bool { return w.Lemma == lemma })
}

// speaker is a key for who makes a claim: the name, else the words for him.
func speaker(c *gainsay.Claim) string {
	if c.Speaker.Name != "" {
		return strings.ToLower(c.Speaker.Name)
	}
	return strings.ToLower(c.Speaker.Text)
}

// by is the speaker of a claim for a reader's eyes.
func by(c *gainsay.Claim) string {
	switch {
	case c.Speaker.Name != "":
		return c.Speaker.Name
	case c.Speaker.Text != "":
		text, _, _ := strings.Cut(c.Speaker.Text, ",") // "a member of the crew, who"
		return text
	case c.Quotation > 0:
		return "an unnamed speaker"
	}
	return "the report"
}

// A scope is how much of a thing a claim speaks of.
type scope struct{ whole, part bool }

func (s *scope) add(lemma string) {
	s.whole = s.whole || lexicon.Whole(lemma)
	s.part = s.part || lexicon.Part(lemma)
}
