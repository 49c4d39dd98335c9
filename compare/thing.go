package compare

import (
	"strings"

	"github.com/gainsay-news/gainsay"
)

// oneActor reports whether both claims are of one subject: by name, or by the
// same definite noun with nothing that narrows it on one side alone.
func (l *alignment) oneActor() bool {
	a, b := l.a.claim, l.b.claim
	if a.Subject.Head == "" && b.Subject.Head == "" {
		return true
	}
	if l.passive() && !l.oneThing(a.Subject, b.Subject) {
		return l.oneThing(a.Subject, b.Object) || l.oneThing(a.Object, b.Subject)
	}
	return l.oneThing(a.Subject, b.Subject) || l.ownWords(a) && l.ownWords(b)
}

// oneObject reports whether the objects are one, or neither claim has one.
func (l *alignment) oneObject() bool {
	x, y := object(l.a.claim), object(l.b.claim)
	return x.Head == "" && y.Head == "" || l.passive() || l.oneThing(x, y)
}

// denying is the claim of the two that denies, and which of its words the other
// says; nil where none or both do.
func (l *alignment) denying() (no *reading, to []int) {
	switch {
	case l.a.claim.Denied == l.b.claim.Denied:
		return nil, nil
	case l.a.claim.Denied:
		return l.a, l.from
	}
	return l.b, l.toA
}

// byNobody reports whether one claim says that nobody did what the other says
// that some did: "nobody handed out life jackets", "the crew handed them out".
func (l *alignment) byNobody() bool {
	no, _ := l.denying()
	if no == nil || l.a.claim.Subject.Head == "" || l.b.claim.Subject.Head == "" {
		return false
	}
	return byNobody(no.claim.Subject) && l.oneObject() && object(no.claim).Head != ""
}

// noneAtAll reports whether one claim says that there is none of what the
// other says somebody has of some kind: "no remorse", "great remorse".
func (l *alignment) noneAtAll() bool {
	no, to := l.denying()
	if no == nil {
		return false
	}
	head := no.claim.Object.Head
	first, _, _ := strings.Cut(strings.ToLower(no.claim.Object.Text), " ")
	return (first == "no" || first == "any") && head != "" && l.a.claim.Object.Head == l.b.claim.Object.Head && !narrowedIn(no, to, head)
}

// matched reports whether the object of each claim, where it has one, is said
// by the other in any part: "left the town", "stayed in the town".
func (l *alignment) matched() bool {
	x, y := object(l.a.claim), object(l.b.claim)
	if x.Head != "" && y.Head != "" {
		return l.oneThing(x, y)
	}
	return (x.Head == "" || alignedLemma(l.a, l.from, x.Head)) && (y.Head == "" || alignedLemma(l.b, l.toA, y.Head))
}

// object is the object of a claim that is not its predicate itself.
func object(c *gainsay.Claim) gainsay.Term {
	if c.Object.Head == c.Predicate {
		return gainsay.Term{}
	}
	return c.Object
}

// oneThing reports whether two terms stand for one thing.
func (l *alignment) oneThing(a, b gainsay.Term) bool {
	if a.Head == "" || b.Head == "" {
		return false
	}
	if described(a, b) || described(b, a) {
		return true
	}
	x, y := l.a.nameOf(a), l.b.nameOf(b)
	if !l.a.speaksOf(a) {
		x, y = l.b.nameOf(a), l.a.nameOf(b) // the object of one is the subject of the other
	}
	if x != "" && y != "" {
		return sameName(x, y)
	}
	if pronoun[a.Head] || pronoun[b.Head] || pointless[a.Head] || pointless[b.Head] {
		return false
	}
	if inBoth(a, b) || surname(x, b) || surname(y, a) {
		return true
	}
	if a.Head != b.Head && (x != "" || y != "" || !l.close(a.Head, b.Head)) || otherOwner(a.Text, b.Text) {
		return false
	}
	return !l.narrowed(a.Head, b.Head) || l.namesInCommon() >= 2 && !l.narrowedBoth()
}

// inBoth reports whether each of two phrases has the noun that the other turns
// on: "the vaccine Tervax" is read with the one or the other.
func inBoth(a, b gainsay.Term) bool {
	return a.Head != b.Head && hasWord(a.Text, b.Head) && hasWord(b.Text, a.Head) && !hasWord(a.Text, "of") && !hasWord(b.Text, "of")
}

// surname reports whether a word written large is the last of a name: at the
// head of a sentence it is not always read as one.
func surname(name string, t gainsay.Term) bool {
	return strings.HasSuffix(name, " "+t.Head) && capital(t.Text) && !strings.ContainsRune(t.Text, ' ') && !ofManyNames[t.Head]
}

