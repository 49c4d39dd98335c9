package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
)

// A Keep says what is kept of a source's texts once their days are over.
type Keep string

// What can be kept. The findings stay in any case, with who spoke, when and
// where; of KeepNothing they have no words left.
const (
	KeepFull     Keep = "full"     // the text and the bytes of the page
	KeepExcerpt  Keep = "excerpt"  // the beginning, and what KeepSentence keeps
	KeepSentence Keep = "sentence" // the sentences in which somebody is said to say something, or that another report contradicts
	KeepNothing  Keep = "nothing"  // no text
)

// Keeps are the ways to keep, from most to least.
var Keeps = []Keep{KeepFull, KeepExcerpt, KeepSentence, KeepNothing}

// excerptBytes is how much of the beginning an excerpt has, to the end of the
// sentence.
const excerptBytes = 400

// sweepSize is how many documents one sweep looks at, so that it holds nobody
// up for long.
const sweepSize = 200

// Sweep cuts down the texts of sources that are not kept in full, once their
// days are over, and says how many it cut.
func (s *Store) Sweep(ctx context.Context) (n int, err error) {
	type due struct {
		row  int64
		keep Keep
	}
	list, err := collect(ctx, s.read, func(r *sql.Rows) (d due, err error) {
		err = r.Scan(&d.row, &d.keep)
		return d, err
	}, `SELECT d.row, iif(s.keep = 'full', 'sentence', s.keep) FROM documents d JOIN jobs j ON j.number = d.number JOIN sources s ON s.row = j.source
		WHERE (s.keep <> 'full' OR s.days > 0) AND d.kept <> iif(s.keep = 'full', 'sentence', s.keep) AND d.kept <> 'nothing' AND d.withdrawn = ''
		AND j.accepted + s.days * 86400 <= ? ORDER BY d.row LIMIT ?`, s.now().Unix(), sweepSize)
	if err != nil {
		return 0, fmt.Errorf("sweeping: %w", err)
	}
	for _, d := range list {
		err := s.change(ctx, func(tx *sql.Tx) error {
			w := newWork(ctx, tx, nil)
			defer w.close()
			return w.cutDown(d.row, d.keep)
		})
		if err != nil {
			return n, fmt.Errorf("sweeping document %d: %w", d.row, err)
		}
		n++
	}
	return n, nil
}

// cutDown keeps of a document what may be kept, and drops the bytes of its page.
func (w *work) cutDown(row int64, keep Keep) error {
	var body []byte
	var before string
	if err := w.get("SELECT body, digest FROM documents WHERE row = ?", []any{row}, &body, &before); err != nil {
		return err
	}
	doc := new(gainsay.Document)
	if err := unpackDocument(body, doc); err != nil {
		return err
	}
	if before == "" {
		before = Digest(doc)
	}
	contested, err := collect(w.ctx, w, scanText, `SELECT a FROM relations WHERE a_doc = ?1 AND kind IN ('contradicts', 'denies', 'revises')
		UNION SELECT b FROM relations WHERE b_doc = ?1 AND kind IN ('contradicts', 'denies', 'revises')`, row)
	if err != nil {
		return err
	}
	spans := keptSpans(doc, keep, contested)
	left := blanked(doc, spans)
	left.Title = doc.Title
	left.Claims = slices.Clone(left.Claims)
	for i := range left.Claims {
		c := &left.Claims[i]
		if !slices.ContainsFunc(spans, func(s gainsay.Span) bool { return s.Contains(c.Span) }) {
			*c = gainsay.Claim{ID: c.ID, Document: c.Document, Span: c.Span, Quotation: c.Quotation, Rule: c.Rule}
		}
	}
	packed := PackDocument(left)
	steps := []step{
		{"UPDATE documents SET body = ?2, kept = ?3, digest = ?4, lead = ?5 WHERE row = ?1", []any{row, packed, string(keep), before, lead(left)}},
		{"DELETE FROM document_words WHERE rowid = ?", []any{row}},
		{"INSERT INTO document_words (rowid, title, text) VALUES (?, ?, ?)", []any{row, left.Title, left.Text[left.Body:]}},
		{`DELETE FROM blobs WHERE hash = (SELECT hash FROM jobs WHERE number = (SELECT number FROM documents WHERE row = ?1))
			AND NOT EXISTS (SELECT 1 FROM jobs j LEFT JOIN documents d ON d.number = j.number WHERE j.hash = blobs.hash AND (j.state IN ('waiting', 'reading', 'read') OR d.kept = ''))`, []any{row}},
	}
	if keep == KeepNothing {
		steps = append(steps, dropWords(row)...)
	}
	if err := w.steps(steps); err != nil {
		return err
	}
	if keep != KeepNothing {
		if err := w.dropOutside(row, spans); err != nil {
			return err
		}
	}
	return w.recountTopics(row)
}

