package web

import (
	"encoding/json"
	"net/http"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/store"
)

// A checkView is what the page that checks a text shows.
type checkView struct {
	Text     string            `json:"-"`
	Done     bool              `json:"-"`
	Claims   []gainsay.Claim   `json:"claims"`   // what the text says
	Findings []checkFinding    `json:"findings"` // how the record stands to it
	Doc      *gainsay.Document `json:"-"`
}

// A checkFinding is one statement of the record that stands to a claim of the
// text in some way.
type checkFinding struct {
	gainsay.Relation
	Claim     gainsay.Claim   `json:"claim"`     // of the text
	Statement store.Statement `json:"statement"` // of the record
}

// Conflict reports whether both cannot hold.
func (f checkFinding) Conflict() bool { return store.Conflict(f.Kind) }

func (s *site) checkForm(w http.ResponseWriter, r *http.Request) {
	if s.Check == nil {
		s.missing(w, r)
		return
	}
	s.render(w, r, view{http.StatusOK, "check", "Check a text", checkView{}})
}

func (s *site) checkText(w http.ResponseWriter, r *http.Request) {
	v, err := s.check(r, r.FormValue("text"))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.render(w, r, view{http.StatusOK, "check", "Check a text", v})
}

func (s *site) checkJSON(w http.ResponseWriter, r *http.Request) {
	var in struct {
		Text string `json:"text"`
	}
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		s.problem(w, r, &refusal{http.StatusBadRequest, `The body has to be JSON with a "text".`})
		return
	}
	v, err := s.check(r, in.Text)
	if err != nil {
		s.problem(w, r, err)
		return
	}
	writeJSON(w, http.StatusOK, "application/json", v)
}

// check holds a text against the record.
func (s *site) check(r *http.Request, text string) (checkView, error) {
	v := checkView{Text: text, Done: true}
	if s.Check == nil {
		return v, store.ErrNotFound
	}
	if strings.TrimSpace(text) == "" {
		return v, &refusal{http.StatusBadRequest, "There is no text to check."}
	}
	doc, relations, err := s.Check(r.Context(), text)
	if err != nil {
		return v, err
	}
	v.Doc, v.Claims = doc, doc.Claims
	mine := map[gainsay.ClaimID]gainsay.Claim{}
	for _, c := range doc.Claims {
		mine[c.ID] = c
	}
	for _, rel := range relations {
		claim, other, ok := sides(mine, rel)
		if !ok {
			continue
		}
		p, err := s.Store.Statement(r.Context(), string(other))
		if err != nil {
			return v, err
		}
		v.Findings = append(v.Findings, checkFinding{rel, claim, p.Statement})
	}
	return v, nil
}

// sides tells the claim of the text from that of the record; ok is false for
// a relation within the text.
func sides(mine map[gainsay.ClaimID]gainsay.Claim, r gainsay.Relation) (claim gainsay.Claim, other gainsay.ClaimID, ok bool) {
	a, isA := mine[r.A]
	b, isB := mine[r.B]
	switch {
	case isA && !isB:
		return a, r.B, true
	case isB && !isA:
		return b, r.A, true
	}
	return gainsay.Claim{}, "", false
}
