package compare

import (
	"slices"

	"github.com/gainsay-news/gainsay"
)

// A contest is who won and who lost by a text, in the words of their names.
type contest struct{ won, lost []string }

// contestVerbs and contestNouns are the words that tell how a contest went:
// 1 where their subject won, -1 where it lost. "Defeat" is none: the defeat of
// a team may be its own or the other's.
var (
	contestVerbs = map[string]int{
		"win": 1, "beat": 1, "defeat": 1, "triumph": 1, "prevail": 1, "edge": 1, "rout": 1, "thrash": 1, "trounce": 1,
		"overcome": 1, "outpoint": 1, "upset": 1, "lose": -1,
	}
	contestNouns = map[string]int{"victory": 1, "win": 1, "triumph": 1, "loss": -1}
)

// contest reads the claims of a text.
func (s *syntax) contest() (t contest) {
	for _, c := range s.claims {
		if !c.Denied && c.Modality == gainsay.Asserted {
			t.take(c)
		}
	}
	return t
}

// take reads one claim: "Orsk beat Alba", "Orsk took a 2-1 victory over Alba".
func (t *contest) take(c *gainsay.Claim) {
	verb, noun, sign := contestVerbs[c.Predicate], "", 0
	for i := range c.Words {
		if s := contestNouns[c.Words[i].Lemma]; s != 0 && c.Words[i].Part == "NOUN" {
			noun, sign = c.Words[i].Lemma, s
		}
	}
	for i := range c.Words {
		w := &c.Words[i]
		switch {
		case w.Part != "PROPN":
		case noun != "" && w.Of == noun:
			t.put(-sign, w.Lemma)
		case noun != "" && w.Role == gainsay.RoleSubject:
			t.put(sign, w.Lemma)
		case verb != 0 && w.Role == gainsay.RoleSubject:
			t.put(verb, w.Lemma)
		case w.Of == c.Predicate && (verb > 0 && w.Role == gainsay.RoleObject || verb < 0 && w.Role == ""):
			t.put(-verb, w.Lemma)
		}
	}
}

func (t *contest) put(sign int, name string) {
	if sign > 0 {
		t.won = append(t.won, name)
	} else {
		t.lost = append(t.lost, name)
	}
}

// contests measures whether both texts have the same winner or loser, or one
// has for a winner whom the other has for a loser.
func (l *alignment) contests(f *Features) {
	b := l.b.text.contest()
	if len(b.won)+len(b.lost) == 0 {
		return
	}
	a := l.a.text.contest()
	same := meet(a.won, b.won) || meet(a.lost, b.lost)
	other := meet(a.won, b.lost) || meet(a.lost, b.won)
	f[wonSame], f[wonOther] = flag(same && !other), flag(other && !same)
}

func meet(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}
