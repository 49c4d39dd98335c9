package quote

// atomFeatures are those of a stretch of another sentence, place k of the window.
func (r *reading) atomFeatures(f *features, s *scene, k int) {
	p := s.places[k].run
	ahead, d := bit(k >= s.own), s.own-k
	if k >= s.own {
		d = k - (s.own + s.last - s.first) + 1
	}
	q := r.quoted[p.first]
	if q == 0 {
		q = r.quoted[p.last-1]
	}
	ends, begins := r.quoted[s.last-1], r.quoted[s.first]
	para, own := r.paragraph(p.first), r.paragraph(s.first)
	same := bit(q > 0 && (q == ends || q == begins))
	in := bit(q > 0) | same<<1 | bit(r.opensQuoted(p.first))<<2
	has := bit(s.quoteLeft > 0) | bit(s.quoteRight > 0)<<1 | bit(r.quoted[s.head] > 0)<<2
	edges := bit(ends > 0) | bit(begins > 0)<<1
	near := uint32(min(d, 4))
	away := bit(para != own) + bit(para > own+1)
	verb := r.verbOutside(p)
	beside := uint32(0) // is the stretch between this and the cue's sentence quoted
	if n := k + 1; ahead == 0 && n < s.own {
		beside = 1 + bit(r.quoted[s.places[n].first] > 0)
	} else if ahead == 1 && d > 1 {
		beside = 1 + bit(r.quoted[s.places[k-1].first] > 0)
	}
	f.next = 220
	f.add2(ahead, near)
	f.add2(ahead, in)
	f.add3(ahead, in, near)
	f.add4(ahead, in, has, edges)
	f.add5(ahead, in, has, near, away)
	f.add4(ahead, in, edges, beside)
	f.add5(ahead, in, near, beside, away)
	f.add3(ahead, in, s.lemma)
	f.add4(ahead, in, s.tag, near)
	f.add3(ahead, in, verb)
	f.add5(ahead, in, verb, away, edges)
	f.add3(ahead, in, r.word[p.first])
	f.add3(ahead, in, r.tag[p.first])
	f.add3(ahead, in, r.word[p.last-1])
	f.add3(ahead, in, bucket(p.last-p.first))
	f.add3(ahead, in, s.after)
	f.add5(ahead, away, beside, in, verb)
	f.add4(ahead, in, bit(s.cue.last >= s.last-1), bit(s.quoteRight > 0))
	f.add4(ahead, in, uint32(r.shape[p.last-1]&shapeQuote), beside)
	f.add4(ahead, in, bit(r.low[s.cue.last-1] == ":" || s.cue.last < s.last && r.low[s.cue.last] == ":"), near)
	f.add5(ahead, in, edges, has, r.firstPerson(p))
}

func (r *reading) paragraph(i int) int { return r.doc.Sentences[r.sent[i]].Paragraph }

// verbOutside tells whether the sentence of p has a verb of saying of its own.
func (r *reading) verbOutside(p run) uint32 {
	s := r.doc.Sentences[r.sent[p.first]]
	any := uint32(0)
	for i := s.First; i < s.Last; i++ {
		if r.quoted[i] > 0 {
			continue
		}
		if r.shape[i]&shapePlain != 0 || r.low[i] == "according" {
			return 2
		}
		if r.shape[i]&shapeVerb != 0 {
			any = 1
		}
	}
	return any
}

func (r *reading) firstPerson(p run) uint32 {
	for i := p.first; i < p.last; i++ {
		switch r.low[i] {
		case "i", "we", "my", "our", "me", "us":
			return 1
		}
	}
	return 0
}
