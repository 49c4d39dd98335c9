package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/gainsay-news/gainsay"
)

// A Topic is what at least two reports of one story speak of: the noun that a
// subject or an object of their statements turns on, in the form that a
// dictionary has, where it is no name. It is a word of the reports; nobody
// labels it.
type Topic struct {
	Word       string    `json:"word"`
	Stories    int       `json:"stories"`
	Reports    int       `json:"reports"`
	Statements int       `json:"statements"`
	Last       time.Time `json:"last,omitzero"` // the latest report of these stories
}

const (
	topicReports = 2   // own reports of a story that speak of its topic, at least
	storyTopics  = 40  // topics of a story, those of most reports
	topicStories = 400 // stories that a list of topics is made of, the latest
	// A word that more than one in tooWideTopic stories shares, of at least
	// fewStories, tells nothing of one.
	tooWideTopic = 5
	fewStories   = 10
)

// spokenOf is the nouns that what a claim speaks of turns on.
func spokenOf(cl *gainsay.Claim) (words []string) {
	for _, t := range append([]gainsay.Term{cl.Subject, cl.Object}, cl.Terms...) {
		w := topicWord(t.Head)
		if t.Entity != "" || t.Name != "" || utf8.RuneCountInString(w) < 3 || pointing[w] || slices.Contains(words, w) || strings.ContainsFunc(w, noLetter) {
			continue
		}
		if slices.ContainsFunc(cl.Words, func(c gainsay.ClaimWord) bool {
			return c.Part == "NOUN" && c.Role != gainsay.RoleTime && topicWord(c.Lemma) == w
		}) {
			words = append(words, w)
		}
	}
	return words
}

func noLetter(r rune) bool { return !unicode.IsLetter(r) && r != '-' }

// topicWord is a word as topics are kept.
func topicWord(w string) string { return strings.ToLower(strings.TrimSpace(w)) }

// saveSpoken notes what a statement speaks of.
func (w *work) saveSpoken(cl *gainsay.Claim, statement int64) []string {
	words := spokenOf(cl)
	for _, word := range words {
		w.put(spokenRows, statement, word)
	}
	return words
}

// countTopics finds the topics of a story anew.
func (w *work) countTopics(story string) error {
	if err := w.exec("DELETE FROM topics WHERE story = ?", story); err != nil || story == "" {
		return err
	}
	reports, err := w.readNumber("SELECT count(*) FROM (SELECT 1 FROM documents WHERE story = ? AND current = 1 LIMIT ?)", story, topicReports)
	if err != nil || reports < topicReports {
		return err
	}
	return w.exec(`INSERT INTO topics (story, word, statements, reports)
		SELECT s.story, p.word, count(*), count(DISTINCT s.document) FROM statements s CROSS JOIN spoken p ON p.statement = s.row
		WHERE s.story = ?1 AND s.current = 1 AND s.copied = 0 AND s.withdrawn = 0 GROUP BY p.word HAVING count(DISTINCT s.document) >= ?2
		ORDER BY 4 DESC, 3 DESC, 2 LIMIT ?3`, story, topicReports, storyTopics)
}

// recountTopics finds the topics of a document's story anew.
func (w *work) recountTopics(document int64) error {
	var story string
	if err := w.get("SELECT story FROM documents WHERE row = ?", []any{document}, &story); err != nil {
		return err
	}
	return w.countTopics(story)
}

// findTopics finds datelines and topics in a record of before.
func findTopics(ctx context.Context, tx *sql.Tx) error {
	w := newWork(ctx, tx, nil)
	defer w.close()
	rows, err := collect(ctx, w, scanInt, "SELECT row FROM documents ORDER BY row")
	for _, row := range rows {
		if err == nil {
			err = w.findSpoken(row)
		}
	}
	if err != nil {
		return err
	}
	stories, err := collect(ctx, w, scanText, "SELECT id FROM stories")
	for _, id := range stories {
		if err == nil {
			err = w.countTopics(id)
		}
	}
	return err
}

