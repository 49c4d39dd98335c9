package store

import (
	"fmt"
	"strings"
)

// A table is what rows are put into many at a time. What a statement of SQL
// costs beside the row that it inserts, here more than the row, is then paid
// once for all of them.
type table struct {
	name    string
	columns int
	queries [len(bulks)]string
}

// bulks is how many rows one statement inserts: as many of the largest as
// there are, and so on. Each is a statement that is kept ready.
var bulks = [...]int{32, 8, 1}

// newTable is a table by its columns; also says what becomes of a row that is
// there. A statement that fails ends its transaction, so it keeps no copies of
// pages by which it could be undone by itself (OR FAIL).
func newTable(name, columns, also string) *table {
	t := &table{name: name, columns: strings.Count(columns, ",") + 1}
	row := "(" + strings.Repeat("?,", t.columns-1) + "?)"
	for i, n := range bulks {
		t.queries[i] = "INSERT OR FAIL INTO " + name + " (" + columns + ") VALUES " + strings.Repeat(row+",", n-1) + row + also
	}
	return t
}

var (
	statementRows = newTable("statements", `row, id, document, voice, form, act, negated, speaker, name, unnamed, text, sentence, start, stop, said, said_to,
		said_rule, published, channel, via, place, story, publisher, origin, copied, figures, score, pipeline, corrected`, "")
	claimRows    = newTable("claims", "row, id, document, statement, story, body, pipeline", "")
	figureRows   = newTable("figures", "claim, statement, story, value, high, bound, unit, thing, head, fate, words", "")
	aboutRows    = newTable("about", "identity, statement", "")
	spotRows     = newTable("spots", "place, statement", "")
	spokenRows   = newTable("spoken", "statement, word", " ON CONFLICT DO NOTHING")
	tieRows      = newTable("ties", "document, entity, identity, name, role, also, rule, score, pipeline", "")
	identityRows = newTable("identities", "row, id, kind, name, role, profile, pipeline", "")
	postingRows  = newTable("postings", "key, owners", " ON CONFLICT (key) DO UPDATE SET owners = excluded.owners")
)

// A bulk is rows on their way into a table.
type bulk struct {
	of   *table
	args []any
}

// put notes a row, which is in the record once the work is flushed.
func (w *work) put(t *table, row ...any) {
	for _, b := range w.bulks {
		if b.of == t {
			b.args = append(b.args, row...)
			return
		}
	}
	w.bulks = append(w.bulks, &bulk{t, row})
}

// flush inserts the rows that were put.
func (w *work) flush() error {
	for _, b := range w.bulks {
		if err := b.insert(w); err != nil {
			return fmt.Errorf("%s: %w", b.of.name, err)
		}
	}
	return nil
}

func (b *bulk) insert(w *work) error {
	rest := b.args
	for i, n := range bulks {
		for wide := n * b.of.columns; len(rest) >= wide; rest = rest[wide:] {
			if _, err := w.run(b.of.queries[i], rest[:wide]); err != nil {
				return err
			}
		}
	}
	clear(b.args)
	b.args = b.args[:0]
	return nil
}

// nextRow is the number of the next row of a table whose rows are put: the one
// that SQLite would give.
func (w *work) nextRow(t *table) (int64, error) {
	last, known := w.lastRows[t]
	if !known {
		var err error
		if last, err = w.readNumber("SELECT max(row) FROM " + t.name); err != nil {
			return 0, err
		}
	}
	w.lastRows[t] = last + 1
	return last + 1, nil
}