// dropOutside takes the words out of the findings of a document that stand
// outside of what is kept.
func (w *work) dropOutside(row int64, spans []gainsay.Span) error {
	type finding struct {
		row int64
		at  gainsay.Span
	}
	list, err := collect(w.ctx, w, func(r *sql.Rows) (f finding, err error) {
		err = r.Scan(&f.row, &f.at.Start, &f.at.End)
		return f, err
	}, "SELECT row, start, stop FROM statements WHERE document = ?", row)
	if err != nil {
		return err
	}
	for _, f := range list {
		if slices.ContainsFunc(spans, func(s gainsay.Span) bool { return s.Contains(f.at) }) {
			continue
		}
		err := w.steps([]step{
			{"UPDATE statements SET text = '', sentence = '' WHERE row = ?", []any{f.row}},
			{"DELETE FROM statement_words WHERE rowid = ?", []any{f.row}},
			{"DELETE FROM spoken WHERE statement = ?", []any{f.row}},
			{"UPDATE figures SET words = '' WHERE statement = ?", []any{f.row}},
			{"UPDATE claims SET body = json_object('id', id) WHERE statement = ?", []any{f.row}},
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// dropWords takes the words out of the findings of a document that nothing is
// kept of.
func dropWords(row int64) []step {
	return []step{
		{"UPDATE statements SET text = '', sentence = '' WHERE document = ?", []any{row}},
		{"DELETE FROM statement_words WHERE rowid IN (SELECT row FROM statements WHERE document = ?)", []any{row}},
		{"DELETE FROM spoken WHERE statement IN (SELECT row FROM statements WHERE document = ?)", []any{row}},
		{"UPDATE documents SET dateline = '' WHERE row = ?", []any{row}},
		{"UPDATE figures SET words = '' WHERE statement IN (SELECT row FROM statements WHERE document = ?)", []any{row}},
		{"UPDATE claims SET body = json_object('id', id) WHERE document = ?", []any{row}},
		{"UPDATE relations SET body = json_set(body, '$.why', 'Of the source of one of the two statements no words are kept.') WHERE a_doc = ?1 OR b_doc = ?1", []any{row}},
	}
}

// A step is a query of a change that has several.
type step struct {
	query string
	args  []any
}

func (w *work) steps(list []step) error {
	for _, st := range list {
		if err := w.exec(st.query, st.args...); err != nil {
			return err
		}
	}
	return nil
}

// keptSpans are the stretches of a text that are kept.
func keptSpans(doc *gainsay.Document, keep Keep, contested []string) []gainsay.Span {
	if keep == KeepNothing {
		return nil
	}
	spans := []gainsay.Span{{Start: 0, End: doc.Body}}
	for _, q := range doc.Quotations {
		for _, part := range append(q.Parts(), q.Span, q.Source, q.Cue) {
			spans = append(spans, wholeSentences(doc, part)...)
		}
	}
	for i := range doc.Claims {
		if !slices.Contains(contested, string(doc.Claims[i].ID)) {
			continue
		}
		spans = append(spans, wholeSentences(doc, doc.Claims[i].Span)...)
	}
	if keep == KeepExcerpt {
		for _, s := range doc.Sentences {
			if s.Start < doc.Body+excerptBytes {
				spans = append(spans, s.Span)
			}
		}
	}
	return spans
}

// wholeSentences are the sentences that s touches; s itself where the text has
// none.
func wholeSentences(doc *gainsay.Document, s gainsay.Span) []gainsay.Span {
	if s.IsZero() {
		return nil
	}
	list := []gainsay.Span{s}
	for i := max(0, doc.SentenceAt(s.Start)); i < len(doc.Sentences) && doc.Sentences[i].Start < s.End; i++ {
		list = append(list, doc.Sentences[i].Span)
	}
	return list
}

// SameWords reports whether a document, of which only part is kept, had the
// words of doc.
func (b *Batch) SameWords(prior gainsay.DocumentID, doc *gainsay.Document) (bool, error) {
	var was string
	err := b.work.get("SELECT digest FROM documents WHERE id = ?", []any{string(prior)}, &was)
	return err == nil && was != "" && was == Digest(doc), found(err)
}

// ParseKeep reads a way to keep.
func ParseKeep(text string) (Keep, error) {
	if k := Keep(strings.ToLower(strings.TrimSpace(text))); slices.Contains(Keeps, k) {
		return k, nil
	}
	return "", fmt.Errorf("%q is no way to keep texts: full, excerpt, sentence or nothing", text)
}
