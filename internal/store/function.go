package store

import (
	"database/sql/driver"
	"regexp"
	"strings"
	"sync"

	"github.com/gainsay-news/gainsay/identity"
	"modernc.org/sqlite"
)

// The functions of ours that SQL calls.
func init() {
	for name, f := range map[string]struct {
		args int
		do   func(args []string) any
	}{
		"fold":    {1, func(a []string) any { return Fold(a[0]) }},
		"matches": {2, func(a []string) any { return matches(a[0], a[1]) }},
		"times": {2, func(a []string) any {
			return int64(strings.Count(" "+Fold(wordsOnly(a[0]))+" ", " "+Fold(wordsOnly(a[1]))+" "))
		}},
		"publicrole": {1, func(a []string) any { return identity.PublicRole(a[0]) }},
		"alike":      {2, func(a []string) any { return alike(a[0], a[1]) }},
	} {
		sqlite.MustRegisterDeterministicScalarFunction(name, int32(f.args), func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
			text := make([]string, len(args))
			for i := range args {
				text[i], _ = args[i].(string)
			}
			return f.do(text), nil
		})
	}
}

var folding = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "’", "'", "‘", "'", "–", "-", "—", "-", "\u00a0", " ", "…", "...")

// Fold is text as phrases are compared: lower case, with plain quotation
// marks, dashes and single spaces.
func Fold(text string) string {
	return strings.Join(strings.Fields(strings.ToLower(folding.Replace(text))), " ")
}

// patterns keeps the regular expressions of running queries; it is emptied
// when it has grown, since anybody may ask for any.
var patterns struct {
	sync.Mutex
	of map[string]*regexp.Regexp
}

// matches reports whether a regular expression matches text; one that cannot
// be read matches nothing.
func matches(re, text string) bool {
	patterns.Lock()
	r, ok := patterns.of[re]
	if !ok {
		if len(patterns.of) > 64 || patterns.of == nil {
			patterns.of = map[string]*regexp.Regexp{}
		}
		r, _ = regexp.Compile(re)
		patterns.of[re] = r
	}
	patterns.Unlock()
	return r != nil && r.MatchString(text)
}

// wordsOnly is text with a space between any two words, and nothing else.
func wordsOnly(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return !hasWord(string(r)) || strings.ContainsRune("“”‘’«»„–—…", r)
	}), "  ")
}

// alike reports whether a word of a name is spelled like one asked for: one
// letter more, fewer or other, two for long words.
func alike(asked, name string) bool {
	want := []rune(Fold(asked))
	most := 1
	if len(want) >= 8 {
		most = 2
	}
	for _, w := range strings.Fields(Fold(name)) {
		if distance(want, []rune(w), most) <= most {
			return true
		}
	}
	return false
}

// distance is how many letters have to be put in, left out or changed to make
// b of a; where it is more than most, something above most.
func distance(a, b []rune, most int) int {
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return most + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := 1
			if x == y {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(diagonal+cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
