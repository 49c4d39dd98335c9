package lexicon

import (
	"strings"
	"testing"
	"time"
)

func TestDigits(t *testing.T) {
	for s, want := range map[string]float64{
		"1,000": 1000, "3.5": 3.5, ".001": 0.001, "12,34,567": 1234567, "1,234,567.89": 1234567.89, "0": 0, "999999999999999": 999999999999999,
	} {
		if got, ok := Digits(s); !ok || got != want {
			t.Errorf("Digits(%q) = %v, %v, want %v", s, got, ok, want)
		}
	}
	for _, s := range []string{"", ".", ",", "1,00", "1,0000", "1.2.3", "1,", "1.", "12345,678", "1.5,000", "x", "1e5", "+1", strings.Repeat("9", 40), "1,000,00"} {
		if got, ok := Digits(s); ok {
			t.Errorf("Digits(%q) = %v, want none", s, got)
		}
	}
}

func TestNumeral(t *testing.T) {
	for words, want := range map[string]float64{
		"two hundred six": 206, "twenty five": 25, "four hundred million": 4e8, "two hundred thousand": 2e5, "three million two hundred thousand five": 3200005,
		"hundred": 100, "dozen": 12, "two dozen": 24, "one thousand nine hundred": 1900, "thirteen": 13, "ten billion": 1e10,
	} {
		var n Numeral
		for _, w := range strings.Fields(words) {
			if !n.Add(Number(w)) {
				t.Errorf("%q stops at %q", words, w)
			}
		}
		if n.Value() != want {
			t.Errorf("%q = %v, want %v", words, n.Value(), want)
		}
	}
	for _, words := range []string{"two three", "twenty twelve", "five million six million", "thirteen five", "hundred thousand thousand million trillion trillion"} {
		var n Numeral
		whole := true
		for _, w := range strings.Fields(words) {
			whole = whole && n.Add(Number(w))
		}
		if whole {
			t.Errorf("%q is read as one number, %v", words, n.Value())
		}
	}
	if got := Times(16.4, 1e6); got != 16400000 {
		t.Errorf("16.4 million = %v", got)
	}
}

func TestOrdinalDigits(t *testing.T) {
	for s, want := range map[string]int{"1st": 1, "22nd": 22, "3RD": 3, "24th": 24} {
		if got, ok := OrdinalDigits(s); !ok || got != want {
			t.Errorf("OrdinalDigits(%q) = %v, %v", s, got, ok)
		}
	}
	for _, s := range []string{"", "st", "1", "1xx", "12345th", "1stx"} {
		if _, ok := OrdinalDigits(s); ok {
			t.Errorf("OrdinalDigits(%q) is read", s)
		}
	}
}

func TestHolidays(t *testing.T) {
	for name, want := range map[string]string{
		"easter": "2024-03-31", "good friday": "2024-03-29", "thanksgiving": "2024-11-28", "memorial day": "2024-05-27", "christmas eve": "2024-12-24",
		"columbus day": "2024-10-14",
	} {
		if got := Holidays()[name].On(2024).Format(time.DateOnly); got != want {
			t.Errorf("%s 2024 is %s, want %s", name, got, want)
		}
	}
}

func TestFold(t *testing.T) {
	var buf [16]byte
	if got := string(Fold(buf[:0], "O’Neill's")); got != "o'neill's" {
		t.Errorf("got %q", got)
	}
	if got := Fold(buf[:0], "a word that is too long for it"); got != nil {
		t.Errorf("got %q", got)
	}
}
