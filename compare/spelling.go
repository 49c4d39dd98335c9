package compare

import (
	"strings"
	"unicode"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// names finds one person under two names: of one age in one story, with the
// first or the last name the same and the other one a slip apart. One of the
// two is wrong.
func (l *alignment) names(lexicon.Kinship) (clash, bool) {
	a, b := l.a.claim, l.b.claim
	if a.Frame != "age" || b.Frame != "age" || a.Amount.Value != b.Amount.Value || a.Sentence == b.Sentence && a.Document == b.Document {
		return clash{}, false
	}
	x, jx := younger(strings.Fields(spelled(a.Subject.Name)))
	y, jy := younger(strings.Fields(spelled(b.Subject.Name)))
	if len(x) < 2 || len(y) < 2 || jx != "" && jy != "" && jx != jy {
		return clash{}, false
	}
	first, last := slip(x[0], y[0]), slip(x[len(x)-1], y[len(y)-1])
	if first+last == 0 || first > 0 && last > 0 || first < 0 || last < 0 {
		return clash{}, false
	}
	return clash{differ: gainsay.ByName, strength: 1, a: a.Subject.Name, b: b.Subject.Name}, true
}

// spelled is a name in small letters without marks: "De'Shaun" is "Deshaun".
func spelled(name string) string {
	name = strings.NewReplacer("'s", "", "’s", "").Replace(name)
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || unicode.IsLetter(r):
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// The lengths from which a name may be one or two letters off another and
// still be meant for it.
const (
	slipFrom = 4
	slipTwo  = 7
)

// slip is by how many letters two names differ, 0 for none; -1 when they are
// two names. Two letters that changed places count once.
func slip(a, b string) int {
	if a == b {
		return 0
	}
	short := min(len(a), len(b))
	if short < slipFrom || a[0] != b[0] && short < slipTwo {
		return -1
	}
	switch d := edits(a, b); {
	case d == 1, d == 2 && short >= slipTwo:
		return d
	}
	return -1
}

// edits is the number of letters to put in, take out, change or swap to make b
// of a.
func edits(a, b string) int {
	before, last := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range len(a) {
		row := make([]int, len(b)+1)
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last = last, row
	}
	return last[len(b)]
}
