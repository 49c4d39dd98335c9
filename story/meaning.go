package story

import (
	"math"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/vector"
)

const (
	meaningLead  = 800 // bytes of the body whose meaning counts
	meaningTitle = 2   // how often a word of the headline counts
)

// meaning is what the words of headline and lead speak of, of length one; zero
// where no word of them is known.
func meaning(doc *gainsay.Document) vector.Sum {
	var sum vector.Sum
	var small [40]byte
	title := headline(doc)
	for i := range doc.Tokens {
		t := &doc.Tokens[i]
		if t.Start >= doc.Body+meaningLead {
			break
		}
		if t.Kind != gainsay.Word || t.End-t.Start > len(small) || t.Start >= title && t.Start < doc.Body {
			continue
		}
		v, ok := vector.OfBytes(lower(small[:0], doc.Text[t.Start:t.End]))
		switch {
		case !ok:
		case t.Start < doc.Body:
			sum.Add(v, meaningTitle)
		default:
			sum.Add(v, 1)
		}
	}
	divide(&sum, length(&sum))
	return sum
}

// lower appends a word in small letters; the vectors are of English words.
func lower(out []byte, word string) []byte {
	for i := range len(word) {
		b := word[i]
		if 'A' <= b && b <= 'Z' {
			b += 'a' - 'A'
		}
		out = append(out, b)
	}
	return out
}

func length(s *vector.Sum) float32 {
	return float32(math.Sqrt(float64(product(s, s))))
}

func divide(s *vector.Sum, by float32) {
	if by == 0 {
		return
	}
	for i := range s {
		s[i] /= by
	}
}

// A likeness is how near what a report speaks of is to stories, apart from what
// all these stories speak of.
type likeness struct {
	own          *vector.Sum
	common       vector.Sum
	square, ours float32 // of the common part by itself, and by the report's own
}

func likenessTo(r *report, stories []*profile) *likeness {
	l := &likeness{own: &r.meaning}
	for _, p := range stories {
		for i := range l.common {
			l.common[i] += p.direction[i]
		}
	}
	divide(&l.common, float32(len(stories)+fewStories))
	l.square, l.ours = product(&l.common, &l.common), product(l.own, &l.common)
	return l
}

// of is the likeness to one of the stories, in [-1, 1]: the cosine of both less
// what is common, multiplied out. It is false where either says nothing.
func (l *likeness) of(p *profile) (float64, bool) {
	if p.direction == nothing || *l.own == nothing {
		return 0, false
	}
	its := product(&p.direction, &l.common)
	both := float64(product(l.own, &p.direction) - l.ours - its + l.square)
	return both / math.Sqrt(float64(1-2*l.ours+l.square)*float64(1-2*its+l.square)), true
}

// product has four sums, which do not wait for each other.
func product(a, b *vector.Sum) float32 {
	var s, t, u, v float32
	for i := 0; i+3 < len(a); i += 4 {
		s += a[i] * b[i]
		t += a[i+1] * b[i+1]
		u += a[i+2] * b[i+2]
		v += a[i+3] * b[i+3]
	}
	return s + t + (u + v)
}

var nothing vector.Sum

// fewStories is how many stories without any meaning are added to those that
// there are: the mean of few tells little of what stories speak of.
const fewStories = 10
