package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
)

// A storyView is what the page of a story shows.
type storyView struct {
	store.StoryPage
	Days    []storyDay     `json:"-"`
	Voices  []voice        `json:"-"`
	Series  []series       `json:"-"`
	Origins []originReport `json:"-"`
}

// A storyDay is the statements of one day.
type storyDay struct {
	Day        time.Time
	Statements []store.Statement
}

// A voice is a speaker and what they said.
type voice struct {
	Name, Identity, Role string
	Statements           []store.Statement
}

// An originReport is a report with its copies.
type originReport struct {
	store.DocumentSummary
	Copies []store.DocumentSummary
}

func (s *site) story(r *http.Request) (any, error) {
	id := gainsay.StoryID(r.PathValue("id"))
	to, err := s.Store.StoryRedirect(r.Context(), id)
	if err == nil && to != id {
		err = &moved{"/story/" + url.PathEscape(string(to))}
	}
	if err != nil {
		return nil, err
	}
	p, err := s.Store.Story(r.Context(), id)
	if err != nil {
		return nil, err
	}
	return storyView{p, byDay(p.Statements), byVoice(p.Statements), bySeries(p.Figures), byOrigin(p.Sources)}, nil
}

func storyTitle(_ speech, data any) string { return data.(storyView).Title }

// byDay cuts a list in order of time into days; what has no day comes first.
func byDay(list []store.Statement) (days []storyDay) {
	for _, st := range list {
		t := st.Said
		if t.IsZero() {
			t = st.Published
		}
		d := t.Truncate(24 * time.Hour)
		if n := len(days); n == 0 || !days[n-1].Day.Equal(d) {
			days = append(days, storyDay{Day: d})
		}
		last := &days[len(days)-1]
		last.Statements = append(last.Statements, st)
	}
	return days
}

// byVoice gathers statements by speaker, those with most first.
func byVoice(list []store.Statement) (voices []voice) {
	at := map[string]int{}
	for _, st := range list {
		key := st.Speaker
		if key == "" {
			key = "name:" + strings.ToLower(st.Name)
		}
		i, ok := at[key]
		if !ok {
			i = len(voices)
			at[key] = i
			voices = append(voices, voice{Name: st.Name, Identity: st.Speaker, Role: st.Role})
		}
		voices[i].Statements = append(voices[i].Statements, st)
	}
	slices.SortStableFunc(voices, func(a, b voice) int { return len(b.Statements) - len(a.Statements) })
	return voices
}

// byOrigin puts copies under the report they are copies of.
func byOrigin(docs []store.DocumentSummary) (out []originReport) {
	at := map[gainsay.DocumentID]int{}
	for _, d := range docs {
		if d.CopyOf == "" {
			at[d.ID] = len(out)
			out = append(out, originReport{DocumentSummary: d})
		}
	}
	for _, d := range docs {
		if d.CopyOf == "" {
			continue
		}
		if i, ok := at[d.CopyOf]; ok {
			out[i].Copies = append(out[i].Copies, d)
			continue
		}
		out = append(out, originReport{DocumentSummary: d}) // its original is not in the story's list
	}
	return out
}
