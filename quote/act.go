package quote

import (
	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// setAct sets what the speaker does with the words, and whether the cue says
// that it was not done.
func (r *reading) setAct(q *gainsay.Quotation, f found) {
	q.Act = gainsay.Said
	for i := f.cue.first; i < f.cue.last; i++ {
		switch r.low[i] {
		case "not", "n't", "never", "neither", "nor", "without", "cannot":
			q.Negated = true
		}
	}
	for i := f.cue.last - 1; i >= f.cue.first; i-- {
		cues := lexicon.VerbCues(r.low[i])
		if len(cues) == 0 {
			cues = lexicon.NounCues(r.low[i])
		}
		if len(cues) > 0 {
			q.Act = gainsay.SpeechAct(cues[0].Act)
			return
		}
	}
}
