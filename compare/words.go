package compare

import (
	"strconv"
	"strings"

	"github.com/gainsay-news/gainsay"
)

// topic is what two claims speak of, in the words of the fuller one.
func topic(a, b *reading) string {
	best := ""
	for _, t := range []gainsay.Term{a.claim.Subject, b.claim.Subject, a.claim.Object, b.claim.Object} {
		name := t.Name
		if name == "" {
			name = t.Text
		}
		if len(name) > len(best) && len(name) < 80 && best == "" || len(best) < 5 && len(name) < 80 {
			best = name
		}
	}
	if best == "" {
		return "one matter"
	}
	return strings.TrimPrefix(strings.Join(strings.Fields(best), " "), "that ")
}

// held is what a claim says, short: "not stay".
func held(r *reading) string {
	p := strings.ReplaceAll(r.claim.Predicate, "-", " ")
	if p == "" {
		p = "holds"
	}
	if r.claim.Denied {
		p = "not " + p
	}
	return p + " (" + way(r.claim) + ")"
}

// way is the modality of a claim in words.
func way(c *gainsay.Claim) string {
	w := string(c.Modality)
	if w == "" {
		w = string(gainsay.Asserted)
	}
	if c.Denied {
		return "not " + w
	}
	return w
}

func counted(q *[2]gainsay.Quantity) string {
	for _, x := range q {
		if x.Of.Text != "" {
			return strings.Join(strings.Fields(x.Of.Text), " ")
		}
	}
	if q[0].Unit != "" {
		return "the figure in " + q[0].Unit
	}
	return "one figure"
}

func figure(q gainsay.Quantity) string {
	s := strconv.FormatFloat(q.Value, 'f', -1, 64)
	if q.High > q.Value {
		s += " to " + strconv.FormatFloat(q.High, 'f', -1, 64)
	}
	switch q.Bound {
	case gainsay.About:
		return "about " + s
	case gainsay.More:
		return "more than " + s
	case gainsay.Less:
		return "less than " + s
	}
	return s
}

func upper(s string) string {
	if s == "" || s[0] >= 0x80 {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
