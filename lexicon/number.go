package lexicon

import (
	"math"
	"strconv"
)

// NumberClass is the part a word plays in a number written out.
type NumberClass uint8

// The classes of number words.
const (
	NotNumber NumberClass = iota
	Cardinal              // "seven", "twenty", "1,000"
	Scale                 // "hundred", "million", "bn"
	Ordinal               // "third", "24th"
	Fraction              // "half", "quarters"
	Vague                 // "dozens", "several": a figure that nobody gave
)

// A NumberWord is what a word says in a number.
type NumberWord struct {
	Class NumberClass
	Value float64 // of a fraction: its size; of a vague word: the least it can mean
}

var numberWords = map[string]NumberWord{
	"zero": {Cardinal, 0}, "one": {Cardinal, 1}, "two": {Cardinal, 2}, "three": {Cardinal, 3},
	"four": {Cardinal, 4}, "five": {Cardinal, 5}, "six": {Cardinal, 6}, "seven": {Cardinal, 7},
	"eight": {Cardinal, 8}, "nine": {Cardinal, 9}, "ten": {Cardinal, 10}, "eleven": {Cardinal, 11},
	"twelve": {Cardinal, 12}, "thirteen": {Cardinal, 13}, "fourteen": {Cardinal, 14},
	"fifteen": {Cardinal, 15}, "sixteen": {Cardinal, 16}, "seventeen": {Cardinal, 17},
	"eighteen": {Cardinal, 18}, "nineteen": {Cardinal, 19}, "twenty": {Cardinal, 20},
	"thirty": {Cardinal, 30}, "forty": {Cardinal, 40}, "fifty": {Cardinal, 50},
	"sixty": {Cardinal, 60}, "seventy": {Cardinal, 70}, "eighty": {Cardinal, 80}, "ninety": {Cardinal, 90},

	"hundred": {Scale, 100}, "thousand": {Scale, 1e3}, "million": {Scale, 1e6},
	"billion": {Scale, 1e9}, "trillion": {Scale, 1e12}, "quadrillion": {Scale, 1e15},
	"lakh": {Scale, 1e5}, "crore": {Scale, 1e7}, "dozen": {Scale, 12}, "bn": {Scale, 1e9},
	"mn": {Scale, 1e6}, "tn": {Scale, 1e12}, "mln": {Scale, 1e6}, "bln": {Scale, 1e9}, "trln": {Scale, 1e12},

	"first": {Ordinal, 1}, "second": {Ordinal, 2}, "third": {Ordinal, 3}, "fourth": {Ordinal, 4},
	"fifth": {Ordinal, 5}, "sixth": {Ordinal, 6}, "seventh": {Ordinal, 7}, "eighth": {Ordinal, 8},
	"ninth": {Ordinal, 9}, "tenth": {Ordinal, 10}, "eleventh": {Ordinal, 11}, "twelfth": {Ordinal, 12},
	"thirteenth": {Ordinal, 13}, "fourteenth": {Ordinal, 14}, "fifteenth": {Ordinal, 15},
	"sixteenth": {Ordinal, 16}, "seventeenth": {Ordinal, 17}, "eighteenth": {Ordinal, 18},
	"nineteenth": {Ordinal, 19}, "twentieth": {Ordinal, 20}, "thirtieth": {Ordinal, 30},
	"fortieth": {Ordinal, 40}, "fiftieth": {Ordinal, 50}, "sixtieth": {Ordinal, 60},
	"seventieth": {Ordinal, 70}, "eightieth": {Ordinal, 80}, "ninetieth": {Ordinal, 90},
	"hundredth": {Ordinal, 100}, "thousandth": {Ordinal, 1000},

	"half": {Fraction, 1. / 2}, "halves": {Fraction, 1. / 2}, "thirds": {Fraction, 1. / 3},
	"quarter": {Fraction, 1. / 4}, "quarters": {Fraction, 1. / 4}, "fourths": {Fraction, 1. / 4},
	"fifths": {Fraction, 1. / 5}, "sixths": {Fraction, 1. / 6}, "sevenths": {Fraction, 1. / 7},
	"eighths": {Fraction, 1. / 8}, "ninths": {Fraction, 1. / 9}, "tenths": {Fraction, 1. / 10},

	"several": {Vague, 3}, "few": {Vague, 3}, "dozens": {Vague, 24}, "scores": {Vague, 40},
	"tens": {Vague, 20}, "hundreds": {Vague, 200}, "thousands": {Vague, 2e3}, "millions": {Vague, 2e6},
	"billions": {Vague, 2e9}, "trillions": {Vague, 2e12}, "couple": {Vague, 2},
}

// Number looks up one word in lower case; digits are read by [Digits].
func Number(word string) NumberWord { return numberWords[word] }

