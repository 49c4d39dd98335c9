package compare

import (
	"math"
	"strings"
	"unicode"

	"github.com/gainsay-news/gainsay"
)

// names finds one person under two names: of one age in one story, with the
// first or the last name the same and the other one a slip apart. One of the
// two is wrong.
func (l *alignment) names() (clash, bool) {
	a, b := l.a.claim, l.b.claim
	if a.Frame != "age" || b.Frame != "age" || a.Amount.Value != b.Amount.Value || a.Sentence == b.Sentence && a.Document == b.Document {
		return clash{}, false
	}
	if first, last := slips(a, b); first+last == 0 || first < 0 || last < 0 {
		return clash{}, false
	}
	return clash{differ: gainsay.ByName, strength: 1, a: a.Subject.Name, b: b.Subject.Name}, true
}

// slips is by how many letters the first and the last names of two people are
// off, -1 for two names.
func slips(a, b *gainsay.Claim) (first, last int) {
	x, jx := younger(strings.Fields(spelled(a.Subject.Name)))
	y, jy := younger(strings.Fields(spelled(b.Subject.Name)))
	if len(x) < 2 || len(y) < 2 || jx != "" && jy != "" && jx != jy {
		return -1, -1
	}
	first, last = slip(x[0], y[0]), slip(x[len(x)-1], y[len(y)-1])
	if first > 0 && last > 0 {
		return -1, -1
	}
	return first, last
}

// calls reports whether a claim says how somebody is called.
func (r *reading) calls() bool { return r.claim.Frame == "name" || r.claim.Frame == "age" }

// named holds two claims of how somebody is called against each other, where
// they do not give one age: in one story, within a few days, two whose first
// or whose last names are a slip apart.
func named(a, b *reading, known Circumstance) (v verdict) {
	x, y := a.claim, b.claim
	days := daysApart(x, y)
	if !known.SameStory && !known.SameDocument || days < 0 || days > oneNews {
		return v
	}
	first, last := slips(x, y)
	if first+last == 0 || first < 0 || last < 0 || x.Frame == "age" && y.Frame == "age" && !nearAges(x, y, first > 0) {
		return v
	}
	if first > 0 && (known.SameDocument || oneFamily(firstName(x), firstName(y))) || last > 0 && plural(lastName(x), lastName(y)) {
		return v
	}
	v.clash = clash{differ: gainsay.ByName, strength: 1, a: x.Subject.Name, b: y.Subject.Name}
	v.kind, v.ground, v.score = kind(gainsay.Contradicts), bySpelling, sure[bySpelling]
	return v
}

// nearAges reports whether two ages that differ can be those of one person
// whose name is spelled two ways. Short first names that are a slip apart are
// those of brothers and sisters as often.
func nearAges(a, b *gainsay.Claim, byFirst bool) bool {
	const near = 2
	apart := math.Abs(a.Amount.Value - b.Amount.Value)
	return apart > 0 && apart <= near && !(byFirst && min(len(firstName(a)), len(firstName(b))) < slipTwo)
}

func firstName(c *gainsay.Claim) string {
	first, _, _ := strings.Cut(spelled(c.Subject.Name), " ")
	return first
}

func lastName(c *gainsay.Claim) string { return lastWord(spelled(c.Subject.Name)) }

// oneFamily reports whether two first names are those of two people as often
// as one misspelled: "Steve" and "Steven", "Julio" and "Julia".
func oneFamily(a, b string) bool {
	if strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
		return true
	}
	return len(a) == len(b) && a[:len(a)-1] == b[:len(b)-1] || sounding(a) == sounding(b)
}

// sounding is a name without what writing it in our letters leaves open: which
// letters are double, and "y" for "i".
func sounding(name string) string {
	var out []byte
	for i := range len(name) {
		c := name[i]
		if c == 'y' {
			c = 'i'
		}
		if len(out) == 0 || out[len(out)-1] != c {
			out = append(out, c)
		}
	}
	return string(out)
}

// plural reports whether one word is the other with an "s": "the Poores".
func plural(a, b string) bool { return a == b+"s" || b == a+"s" }

// spelled is a name in small letters without marks: "De'Shaun" is "Deshaun".
func spelled(name string) string {
	name = strings.NewReplacer("'s", "", "’s", "").Replace(name)
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || unicode.IsLetter(r):
			return plain(unicode.ToLower(r))
		}
		return -1
	}, name)
}

// plain is a letter without its mark: "José" is "Jose".
func plain(r rune) rune {
	if at := strings.IndexRune(marked, r); at >= 0 {
		return rune(unmarked[len([]rune(marked[:at]))])
	}
	return r
}

const (
	marked   = "áàâäãåéèêëíìîïóòôöõøúùûüñçýž"
	unmarked = "aaaaaaeeeeiiiioooooouuuuncyz"
)

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
