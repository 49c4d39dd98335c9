package lexicon

import "testing"

func TestKin(t *testing.T) {
	for _, c := range []struct {
		a, pa, b, pb string
		want         Kinship
	}{
		{"rise", "VERB", "fall", "VERB", Opposite},
		{"increase", "VERB", "diminish", "VERB", Opposite},
		{"guilty", "ADJ", "innocent", "ADJ", Opposite},
		{"withdraw", "VERB", "withdrawal", "NOUN", Derived},
		{"kill", "VERB", "die", "VERB", Implies},
		{"die", "VERB", "kill", "VERB", Implied},
		{"car", "NOUN", "automobile", "NOUN", Synonym},
		{"rifle", "NOUN", "firearm", "NOUN", Broader},
		{"firearm", "NOUN", "rifle", "NOUN", Narrower},
		{"minister", "NOUN", "banana", "NOUN", Unrelated},
		{"xyzzy", "NOUN", "banana", "NOUN", Unrelated},
		{"bank", "NOUN", "bank", "NOUN", Same},
		{"unhurt", "ADJ", "hurt", "ADJ", Opposite},
		{"income", "NOUN", "come", "VERB", Unrelated},
	} {
		if got := Kin(c.a, c.pa, c.b, c.pb); got != c.want {
			t.Errorf("Kin(%s, %s) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
	if got := Verb("withdrawal"); got != "withdraw" {
		t.Errorf("Verb(withdrawal) = %q", got)
	}
}

func BenchmarkKin(b *testing.B) {
	b.ReportAllocs()
	soldier, civilian := MeaningOf("soldier", "NOUN"), MeaningOf("civilian", "NOUN")
	for b.Loop() {
		soldier.Kin(civilian)
	}
}

func BenchmarkMeaningOf(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		MeaningOf("soldier", "NOUN")
	}
}
