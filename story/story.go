// Package story says which reports tell of the same event.
//
// Needs: Tokens, Tags, Sentences; Mentions, Timexes and Toponyms where they
// are known; Published or Dateline.
//
// Fills: nothing in the document; it holds a document against the profiles of
// stories.
//
// How: streaming, one pass, no look at what comes later. A report is its
// weighted words (how often, how rare, in the title, in a name), the places it
// is about, and its day (report.go). A story is the sum of its reports
// (profile.go). Candidates are the stories that share an index key with the
// report: its weightiest words, names and places (Read). The best candidate by
// a few named features takes the report when its score passes the threshold,
// else a new story opens (join.go). Words that most candidates share weigh
// less: in a run of look-alike events the words that they share say nothing.
//
// A headline with little more than a lead has few words, and two outlets choose
// other ones: there what headline and lead speak of counts too, by vectors of
// word meaning, apart from what all candidates speak of (meaning.go).
//
// After Miranda et al., "Multilingual Clustering of Streaming News", 2018, with
// places and with one vector for its nine.
//
// Known misses: two short reports on one running matter of politics, which share
// its names and its words; reports of a trial long after the event that repeat nothing
// of it; round-ups of several events; two like events in one town within days
// whose reports name nobody.
package story

import (
	"github.com/gainsay-news/gainsay"
)

// A Report is what a document tells of its event, for holding it against
// stories. It does not hold on to the document.
type Report struct {
	Keys  []string // under which to look for stories, and to find the story that takes the report
	id    gainsay.DocumentID
	title string
	report
}

// Read reads what a document tells of its event.
func Read(doc *gainsay.Document) *Report {
	r := read(doc)
	return &Report{r.keys(), doc.ID, doc.Title, r}
}

// A Candidate is a story that shares a key with a report.
type Candidate struct {
	ID      gainsay.StoryID
	Title   string
	Profile []byte // as Join gave it
	Known   *Known // what Recall made of it; nil makes Join recall it
}

// Known is a profile ready to have reports held against it. To make it costs
// more than to hold a report against it, so who asks often keeps it.
type Known struct{ profile }

// Recall makes a profile ready; nil for what Join did not give.
func Recall(packed []byte) *Known {
	p, ok := unpack(packed)
	if !ok {
		return nil
	}
	p.ready()
	return &Known{p}
}

// A Decision is what Join decided.
type Decision struct {
	Story   gainsay.Story // as it is once the report has joined it; Documents holds the report alone
	Opened  bool          // no candidate took the report
	Profile []byte        // what to keep of the story
	Keys    []string      // what to find it by, beside what it has
	Score   float64       // of the best candidate, in [0, 1]
	Rule    string
}

// Join holds a report against the stories that share a key with it. The
// order of the candidates does not matter.
func (r *Report) Join(candidates []Candidate) Decision {
	profiles := make([]*profile, 0, len(candidates))
	at := make([]int, 0, len(candidates))
	for i := range candidates {
		k := candidates[i].Known
		if k == nil {
			k = Recall(candidates[i].Profile)
		}
		if k != nil {
			profiles = append(profiles, &k.profile)
			at = append(at, i)
		}
	}
	best, score := choose(r.report, profiles)
	d := Decision{Score: score, Keys: r.Keys, Rule: "no story near enough"}
	if best < 0 {
		d.Opened = true
		d.Story.ID = gainsay.StoryID(gainsay.ContentID("story", string(r.id)))
		d.Story.Title = r.title
		d.Profile, d.Story.When = opened(r.report)
	} else {
		c := candidates[at[best]]
		p := profiles[best]
		d.Story.ID, d.Story.Title = c.ID, c.Title
		d.Rule = p.rule(r.report)
		d.Profile, d.Story.When = joined(*p, r.report)
	}
	d.Story.Documents = []gainsay.DocumentID{r.id}
	return d
}
