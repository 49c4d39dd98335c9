package store

import (
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"time"
)

// A wording is the fields that the index of words has of a statement: as the
// view statement_tokens has them, which serves statements that are changed
// later, but made of what is at hand when a page is recorded.
type wording struct {
	row           int64
	fields        []byte
	about, spoken []string
	places        []int64
}

// word notes a new statement for the index; what it speaks of is added as it
// is saved.
func (c *commit) word(row int64, st *statement, figures bool) *wording {
	w := &wording{row: row, fields: make([]byte, 0, 256)}
	if st.speaker == "" {
		w.put("nnobody")
	} else {
		w.put("s", st.speaker)
	}
	w.put("f", st.form)
	w.put("a", st.act)
	w.put("v", st.voice)
	w.put("c", st.channel)
	said := st.said.From
	if said.IsZero() {
		said = c.doc.Published.Time
	}
	w.month("m", "y", said)
	w.month("d", "e", c.doc.Published.Time)
	from := origin(c.doc)
	w.putHex("o", c.doc.Publisher)
	w.putHex("g", from)
	for _, is := range []struct {
		so   bool
		word string
	}{
		{st.unnamed, "nunnamed"}, {st.voice == "quoted" && st.speaker == "" && !st.unnamed, "nunresolved"}, {from != c.doc.Publisher, "nwire"},
		{figures, "nfigure"}, {c.CopyOf != "", "ncopy"}, {st.corrected, "ncorrected"},
	} {
		if is.so {
			w.put(is.word)
		}
	}
	c.words = append(c.words, w)
	return w
}

func (w *wording) put(parts ...string) {
	if len(w.fields) > 0 {
		w.fields = append(w.fields, ' ')
	}
	for _, p := range parts {
		w.fields = append(w.fields, p...)
	}
}

func (w *wording) putHex(kind, text string) {
	w.put(kind)
	w.fields = hex.AppendEncode(w.fields, []byte(text))
}

// month puts the month and the year of a time, where it is known.
func (w *wording) month(month, year string, t time.Time) {
	t = t.UTC()
	if t.IsZero() || t.Year() < 0 || t.Year() > 9999 {
		return
	}
	w.put(fmt.Sprintf("%s%04d%02d %s%04d", month, t.Year(), t.Month(), year, t.Year()))
}

// all is the fields, with what the statement speaks of.
func (w *wording) all(contested bool) string {
	if contested {
		w.put("ncontested")
	}
	slices.Sort(w.about)
	for _, id := range w.about {
		w.put("b", id)
	}
	slices.Sort(w.places)
	for _, p := range w.places {
		w.put("p", strconv.FormatInt(p, 10))
	}
	slices.Sort(w.spoken)
	for _, word := range slices.Compact(w.spoken) {
		w.putHex("t", word)
	}
	return string(w.fields)
}

// indexWordings indexes new statements by their fields, in the order of their
// rows. It is one query: a second one would have the index write out what it
// has gathered.
const indexWordings = `INSERT INTO statement_words (rowid, text, context, fields, via, dateline)
	SELECT s.row, s.text, s.name || ' ' || s.sentence, f.value, s.via, (SELECT dateline FROM documents WHERE row = s.document)
	FROM json_each(?1) f CROSS JOIN statements s WHERE s.row = ?2 + f.key`

// indexWords indexes the statements of the batch. Where one was changed after
// it was saved, as when an agency took it back before, what is in the tables
// counts and not what came in.
func (w *work) indexWords(contested map[int64]bool) error {
	words, changed := w.words, w.changed
	w.words, w.changed = nil, false
	switch {
	case len(words) == 0:
		return nil
	case changed:
		return w.exec(indexStatements, words[0].row, words[len(words)-1].row)
	}
	fields := make([]string, len(words))
	for i, one := range words {
		fields[i] = one.all(contested[one.row])
	}
	return w.exec(indexWordings, jsonText(fields), words[0].row)
}