// NumberBytes is [Number] without a string of its own.
func NumberBytes(word []byte) NumberWord { return numberWords[string(word)] }

// maxDigits is how many digits a figure may have: beyond that it is an
// account number, a hash or a mistake, and no float64 holds it.
const maxDigits = 15

// Digits reads a figure in digits: "1,000", "3.5", ".001", "1 000" is two
// figures. It is false for "1,00", "1.2.3", "007-1" and figures of more than
// fifteen digits.
func Digits(s string) (float64, bool) {
	if len(s) == 0 || len(s) > 2*maxDigits {
		return 0, false
	}
	var buf [2 * maxDigits]byte
	digits, ok := stripCommas(buf[:0], s)
	if !ok {
		return 0, false
	}
	v, err := strconv.ParseFloat(string(digits), 64)
	if err != nil || math.IsInf(v, 0) {
		return 0, false
	}
	return v, true
}

// stripCommas copies a figure without its group separators, which must part
// groups of three, or of two before the last as in "12,34,567".
func stripCommas(buf []byte, s string) ([]byte, bool) {
	point, comma, digits := -1, -1, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
			buf = append(buf, c)
		case c == '.' && point < 0 && i+1 < len(s) && (comma < 0 || i-comma == 4):
			point = i
			buf = append(buf, c)
		case c == ',' && point < 0 && i > 0 && (comma < 0 && i <= 3 || comma >= 0 && (i-comma == 4 || i-comma == 3)):
			comma = i
		default:
			return nil, false
		}
	}
	if comma >= 0 && point < 0 && len(s)-comma != 4 || digits == 0 || digits > maxDigits {
		return nil, false
	}
	return buf, true
}

// OrdinalDigits reads "1st", "24th".
func OrdinalDigits(s string) (int, bool) {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n == 0 || n > 4 || len(s) != n+2 {
		return 0, false
	}
	switch (string)([]byte{s[n] | 0x20, s[n+1] | 0x20}) {
	case "st", "nd", "rd", "th":
	default:
		return 0, false
	}
	v, _ := strconv.Atoi(s[:n])
	return v, true
}

// A Numeral adds up a number word by word, as it is spoken: "two" "hundred"
// "and" "six" "thousand".
type Numeral struct {
	total, group float64
	last         NumberWord
	count        int
	least        float64 // the last of "thousand", "million", ...; they only get smaller
}

// Add takes the next word; it is false, and nothing is taken, when the word
// cannot continue the number: "two" "three".
func (n *Numeral) Add(w NumberWord) bool {
	switch w.Class {
	case Cardinal:
		if n.count > 0 && !n.continues(w.Value) {
			return false
		}
		n.group += w.Value
	case Scale:
		if !n.scale(w.Value) {
			return false
		}
	default:
		return false
	}
	n.last = w
	n.count++
	return true
}

// continues reports whether a cardinal can follow: "twenty" "five", "hundred" "six".
func (n *Numeral) continues(v float64) bool {
	if v != math.Trunc(v) {
		return false
	}
	switch n.last.Class {
	case Scale:
		return v > 0 && v < n.last.Value && n.last.Value != 12
	case Cardinal:
		return n.last.Value >= 20 && n.last.Value <= 90 && math.Mod(n.last.Value, 10) == 0 && v >= 1 && v <= 9
	}
	return false
}

// scale multiplies by a scale word; a number may begin with one: "a hundred".
func (n *Numeral) scale(v float64) bool {
	switch {
	case n.count == 0:
		n.group = v
	case v < 1000 && n.last.Class == Cardinal:
		n.group = Times(n.group, v)
	case v >= 1000 && n.group > 0 && (n.last.Value < v || n.last.Class == Cardinal) && (n.least == 0 || v < n.least):
		n.total += Times(n.group, v)
		n.least = v
		n.group = 0
	case v >= 1000 && n.group == 0 && n.last.Class == Scale && n.last.Value < v:
		n.total *= v // "thousand billion"
	default:
		return false
	}
	return n.total < 1e18
}

// Times multiplies without leaving 16399999.999999998 of 16.4 million.
func Times(a, b float64) float64 {
	v := a * b
	if r := math.Round(v); math.Abs(v-r) < 1e-9*math.Abs(v) {
		return r
	}
	return v
}

// Value is the number so far.
func (n *Numeral) Value() float64 { return n.total + n.group }

// Count is how many words were taken.
func (n *Numeral) Count() int { return n.count }

// NumberWords lists the words that [Number] knows.
func NumberWords() []string {
	words := make([]string, 0, len(numberWords))
	for w := range numberWords {
		words = append(words, w)
	}
	return words
}