// findSpoken finds what the statements of a document speak of.
func (w *work) findSpoken(row int64) error {
	var body []byte
	if err := w.get("SELECT body FROM documents WHERE row = ?", []any{row}, &body); err != nil {
		return err
	}
	var doc struct { // the rest is stepped over
		Text     string           `json:"text"`
		Dateline gainsay.Dateline `json:"dateline"`
	}
	raw, err := unpack(body)
	if err != nil {
		return err
	}
	if err := Unpack(raw, &doc); err != nil {
		return err
	}
	if place := doc.Dateline.Place; place.End <= len(doc.Text) && place.Start < place.End {
		if err := w.exec("UPDATE documents SET dateline = ? WHERE row = ? AND withdrawn = ''", doc.Text[place.Start:place.End], row); err != nil {
			return err
		}
	}
	type read struct {
		statement int64
		claim     gainsay.Claim
	}
	claims, err := collect(w.ctx, w, func(r *sql.Rows) (c read, err error) {
		var packed []byte
		if err := r.Scan(&c.statement, &packed); err != nil {
			return c, err
		}
		return c, Unpack(packed, &c.claim)
	}, "SELECT c.statement, c.body FROM claims c JOIN statements s ON s.row = c.statement WHERE c.document = ? AND s.withdrawn = 0 AND s.text <> ''", row)
	if err != nil {
		return err
	}
	for _, c := range claims {
		w.saveSpoken(&c.claim, c.statement)
	}
	return w.flush()
}

const topicSelect = "SELECT t.word, count(*), sum(t.reports), sum(t.statements), max(s.last) FROM "

func scanTopic(r *sql.Rows) (t Topic, err error) {
	var last sql.NullInt64
	err = r.Scan(&t.Word, &t.Stories, &t.Reports, &t.Statements, &last)
	t.Last = moment(last)
	return t, err
}

// Topics lists the topics of the stories that were told of since a time, those
// of most reports first.
func (s *Store) Topics(ctx context.Context, since time.Time, limit int) ([]Topic, error) {
	latest := "(SELECT id, last FROM stories WHERE last >= ?1 ORDER BY last DESC LIMIT ?2)"
	list, err := collect(ctx, s.read, scanTopic, topicSelect+latest+` s CROSS JOIN topics t ON t.story = s.id GROUP BY t.word
		HAVING count(*) <= max(?3, (SELECT count(*) FROM `+latest+`) / ?4) ORDER BY 3 DESC, 4 DESC, 1 LIMIT ?5`,
		since.Unix(), topicStories, fewStories/tooWideTopic, tooWideTopic, limit)
	if err != nil {
		return nil, fmt.Errorf("topics: %w", err)
	}
	return list, nil
}

// A TopicPage is what the page of a topic shows.
type TopicPage struct {
	Topic
	List   []StorySummary `json:"list"`   // of its stories, the latest
	Latest []Statement    `json:"latest"` // of what was said of it
}

// Topic reads the page of a topic; ErrNotFound where no story has it.
func (s *Store) Topic(ctx context.Context, word string) (p TopicPage, err error) {
	word = topicWord(word)
	list, err := collect(ctx, s.read, scanTopic, topicSelect+"topics t JOIN stories s ON s.id = t.story WHERE t.word = ? GROUP BY t.word", word)
	if err == nil && len(list) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return p, fmt.Errorf("topic %q: %w", word, err)
	}
	p.Topic = list[0]
	if p.List, err = collect(ctx, s.read, scanStory, storySelect+"WHERE id IN (SELECT story FROM topics WHERE word = ?) ORDER BY last DESC, row DESC LIMIT 20", word); err != nil {
		return p, fmt.Errorf("topic %q: %w", word, err)
	}
	a, err := s.Search(ctx, Question{Where: Cond{Op: TopicIs, Text: word}, Bare: true, Limit: 20})
	p.Latest = a.Statements
	return p, err
}
