package web

import (
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay/internal/store"
)

// Linked data: statements as schema.org's Quotation and Claim in a
// NewsArticle, relations in a small vocabulary of our own, since schema.org
// has none between claims. There is never a rating or a verdict.

// vocabulary is the address of Gainsay's terms; /vocabulary serves them.
const vocabulary = "urn:gainsay:vocabulary#"

// terms are the vocabulary: each relation with what it means.
var terms = []struct{ Name, Label, Means string }{
	{"contradicts", "contradicts", "Both statements cannot hold as they are worded. Nothing says which holds."},
	{"denies", "denies", "The speaker of one statement rejects what the other reports."},
	{"revises", "revises", "The same speaker says otherwise later."},
	{"supersedes", "supersedes", "A later count of something that grows or shrinks; no conflict."},
	{"repeats", "repeats", "Both state the same."},
	{"not_comparable", "not comparable", "They look alike, but differ in time, place, group or measure."},
	{"differ", "differ in", "The respect in which two statements differ."},
	{"basis", "basis", "What the relation rests on: a rule, an outlet's or a speaker's own assertion, a curator."},
	{"reading", "reading", "How sure the reading of the words is, from 0 to 1. It says nothing of who is right."},
}

// linkedContext is the JSON-LD context of everything below.
func linkedContext() object {
	return object{"@vocab": "https://schema.org/", "gainsay": vocabulary}
}

// linkedQuotation is a statement as linked data.
func linkedQuotation(base string, s store.Statement) object {
	kind := "Quotation"
	if s.Voice == "own" {
		kind = "Claim"
	}
	q := object{"@id": base + "/s/" + s.ID, "@type": kind, "text": s.Text, "isPartOf": linkedArticle(base, s)}
	if s.Voice == "own" {
		q["appearance"] = q["isPartOf"]
		delete(q, "isPartOf")
	}
	if s.Name != "" && s.Voice != "own" {
		who := object{"name": s.Name}
		if s.Speaker != "" {
			who["@id"] = base + "/p/" + s.Speaker
		}
		q["spokenByCharacter"] = who
	}
	if !s.Said.IsZero() {
		q["dateCreated"] = s.Said.UTC().Format(time.DateOnly)
	}
	return q
}

func linkedArticle(base string, s store.Statement) object {
	a := object{"@id": base + "/a/" + string(s.Document), "@type": "NewsArticle", "headline": s.Title, "publisher": object{"@type": "NewsMediaOrganization", "name": s.Publisher}}
	if !s.Published.IsZero() {
		a["datePublished"] = iso(s.Published)
	}
	if host(s.Page) != "" {
		a["url"] = s.Page
	}
	return a
}

func writeGraph(w io.Writer, base string, list []store.Statement) error {
	graph := []object{}
	for _, s := range list {
		graph = append(graph, linkedQuotation(base, s))
	}
	return encode(w, object{"@context": linkedContext(), "@graph": graph})
}

// annotation is a statement as a W3C Web Annotation on its page: found again
// by its words with those around them, and by its place in the text as read.
func annotation(base string, s store.Statement) object {
	before, after := beside(s)
	target := object{"source": base + "/a/" + string(s.Document)}
	if host(s.Page) != "" {
		target["source"] = s.Page
	}
	target["selector"] = []object{{"type": "TextQuoteSelector", "exact": s.Text, "prefix": before, "suffix": after},
		{"type": "TextPositionSelector", "start": s.Start, "end": s.End}}
	if !s.Published.IsZero() {
		target["state"] = object{"type": "TimeState", "sourceDate": iso(s.Published), "cached": base + "/a/" + string(s.Document)}
	}
	return object{"@context": "http://www.w3.org/ns/anno.jsonld", "id": base + "/s/" + s.ID, "type": "Annotation", "motivation": "identifying",
		"body": object{"type": "TextualBody", "format": "text/plain", "value": strings.TrimSpace(s.Name + ", " + said(s.Said, s.SaidTo))}, "target": target}
}

// besideBytes is about how much of the sentence an annotation has before and
// after its words.
const besideBytes = 60

// beside is what stands in the sentence right before and after a statement.
func beside(s store.Statement) (before, after string) {
	i := strings.Index(s.Sentence, s.Text)
	if i < 0 {
		return "", ""
	}
	before, after = s.Sentence[:i], s.Sentence[i+len(s.Text):]
	if len(before) > besideBytes {
		before = strings.ToValidUTF8(before[len(before)-besideBytes:], "")
	}
	if len(after) > besideBytes {
		after = strings.ToValidUTF8(after[:besideBytes], "")
	}
	return before, after
}

func writeAnnotations(w io.Writer, base string, list []store.Statement) error {
	items := []object{}
	for _, s := range list {
		items = append(items, annotation(base, s))
	}
	return encode(w, object{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": items})
}

// linkedStatement answers /s/{id}/ld.
func (s *site) linkedStatement(w http.ResponseWriter, r *http.Request) {
	p, err := s.Store.Statement(r.Context(), r.PathValue("id"))
	if err != nil {
		s.problem(w, r, err)
		return
	}
	q := linkedQuotation(s.base(r), p.Statement)
	q["@context"] = linkedContext()
	s.give(w, r, "application/ld+json", q)
}

// linkedRelation answers /x/{id}/ld: both statements, and how they stand.
func (s *site) linkedRelation(w http.ResponseWriter, r *http.Request) {
	p, err := s.Store.Contradiction(r.Context(), r.PathValue("id"))
	if err != nil {
		s.problem(w, r, err)
		return
	}
	base := s.base(r)
	a, b := linkedQuotation(base, p.One), linkedQuotation(base, p.Two)
	b["gainsay:"+string(p.Kind)] = object{"@id": a["@id"]}
	s.give(w, r, "application/ld+json", object{"@context": linkedContext(), "@id": base + "/x/" + p.ID, "@graph": []object{a, b,
		{"@id": base + "/x/" + p.ID, "@type": "gainsay:Relation", "description": p.Why, "gainsay:kind": string(p.Kind), "gainsay:differ": string(p.Differ),
			"gainsay:basis": string(p.Basis), "gainsay:reading": p.Score, "about": []object{{"@id": a["@id"]}, {"@id": b["@id"]}}}}})
}

// annotate answers /s/{id}/annotation.
func (s *site) annotate(w http.ResponseWriter, r *http.Request) {
	p, err := s.Store.Statement(r.Context(), r.PathValue("id"))
	if err != nil {
		s.problem(w, r, err)
		return
	}
	s.give(w, r, exporters["annotations"].media, annotation(s.base(r), p.Statement))
}

// A vocabularyView is what the page of the vocabulary shows.
type vocabularyView struct {
	Terms []vocabularyTerm `json:"terms"`
}

type vocabularyTerm struct {
	Name  string `json:"name"`
	IRI   string `json:"iri"`
	Label string `json:"label"`
	Means string `json:"means"`
}

func (s *site) vocabulary(*http.Request) (any, error) {
	var v vocabularyView
	for _, t := range terms {
		v.Terms = append(v.Terms, vocabularyTerm{t.Name, vocabulary + t.Name, t.Label, t.Means})
	}
	return v, nil
}
