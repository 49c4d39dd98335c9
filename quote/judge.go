package quote

import (
	"math"

	"github.com/gainsay-news/gainsay/sequence"
)

// A candidate is an attribution that the first two models propose.
type candidate struct {
	found
	window
	lead  float32 // how sure the first model is of the cue
	least float32 // how sure the second is of the least sure edge of source and content
}

// judgeLabels are what the third model gives a candidate.
var judgeLabels = []string{"drop", "keep"}

// chance is the probability that a candidate is an attribution.
func chance(m *sequence.Model, f []uint32) float64 {
	var s [2]float32
	m.Scores(f, s[:])
	return 1 / (1 + math.Exp(float64(s[0]-s[1])))
}

// judgeFeatures are those of candidate k among all of its document.
func (r *reading) judgeFeatures(f *features, all []candidate, k int) []uint32 {
	c := &all[k]
	f.list, f.next = f.list[:0], 300
	h := c.head
	lemma, act, tag := r.lemma[h], r.act[h], r.tag[h]
	lead := level(c.lead)
	f.add1(lead)
	f.add2(lead, act)
	f.add2(lead, lemma)
	f.add1(level(c.least))
	f.add2(level(c.least), lead)
	f.add2(lemma, tag)
	f.add1(r.cueWords(c.found.cue))
	f.add2(act, tag)
	f.add2(uint32(r.shape[h]), tag)
	f.add3(r.rel[h], tag, act)
	f.add1(bucket(c.found.cue.last - c.found.cue.first))
	f.add3(bit(c.source.empty()), bucket(len(c.content)), bit(r.quoted[h] > 0))
	f.add3(bit(c.source.empty()), bit(len(c.content) == 0), lemma)
	f.add4(bit(c.source.empty()), bit(len(c.content) == 0), act, tag)
	f.add2(bit(r.quoted[h] > 0), lead)
	f.add3(bit(r.sent[h] == 0), lead, bit(c.source.empty()))
	r.judgeSource(f, c)
	r.judgeContent(f, c)
	r.judgeOthers(f, all, k)
	f.hash()
	return f.list
}

// level makes a margin small.
func level(x float32) uint32 {
	return uint32(32 + max(-20, min(20, math.Round(float64(x)))))
}

func (r *reading) cueWords(c run) uint32 {
	h := uint32(0)
	for i := c.first; i < c.last; i++ {
		h = sequence.Combine(14, h, r.word[i])
	}
	return h
}

func (r *reading) judgeSource(f *features, c *candidate) {
	f.next = 320
	if c.source.empty() {
		f.add1(r.lemma[c.head])
		return
	}
	f.next++
	s := r.headOf(c.source)
	f.add2(r.tag[s], r.rel[s])
	f.add1(r.lemma[s])
	f.add2(r.lemma[s], r.lemma[c.head])
	f.add2(r.tag[s], r.act[c.head])
	f.add2(r.word[c.source.first], bit(c.source.last < c.found.cue.first))
	gap := c.found.cue.first - c.source.last
	if c.source.first > c.found.cue.first {
		gap = c.source.first - c.found.cue.last + 20
	}
	f.add2(bucket(min(gap, 12)), bit(gap >= 20))
}

func (r *reading) judgeContent(f *features, c *candidate) {
	f.next = 340
	if len(c.content) == 0 {
		f.add1(r.lemma[c.head])
		return
	}
	f.next++
	x, y := c.content[0], c.content[len(c.content)-1]
	in, all := 0, 0
	for _, p := range c.content {
		for i := p.first; i < p.last; i++ {
			all++
			if r.quoted[i] > 0 {
				in++
			}
		}
	}
	form := bit(in > 0) + bit(in == all)
	order := bit(x.first < c.found.cue.first) | bit(y.last > c.found.cue.last)<<1
	f.add2(form, order)
	f.add3(form, order, r.act[c.head])
	f.add3(form, order, r.lemma[c.head])
	f.add2(bucket(all), form)
	f.add2(bucket(all), r.act[c.head])
	f.add2(r.word[x.first], r.act[c.head])
	f.add2(r.word[x.first], r.lemma[c.head])
	f.add2(r.tag[x.first], r.tag[c.head])
	f.add2(bit(x.first == c.found.cue.last), r.tag[x.first])
	f.add3(r.tag[x.first], r.rel[x.first], form)
	top := r.headOf(x)
	f.add3(r.rel[top], r.tag[top], order)
	f.add2(r.rel[top], r.lemma[c.head])
	f.add2(r.lemma[top], form)
	if x.first > 0 {
		f.add1(r.word[x.first-1])
	} else {
		f.add0()
	}
}

// judgeOthers adds how the candidate stands to the others around it.
func (r *reading) judgeOthers(f *features, all []candidate, k int) {
	c := &all[k]
	f.next = 370
	inside, holds, shares := uint32(0), uint32(0), uint32(0)
	insideLead := float32(-20)
	var outer *candidate
	for j := max(0, k-12); j < min(len(all), k+13); j++ {
		o := &all[j]
		if j == k {
			continue
		}
		switch {
		case holdsToken(o.content, c.head):
			inside = 1
			if o.lead > insideLead {
				insideLead, outer = o.lead, o
			}
		case holdsToken(c.content, o.head):
			holds++
		case shareToken(c.content, o.content):
			shares = 1 + bit(o.lead > c.lead)
		}
	}
	f.add3(inside, holds&3, shares)
	f.add2(inside, level(c.lead))
	if outer != nil {
		f.add1(level(insideLead))
		f.add2(level(insideLead-c.lead), bit(outer.source.empty()))
		f.add2(r.act[outer.head], r.act[c.head])
		f.add1(r.lemma[outer.head])
	}
	f.next = 380
	f.add2(shares, level(c.lead))
	f.add2(min(holds, 3), r.act[c.head])
}

func holdsToken(content []run, i int) bool {
	for _, p := range content {
		if p.first <= i && i < p.last {
			return true
		}
	}
	return false
}

func shareToken(a, b []run) bool {
	for _, p := range a {
		for _, q := range b {
			if p.first < q.last && q.first < p.last {
				return true
			}
		}
	}
	return false
}
