package mention

import "github.com/gainsay-news/gainsay/sequence"

// evidence is what the places of one word in a section tell of its others:
// "Reading" in one sentence, "Reading Council" and "in Reading" in others.
type evidence struct {
	id            int32
	bits          uint32
	count         int
	before, after uint32 // the last words seen beside it, where they tell something
}

const (
	sawSmall     uint32 = 1 << iota // the word stands somewhere in small letters
	sawInside                       // capitalized where no sentence opens
	afterFirst                      // after a first name
	afterTitle                      // after an honorific or a person's noun
	beforeBody                      // before the noun of a body
	beforeEnding                    // before "Inc."
	beforeName                      // before another capitalized word
	afterName                       // after another capitalized word
	afterIn                         // after "in", "at", "from", "near"
	beforeSaid                      // before or after "said"
	bracketed                       // in brackets by itself
	owned                           // before "'s"
	afterThe                        // after "the"
	beforeComma
)

// elsewhere gathers the evidence of a section and hands each word its sum.
func (s *sightings) elsewhere(sentences [][]word) {
	for _, ws := range sentences {
		for i := range ws {
			s.gather(ws, i)
		}
	}
	for _, ws := range sentences {
		for i := range ws {
			if ws[i].is&upper == 0 {
				continue
			}
			if k := s.at[ws[i].id]; k != 0 {
				e := &s.all[k-1]
				ws[i].near, ws[i].before, ws[i].after = e.bits, e.before, e.after
				ws[i].deep = sequence.Combine(tNear, uint32(min(e.count, 4)), e.bits&(sawSmall|sawInside), uint32(ws[i].is&opens))
			}
		}
	}
	for i := range s.all {
		s.at[s.all[i].id] = 0
	}
	s.all = s.all[:0]
}

// sightings is the evidence of a section, by word.
type sightings struct {
	at  []int32 // by the id of a word, 1 + index into all
	all []evidence
}

// of is the evidence of a word, nil where there is none yet and none is to begin.
func (s *sightings) of(id int32, begin bool) *evidence {
	if s.at[id] == 0 {
		if !begin {
			return nil
		}
		s.all = append(s.all, evidence{id: id})
		s.at[id] = int32(len(s.all))
	}
	return &s.all[s.at[id]-1]
}

// gather notes what stands around one place of a word.
func (s *sightings) gather(ws []word, i int) {
	w := &ws[i]
	if w.is&upper == 0 {
		if e := s.of(w.id, w.is&(digits|hyphen) == 0 && len(w.low) > 2); e != nil {
			e.bits |= sawSmall
		}
		return
	}
	e := s.of(w.id, true)
	e.count++
	if w.is&shouted != 0 {
		return
	}
	e.bits |= leftEvidence(ws, i) | rightEvidence(ws, i)
	if b := around(ws, i-1); b.is&(personNoun|honorific|firstName) != 0 {
		e.before = b.full
	}
	if a := around(ws, i+1); a.is&(bodyNoun|companyEnding|placeNoun) != 0 {
		e.after = a.full
	}
}

func leftEvidence(ws []word, i int) uint32 {
	if i == 0 {
		return 0
	}
	bits := sawInside
	b := around(ws, i-1)
	if b.is&upper != 0 {
		bits |= afterName
		if b.is&firstName != 0 {
			bits |= afterFirst
		}
		if b.is&(honorific|personNoun) != 0 {
			bits |= afterTitle
		}
	}
	switch b.low {
	case "in", "at", "from", "near", "into", "outside":
		bits |= afterIn
	case "the":
		bits |= afterThe
	case "said", "says":
		bits |= beforeSaid
	case "(":
		if around(ws, i+1).low == ")" {
			bits |= bracketed
		}
	}
	return bits
}

func rightEvidence(ws []word, i int) uint32 {
	var bits uint32
	a := around(ws, i+1)
	if a.is&upper != 0 {
		bits |= beforeName
	}
	if a.is&bodyNoun != 0 {
		bits |= beforeBody
	}
	if a.is&companyEnding != 0 {
		bits |= beforeEnding
	}
	switch a.low {
	case "said", "says", "told", "added", "claims", "claimed", "wrote", "argued", "believes", "explained", "thinks", "joined", "died", "recalled":
		bits |= beforeSaid
	case "'s", "’s":
		bits |= owned
	case ",":
		bits |= beforeComma
	}
	return bits
}
