package web

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
)

// What a curator can set right: how a statement was read, who is who, which
// report tells which story. Each is a decision with who, when and why, can be
// taken back, and is kept when the report is read again.

// decided takes a decision from a form and goes back to where it is seen.
func (s *site) decided(w http.ResponseWriter, r *http.Request, d store.Decision, back string) {
	d.Who, d.Why = signed(r), strings.TrimSpace(r.FormValue("why"))
	if d.Who == "" || len(d.Who) > 80 || len(d.Why) > 1000 {
		s.fail(w, r, &refusal{http.StatusBadRequest, "A decision needs a name of at most 80 characters, and a reason of at most 1,000."})
		return
	}
	if _, err := s.Store.Decide(r.Context(), d); err != nil {
		s.fail(w, r, refused(err))
		return
	}
	http.Redirect(w, r, back, http.StatusSeeOther)
}

// refused gives a decision that cannot be words for the one who took it.
func refused(err error) error {
	if store.IsRefused(err) {
		words := err.Error()
		return &refusal{http.StatusBadRequest, strings.ToUpper(words[:1]) + words[1:] + "."}
	}
	return err
}

// correct takes what a statement should have been read as.
func (s *site) correct(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	c, err := s.correction(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.decided(w, r, store.Decision{Kind: "statement", Act: r.FormValue("act"), Subject: id, Value: c.Text()}, "/s/"+url.PathEscape(id))
}

// correction reads the part of the form that its act names.
func (s *site) correction(r *http.Request) (c store.Correction, err error) {
	value := strings.TrimSpace(r.FormValue("value"))
	if len(value) > 200 {
		return c, &refusal{http.StatusBadRequest, "A correction has 200 characters at most."}
	}
	switch r.FormValue("act") {
	case "speaker":
		if c.Speaker = last(r.FormValue("speaker")); c.Speaker == "" {
			c.Name = value
		}
	case "cue":
		c.Cue, c.Act = value, gainsay.SpeechAct(r.FormValue("done"))
		if _, ok := speechActs[c.Act]; !ok {
			return c, &refusal{http.StatusBadRequest, "There is no such act of speech."}
		}
	case "day":
		c.Day = value
	case "figure":
		c.Words, c.Bound = r.FormValue("words"), gainsay.Bound(r.FormValue("bound"))
		c.Value, err = strconv.ParseFloat(strings.ReplaceAll(value, ",", ""), 64)
		if _, ok := figureBounds[c.Bound]; !ok || err != nil || c.Value != c.Value {
			return c, &refusal{http.StatusBadRequest, fmt.Sprintf("“%s” is no figure.", value)}
		}
	}
	return c, nil
}

// split says that the speaker of a statement is somebody else than rules made
// of the name in this report.
func (s *site) split(w http.ResponseWriter, r *http.Request) {
	p, err := s.Store.Statement(r.Context(), r.PathValue("id"))
	if err == nil && (p.Quotation == nil || p.Quotation.Speaker == "") {
		err = store.ErrNotFound
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.decided(w, r, store.Decision{Kind: "tie", Act: "split", Subject: store.TieSubject(p.Document, p.Quotation.Speaker), Value: last(r.FormValue("into"))}, "/s/"+url.PathEscape(p.ID))
}

// mergePerson says that two people, bodies or places are one.
func (s *site) mergePerson(w http.ResponseWriter, r *http.Request) {
	into := last(r.FormValue("into"))
	s.decided(w, r, store.Decision{Kind: "identity", Act: "merge", Subject: r.PathValue("id"), Value: into}, "/p/"+url.PathEscape(into))
}

// mergeStory says that two stories are one.
func (s *site) mergeStory(w http.ResponseWriter, r *http.Request) {
	into := last(r.FormValue("into"))
	s.decided(w, r, store.Decision{Kind: "story", Act: "merge", Subject: r.PathValue("id"), Value: into}, "/story/"+url.PathEscape(into))
}

// move says that a report tells another story, or one of its own.
func (s *site) move(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	s.decided(w, r, store.Decision{Kind: "document", Act: "move", Subject: id, Value: last(r.FormValue("into"))}, "/a/"+url.PathEscape(id))
}

// last is the id in what a person pasted: an id, or an address that ends in it.
func last(text string) string {
	text, _, _ = strings.Cut(strings.TrimSpace(text), "#")
	text, _, _ = strings.Cut(text, "?")
	text = strings.TrimRight(text, "/")
	return text[strings.LastIndexByte(text, '/')+1:]
}

// The speechActs of speech and bounds of figures that a form offers.
var (
	speechActs = set(gainsay.Said, gainsay.Wrote, gainsay.Asked, gainsay.Denied, gainsay.Confirmed, gainsay.Refused, gainsay.Promised, gainsay.Demanded, gainsay.Accused,
		gainsay.Warned, gainsay.Announced, gainsay.Agreed, gainsay.Thought, gainsay.Wanted, gainsay.Planned, gainsay.Perceived, gainsay.Shown)
	figureBounds = set(gainsay.Equal, gainsay.About, gainsay.Less, gainsay.More, gainsay.Rising, gainsay.Falling)
)

func set[T comparable](list ...T) map[T]bool {
	m := map[T]bool{}
	for _, v := range list {
		m[v] = true
	}
	return m
}

// decisionLink is the page on which what was decided about is seen.
func decisionLink(d store.Decision) string {
	page := map[string]string{"relation": "/x/", "story": "/story/", "identity": "/p/", "document": "/a/", "statement": "/s/"}[d.Kind]
	if d.Kind == "tie" {
		doc, _, _ := strings.Cut(d.Subject, " ")
		return "/a/" + url.PathEscape(doc)
	}
	return page + url.PathEscape(d.Subject)
}

// decisionWords says what was decided.
func (l speech) decision(d store.Decision) string {
	c := d.Correction()
	switch d.Kind + " " + d.Act {
	case "relation dismiss":
		return l.Say("dismissed the relation")
	case "relation confirm":
		return l.Say("confirmed the relation")
	case "story choose":
		return l.Say("made the story an editor’s choice")
	case "story merge", "identity merge":
		return l.Say("merged it into another")
	case "document move":
		return l.Say("put the report into another story")
	case "tie split":
		return l.Say("told the one named here apart")
	case "statement speaker":
		return l.Say("speaker is {1}", cmp.Or(c.Name, c.Speaker, l.Say("not named")))
	case "statement cue":
		return l.Say("cue is “{1}” ({2})", c.Cue, l.act(c.Act))
	case "statement day":
		return l.Say("said on {1}", cmp.Or(c.Day, l.Say("a day that is not known")))
	case "statement figure":
		return l.Say("“{1}” is {2}", c.Words, l.figure(c.Value, c.High, c.Bound))
	}
	return d.Act + " " + d.Kind
}