// described reports whether one phrase says what the name is that the other is:
// "the town of Obran", "Obran"; "its rival Corde", "Corde".
func described(a, b gainsay.Term) bool {
	if !capital(b.Text) || strings.ContainsRune(b.Text, ' ') {
		return false
	}
	sort, ok := strings.CutSuffix(a.Text, " of "+b.Text)
	if ok {
		return placeSorts[strings.ToLower(lastWord(sort))]
	}
	sort, ok = strings.CutSuffix(a.Text, " "+b.Text)
	return ok && !capital(lastWord(sort)) && (a.Head == lastWord(sort) || a.Head == b.Head)
}

var placeSorts = map[string]bool{
	"town": true, "city": true, "village": true, "province": true, "state": true, "island": true, "port": true, "district": true, "region": true,
	"county": true, "valley": true, "republic": true, "kingdom": true, "country": true, "hamlet": true, "suburb": true,
}

func hasWord(text, word string) bool {
	for w := range strings.FieldsSeq(text) {
		if strings.EqualFold(strings.Trim(w, ",."), word) {
			return true
		}
	}
	return false
}

// speaksOf reports whether a term is one of the claim's own.
func (r *reading) speaksOf(t gainsay.Term) bool {
	return t == r.claim.Subject || t == r.claim.Object
}

// nameOf is the proper name of a term of the claim; a headline's first word is
// none for its capital letter alone.
func (r *reading) nameOf(t gainsay.Term) string {
	name := properName(t)
	if name == "" || name != t.Head {
		return name
	}
	for i := range r.words {
		if r.words[i].Lemma == t.Head && r.words[i].Part != "PROPN" {
			return ""
		}
	}
	return name
}

// otherOwner reports whether two descriptions open with two possessives: "his
// bond", "their bonds".
func otherOwner(a, b string) bool {
	x, y := owner(a), owner(b)
	return x != "" && y != "" && x != y
}

// owner is the possessive pronoun that a description opens with.
func owner(text string) string {
	first, _, _ := strings.Cut(strings.ToLower(text), " ")
	switch first {
	case "his", "her", "their", "its", "my", "our", "your":
		return first
	}
	return ""
}

// close reports whether two words are aligned as the same or as synonyms.
func (l *alignment) close(a, b string) bool {
	for j, i := range l.toA {
		if i >= 0 && l.a.words[i].Lemma == a && l.b.words[j].Lemma == b {
			return worth[l.kin[j]] >= 0.7
		}
	}
	return false
}

// properName is the name that a term is, or stands for, in small letters; ""
// when it is a description.
func properName(t gainsay.Term) string {
	if isName(t.Name) {
		return strings.TrimPrefix(strings.ToLower(t.Name), "the ")
	}
	words := strings.FieldsFunc(t.Text, func(r rune) bool { return r == ' ' || r == ',' || r == '\n' })
	for end := len(words); end > 0; end-- {
		if !capital(words[end-1]) {
			continue
		}
		first := end - 1
		for first > 0 && capital(words[first-1]) {
			first--
		}
		run := strings.ToLower(strings.Join(words[first:end], " "))
		if strings.Contains(" "+run+" ", " "+t.Head+" ") && !(end-first == 1 && pronoun[run]) {
			return strings.TrimPrefix(run, "the ")
		}
		end = first + 1
	}
	return ""
}

// isName reports whether an entity's name is one and no description: "Ministry
// of Roads", not "the government of Karsova".
func isName(name string) bool {
	n := 0
	for w := range strings.FieldsSeq(name) {
		switch {
		case capital(w) && !(n == 0 && pronoun[strings.ToLower(w)]):
			n++
		case w != "of" && w != "the" && w != "and" && w != "for" && w != "de" && w != "al" && w != "bin" && w != "von" && w != "van":
			return false
		}
	}
	return n > 0 && !strings.EqualFold(name, "the")
}

func capital(w string) bool { return w != "" && (w[0] >= 'A' && w[0] <= 'Z' || w[0] >= 0x80) }

var pronoun = map[string]bool{
	"he": true, "she": true, "it": true, "they": true, "we": true, "i": true, "you": true, "him": true, "her": true, "them": true, "who": true,
	"which": true, "that": true, "this": true, "these": true, "those": true, "what": true, "one": true, "some": true, "there": true,
}

// pointless are nouns that point out nobody by themselves.
var pointless = map[string]bool{
	"man": true, "woman": true, "person": true, "people": true, "boy": true, "girl": true, "child": true, "officer": true, "other": true,
	"someone": true, "anyone": true, "thing": true, "way": true, "number": true, "group": true, "member": true, "part": true,
	"resident": true, "neighbor": true, "witness": true,
}

// sameName reports whether two names are one, or one the first or last part of
// the other: "mark esper" and "esper", "halden bank" and "halden".
func sameName(x, y string) bool {
	return x != "" && y != "" && (x == y || strings.HasSuffix(x, " "+y) || strings.HasSuffix(y, " "+x) || strings.HasPrefix(x, y+" ") || strings.HasPrefix(y, x+" "))
}
