package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/gainsay-news/gainsay"
)

// What people correct in a reading stands in decisions about the statement:
// one for its speaker, one for its cue, one for its day, one for each figure,
// of which the last that stands counts. The reading itself stays in its
// document. What follows from both is what the record shows; it is made again
// when a decision is taken back, and when the same report is read again.

// A Correction is what a person says a statement should have been read as. It
// is the value of a decision whose kind is "statement" and whose act is
// "speaker", "cue", "day" or "figure".
type Correction struct {
	Speaker string            `json:"speaker,omitempty"` // identity
	Name    string            `json:"name,omitempty"`    // of a speaker whom the record does not know; neither: nobody is named
	Cue     string            `json:"cue,omitempty"`     // the words of the sentence that report it
	Act     gainsay.SpeechAct `json:"act,omitempty"`     // and what they say was done
	Day     string            `json:"day,omitempty"`     // 2031-05-02; "" is not known
	Words   string            `json:"words,omitempty"`   // the figure, as the text has it
	Value   float64           `json:"value,omitempty"`
	High    float64           `json:"high,omitempty"`
	Bound   gainsay.Bound     `json:"bound,omitempty"`
}

// Correction reads what a decision about a statement says.
func (d Decision) Correction() (c Correction) {
	if d.Kind == "statement" {
		json.Unmarshal([]byte(d.Value), &c) // Correction.Text wrote it
	}
	return c
}

// errRefused is in every refusal of a decision that makes no sense.
var errRefused = errors.New("this cannot be decided so")

// IsRefused reports whether a decision was refused because it makes no sense.
func IsRefused(err error) bool { return errors.Is(err, errRefused) }

// Text is a correction as the value of its decision.
func (c Correction) Text() string { return jsonText(c) }

// readyCorrection checks a correction against the words of the report.
func readyCorrection(ctx context.Context, tx *sql.Tx, d *Decision) error {
	c := d.Correction()
	var body []byte
	var row int64
	err := tx.QueryRowContext(ctx, "SELECT s.row, d.body FROM statements s JOIN documents d ON d.row = s.document WHERE s.id = ? ORDER BY s.row DESC LIMIT 1", d.Subject).Scan(&row, &body)
	if err != nil {
		return found(err)
	}
	switch d.Act {
	case "speaker":
		if c.Speaker == "" {
			return nil
		}
		n, err := number(ctx, tx, "SELECT count(*) FROM identities WHERE id = ?", c.Speaker)
		if err == nil && n == 0 {
			err = ErrNotFound
		}
		return err
	case "cue":
		doc := new(gainsay.Document)
		if err := unpackDocument(body, doc); err != nil {
			return err
		}
		if c.Cue == "" || !strings.Contains(doc.Text, c.Cue) {
			return fmt.Errorf("%w: the report does not hold the cue “%s”", errRefused, c.Cue)
		}
		return nil
	case "day":
		if _, err := time.Parse(time.DateOnly, c.Day); err != nil && c.Day != "" {
			return fmt.Errorf("%w: “%s” is no day", errRefused, c.Day)
		}
		return nil
	case "figure":
		n, err := number(ctx, tx, "SELECT count(*) FROM figures WHERE statement = ? AND words = ?", row, c.Words)
		if err == nil && n == 0 {
			err = fmt.Errorf("%w: the statement has no figure “%s”", errRefused, c.Words)
		}
		return err
	}
	return fmt.Errorf("%w: %q", errRefused, d.Act)
}

// corrections are those of a statement that stand, oldest first. Most records
// have none, which is asked once for each commit.
func (c *commit) corrections(id string) ([]Decision, error) {
	if !c.asked {
		n, err := c.readNumber("SELECT EXISTS (SELECT 1 FROM decisions WHERE kind = 'statement' AND undone IS NULL)")
		if err != nil {
			return nil, err
		}
		c.asked, c.anyCorrected = true, n != 0
	}
	if !c.anyCorrected {
		return nil, nil
	}
	return collect(c.ctx, c.tx, func(r *sql.Rows) (d Decision, err error) {
		d.Kind = "statement"
		err = r.Scan(&d.ID, &d.Who, &d.Act, &d.Value)
		return d, err
	}, "SELECT row, who, act, value FROM decisions WHERE kind = 'statement' AND subject = ? AND undone IS NULL ORDER BY row", id)
}

// correct makes a statement that was read what people say it is.
func (c *commit) correct(st *statement) error {
	list, err := c.corrections(st.id)
	st.corrected = len(list) > 0
	for _, d := range list {
		is := d.Correction()
		switch d.Act {
		case "speaker":
			err = errors.Join(err, c.correctSpeaker(st, is))
		case "cue":
			st.act = string(is.Act)
		case "day":
			st.said, st.saidRule = gainsay.Interval{}, "by hand"
			if day, wrong := time.Parse(time.DateOnly, is.Day); wrong == nil {
				st.said = gainsay.Day(day)
			}
		}
	}
	return err
}

func (c *commit) correctSpeaker(st *statement, is Correction) (err error) {
	st.name, st.speaker, st.unnamed = is.Name, "", is.Name == "" && is.Speaker == ""
	if is.Speaker == "" {
		return nil
	}
	if st.speaker, err = merged(c.ctx, c.tx, is.Speaker); err != nil {
		return err
	}
	return c.get("SELECT name FROM identities WHERE id = ?", []any{st.speaker}, &st.name)
}

// correctClaim makes a claim what people say of its statement, so that later
// reports are held against that.
func (c *commit) correctClaim(cl gainsay.Claim, statement string) (gainsay.Claim, error) {
	list, err := c.corrections(statement)
	for _, d := range list {
		is := d.Correction()
		switch d.Act {
		case "speaker":
			cl.Speaker = gainsay.Term{Text: is.Name, Name: is.Name, Entity: c.entityOf(is.Speaker)}
			if e := c.doc.Entity(cl.Speaker.Entity); e != nil {
				cl.Speaker.Text, cl.Speaker.Name = e.Name, e.Name
			}
		case "day":
			cl.Said = gainsay.Interval{}
			if day, wrong := time.Parse(time.DateOnly, is.Day); wrong == nil {
				cl.Said = gainsay.Day(day)
			}
		case "figure":
			cl.Amounts = slices.Clone(cl.Amounts)
			cl.Amount = c.correctFigure(cl.Amount, is)
			for i, q := range cl.Amounts {
				cl.Amounts[i] = c.correctFigure(q, is)
			}
		}
	}
	return cl, err
}

func (c *commit) correctFigure(q gainsay.Quantity, is Correction) gainsay.Quantity {
	if q.Bound != "" && c.doc.Words(q.Span) == is.Words {
		q.Value, q.High, q.Bound = is.Value, max(is.Value, is.High), is.Bound
	}
	return q
}

// entityOf is the entity of the document that an identity is, or "".
func (c *commit) entityOf(identity string) gainsay.EntityID {
	for e, id := range c.tied {
		if id == identity && id != "" {
			return e
		}
	}
	return ""
}
