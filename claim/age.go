package claim

import (
	"slices"
	"strconv"
	"strings"

	"github.com/gainsay-news/gainsay"
)

// oldest bounds what is taken for an age in years.
const oldest = 110

// ages is a claim for each age that stands beside a person's full name:
// "Marcus Dell, 34,", "34-year-old Marcus Dell", "Marcus Dell, a 34-year-old
// nurse". Reports give it in passing, in no clause of its own, and it is what
// they differ in most.
func (r *reader) ages() []gainsay.Claim {
	var out []gainsay.Claim
	old := map[string]bool{} // in captions of galleries
	for i := range r.doc.Mentions {
		m := &r.doc.Mentions[i]
		if m.Form != gainsay.Name || m.Kind != gainsay.Person {
			continue
		}
		first, last := r.doc.TokensIn(m.Span)
		if last-first < 2 || r.doc.SentenceAt(m.Start) < 0 {
			continue
		}
		if at := r.ageBeside(first, last); at >= 0 {
			if c, ok := r.ageClaim(m, first, last, at); ok {
				out = append(out, c)
				if r.captioned(r.doc.SentenceAt(m.Start)) {
					old[c.Text] = true
				}
			}
		}
	}
	if len(old) == 0 {
		return out
	}
	// A gallery gives its captions again without their numbers.
	return slices.DeleteFunc(out, func(c gainsay.Claim) bool { return old[c.Text] })
}

// captioned reports whether a sentence is the caption of one of several
// pictures, "Image 3 of 11": those are older than the report, and so are the
// ages in them.
func (r *reader) captioned(sentence int) bool {
	first := r.doc.Sentences[sentence].First
	return r.picture(first) || r.picture(first-4)
}

func (r *reader) picture(t int) bool {
	switch r.at(t) {
	case "image", "photo", "slide", "picture":
		return r.part(t+1) == "NUM" && r.at(t+2) == "of"
	}
	return false
}

// ageBeside is the token that gives the age of the person named by the tokens
// [first, last), or -1.
func (r *reader) ageBeside(first, last int) int {
	if yearOld(r.at(first-1)) > 0 && !r.sees(first-2, "of") {
		return first - 1
	}
	t := last
	if r.sees(t, ",") && generation(r.at(t+1)) {
		t += 2
	} else if generation(r.at(t)) {
		t++
	}
	switch {
	case r.sees(t, "(") && r.sees(t+2, ")") && years(r.at(t+1)) > 0:
		return t + 1
	case !r.sees(t, ","):
	case years(r.at(t+1)) > 0 && ageEnds[r.at(t+2)]:
		return t + 1
	case yearOld(r.at(t+1)) > 0 && r.part(t+2) != "PROPN": // else it is the next one's
		return t + 1
	case (r.sees(t+1, "a") || r.sees(t+1, "an")) && yearOld(r.at(t+2)) > 0:
		return t + 2
	}
	return -1
}

// ageEnds are the words after which a number behind a name is an age.
var ageEnds = map[string]bool{",": true, ".": true, ";": true, "of": true, "was": true, "is": true, "and": true, "has": true, "had": true, "who": true, "": true}

func generation(word string) bool {
	switch strings.TrimSuffix(word, ".") {
	case "jr", "sr", "ii", "iii":
		return true
	}
	return false
}

// at is the word of a token in small letters; "" beyond the text's ends.
func (r *reader) at(t int) string {
	if t < 0 || t >= len(r.doc.Tokens) {
		return ""
	}
	return r.word(t)
}

func (r *reader) sees(t int, word string) bool { return r.at(t) == word }

// years is a bare number that can be an age, 0 for none.
func years(word string) int {
	if len(word) == 0 || len(word) > 3 || word[0] == '0' {
		return 0
	}
	if n, err := strconv.Atoi(word); err == nil && n > 0 && n <= oldest {
		return n
	}
	return 0
}

// yearOld is the number in "34-year-old", 0 for none.
func yearOld(word string) int {
	number, rest, ok := strings.Cut(word, "-")
	if !ok || rest != "year-old" && rest != "years-old" {
		return 0
	}
	return years(number)
}

// ageClaim says how old the named person is.
func (r *reader) ageClaim(m *gainsay.Mention, first, last, at int) (gainsay.Claim, bool) {
	d := r.doc
	age := max(years(r.at(at)), yearOld(r.at(at)))
	sentence := d.SentenceAt(m.Start)
	number := gainsay.Span{Start: d.Tokens[at].Start, End: d.Tokens[at].Start + len(strconv.Itoa(age))}
	span := m.Span.Join(d.Tokens[at].Span)
	if !d.Sentences[sentence].Contains(span) {
		return gainsay.Claim{}, false
	}
	name := m.Span
	if generation(r.at(last)) {
		name.End = d.Tokens[last].End
	} else if r.sees(last, ",") && generation(r.at(last+1)) {
		name.End = d.Tokens[last+1].End
	}
	out := gainsay.Claim{
		Document: d.ID, Span: span, Text: d.Words(span), Sentence: d.Sentences[sentence].Span,
		Predicate: "old", Frame: "age", Modality: gainsay.Asserted, Rule: "age beside a name",
		Subject: gainsay.Term{Span: name, Text: d.Words(name), Head: r.lemma(last - 1), Name: strings.Join(strings.Fields(d.Words(name)), " ")},
		Amount: gainsay.Quantity{
			Span: number, Number: number, Value: float64(age), High: float64(age), Bound: gainsay.Equal, Unit: "year of age", Rule: "age beside a name",
		},
	}
	if e := r.entity[m.Head]; e > 0 {
		out.Subject.Entity = d.Entities[e-1].ID
	}
	for t := first; t < last; t++ {
		if w := strings.Trim(r.word(t), ".,'\""); len(w) > 1 {
			out.Words = append(out.Words, gainsay.ClaimWord{Lemma: w, Part: "PROPN", Role: gainsay.RoleSubject, Of: "old"})
		}
	}
	out.Words = append(out.Words, gainsay.ClaimWord{Lemma: "old", Part: "ADJ", Role: gainsay.RolePredicate})
	r.say(&out, r.unit[at], none)
	if e := d.Entity(out.Speaker.Entity); e != nil && e.Kind == gainsay.Location {
		out.Speaker = gainsay.Term{} // "Harrison County": of a longer name
	}
	if out.Said.IsZero() {
		out.Said = r.published() // an age is that of the day of the report
	}
	return out, len(out.Words) > 2
}
