package tongue

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/feature/plural"
)

// gap is where an argument stands in a message: {1}.
var gap = regexp.MustCompile(`\{[1-9]\}`)

func gaps(text string) []string {
	found := gap.FindAllString(text, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

// Words is the English of a key: what stands before the "#" that tells it from
// another with the same words.
func Words(key string) string {
	if i := strings.LastIndexByte(key, '#'); i > 0 && !strings.Contains(key[i:], " ") {
		return strings.TrimRight(key[:i], " ")
	}
	return key
}

// message is what a key says, gaps and all.
func (l *Language) message(key string) string {
	if text, ok := l.said[key]; ok {
		return text
	}
	return Words(key)
}

// Say is the message of a key with the arguments in its gaps.
func (l *Language) Say(key string, args ...string) string {
	text := l.message(key)
	if len(args) == 0 {
		return text
	}
	return gap.ReplaceAllStringFunc(text, func(g string) string {
		if n := int(g[1] - '1'); n < len(args) {
			return args[n]
		}
		return g
	})
}

// CountKey is the key of what Count says.
func CountKey(one, many string) string { return one + "|" + many }

// Count is "1 report", "2,000 reports"; a language may have more forms.
func (l *Language) Count(n int, one, many string) string {
	f := l.counted[CountKey(one, many)]
	words := f[plural.Cardinal.MatchPlural(l.tag, n, 0, 0, 0, 0)]
	if words = cmp.Or(words, f[plural.Other]); words == "" {
		if words = "{n} " + many; n == 1 {
			words = "{n} " + one
		}
	}
	return strings.Replace(words, "{n}", l.Number(float64(n)), 1)
}

// Noun is what Count says without the number.
func (l *Language) Noun(n int, one, many string) string {
	return strings.TrimSpace(strings.Replace(l.Count(n, one, many), l.Number(float64(n)), "", 1))
}

// A pattern is a message with gaps, by which a text that was made of it in
// English is known again.
type pattern struct {
	key    string
	pieces []string // of the key, between its gaps
	order  []int    // which argument stands in each gap
}

// leastSaid is how many bytes of its own a message has that is looked for in
// texts: one of fewer would be found in anything.
const leastSaid = 8

func patterns(said map[string]string) (out []pattern) {
	for _, key := range slices.Sorted(maps.Keys(said)) {
		places := gap.FindAllStringIndex(key, -1)
		p, last := pattern{key: key}, 0
		for _, at := range places {
			p.pieces = append(p.pieces, key[last:at[0]])
			p.order = append(p.order, int(key[at[0]+1]-'1'))
			last = at[1]
		}
		p.pieces = append(p.pieces, Words(key[last:]))
		if len(places) > 0 && p.weight() >= leastSaid {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b pattern) int { return b.weight() - a.weight() })
	return out
}

func (p pattern) weight() int { return len(strings.Join(p.pieces, "")) }

// match finds the arguments of a text that was made of a pattern.
func (p pattern) match(text string) ([]string, bool) {
	rest, ok := strings.CutPrefix(text, p.pieces[0])
	if !ok {
		return nil, false
	}
	args := make([]string, 9)
	for i, n := range p.order {
		next := p.pieces[i+1]
		at := strings.Index(rest, next)
		if i == len(p.order)-1 {
			if !strings.HasSuffix(rest, next) {
				return nil, false
			}
			at = len(rest) - len(next)
		}
		if at < 0 {
			return nil, false
		}
		args[n], rest = rest[:at], rest[at+len(next):]
	}
	return args, true
}

// Heard says in this language what a part of the program that knows no
// languages said in English: the reason of a refusal, an error in a query.
func (l *Language) Heard(english string) string {
	if text, ok := l.said[english]; ok {
		return text
	}
	for _, p := range l.gapped {
		if args, ok := p.match(english); ok {
			return l.Say(p.key, args...)
		}
	}
	return english
}

// separator is how numbers are written, by the sample 1,234.5 of a language.
func (l *Language) separator(at int) string {
	r := []rune(l.said["@number"])
	if len(r) != len("1,234.5") {
		r = []rune("1,234.5")
	}
	return string(r[at])
}

// Number writes a whole number with its thousands apart.
func (l *Language) Number(v float64) string {
	digits := strconv.FormatFloat(max(v, -v), 'f', 0, 64)
	var b strings.Builder
	if v < 0 {
		b.WriteString("−")
	}
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(l.group)
		}
		b.WriteRune(d)
	}
	return b.String()
}

// Decimal writes a number that has decimals as it was formatted for English.
func (l *Language) Decimal(english string) string {
	return strings.Replace(english, ".", l.point, 1)
}
