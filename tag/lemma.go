package tag

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/lexicon"
)

// An edit makes a lemma of a word: cut so many bytes off its end, add others.
type edit struct {
	cut int
	add string
}

// A rule is an edit for the words of a label that end so. Whole words stand
// with wordStart before them.
type rule struct {
	label  uint16
	ending string
	edit
}

const (
	wordStart     = "^"
	longestEnding = 6 // endings longer than this are not learned, whole words are
	leastEnding   = 2 // so many words must share an ending that makes a rule
)

// lemmas says which edit a word calls for: that of the longest ending known
// for its label, whole words first.
type lemmas struct {
	edits map[string]edit // by two bytes of label, then the ending
	rules []rule          // the same as they are stored, in order
}

func newLemmas(rules []rule) *lemmas {
	l := &lemmas{edits: make(map[string]edit, len(rules)), rules: rules}
	for _, r := range rules {
		l.edits[ruleKey(r.label, r.ending)] = r.edit
	}
	return l
}

// conjugated adds the irregular verbs whose past, or participle, no annotated
// text has.
func (l *lemmas) conjugated(label uint16, past bool) {
	lexicon.EachInflected(func(form string, i lexicon.Inflection) {
		if key := ruleKey(label, wordStart+form); past && i.Past || !past && i.Participle {
			if _, known := l.edits[key]; !known {
				l.edits[key] = editOf(form, i.Base)
			}
		}
	})
}

func ruleKey(label uint16, ending string) string {
	return string([]byte{byte(label), byte(label >> 8)}) + ending
}

// keepsCase reports whether the lemma of a word with this tag keeps capitals.
func keepsCase(t gainsay.Tag) bool {
	return t.Part == "PROPN" || strings.HasPrefix(t.Fine, "NNP") || t.Part == "SYM" || t.Part == "X" || t.Fine == "ADD"
}

// of is the lemma of a word with this label and tag. A mark is its own lemma,
// and so is "people", on which the treebanks differ.
func (l *lemmas) of(word string, label uint16, t gainsay.Tag) string {
	if t.Part == "PUNCT" {
		return word
	}
	if !keepsCase(t) {
		word = strings.ToLower(word)
	}
	if word == "people" {
		return word
	}
	var space [64]byte
	key := append(space[:0], byte(label), byte(label>>8), wordStart[0])
	key = append(key, word...)
	if e, ok := l.edits[string(key)]; ok {
		return e.of(word)
	}
	for n := min(longestEnding, len(word)); n >= 0; n-- {
		key = append(key[:2], word[len(word)-n:]...)
		if e, ok := l.edits[string(key)]; ok {
			return e.of(word)
		}
	}
	return word
}

// known keeps the lemmas of words that the dictionary does not have, by two
// bytes of label and the word: such a word mostly stands again in its text.
type known map[string]string

// mostKnown is how many lemmas are kept; of endless words none is.
const mostKnown = 1 << 12

func (k known) of(l *lemmas, word string, label uint16, t gainsay.Tag) string {
	var space [64]byte
	if len(word)+2 > len(space) {
		return l.of(word, label, t)
	}
	key := append(append(space[:0], byte(label), byte(label>>8)), word...)
	lemma, ok := k[string(key)]
	if !ok {
		if len(k) >= mostKnown {
			clear(k)
		}
		kept := string(key)
		lemma = l.of(kept[2:], label, t)
		k[kept] = lemma
	}
	return lemma
}

func (e edit) of(word string) string {
	n := len(word) - e.cut
	switch {
	case n < 0 || n == 0 && e.add == "" || e.add == "" && !utf8.ValidString(word[:n]):
		return word
	case e.add == "":
		return word[:n]
	}
	return word[:n] + e.add
}

// editOf is the edit that makes lemma of word.
func editOf(word, lemma string) edit {
	n := 0
	for n < len(word) && n < len(lemma) && word[n] == lemma[n] {
		n++
	}
	for n > 0 && (n < len(word) && !utf8.RuneStart(word[n]) || n < len(lemma) && !utf8.RuneStart(lemma[n])) {
		n--
	}
	return edit{len(word) - n, lemma[n:]}
}

// A sample is a word with the edit it takes most often.
type sample struct {
	word string
	edit
}

// editCounts counts, by label and word, the edits that words took.
type editCounts []map[string]map[edit]int

// gatherLemmas learns the rules of annotated documents, label by label. Of
// silver only verbs and plurals are read, and those that golds do not have.
func gatherLemmas(golds, silver []*gainsay.Document, d *dictionary) *lemmas {
	counts, more := make(editCounts, len(d.labels)), make(editCounts, len(d.labels))
	for label := range counts {
		counts[label], more[label] = map[string]map[edit]int{}, map[string]map[edit]int{}
	}
	counts.count(golds, d, func(gainsay.Tag) bool { return true })
	more.count(silver, d, func(t gainsay.Tag) bool { return t.Part == "VERB" || t.Fine == "NNS" })
	var rules []rule
	for label, words := range counts {
		for w, edits := range more[label] {
			if words[w] == nil {
				words[w] = edits
			}
		}
		rules = append(rules, learnRules(uint16(label), words)...)
	}
	return newLemmas(rules)
}

// count adds the words of documents whose tag is believed.
func (c editCounts) count(docs []*gainsay.Document, d *dictionary, believed func(gainsay.Tag) bool) {
	for _, doc := range docs {
		for i, t := range doc.Tokens {
			tag := doc.Tags[i]
			label, ok := slices.BinarySearch(d.labels, joint(tag))
			if !ok || tag.Lemma == "" || tag.Lemma == "_" || !believed(tag) {
				continue
			}
			word := doc.Text[t.Start:t.End]
			if !keepsCase(tag) {
				word = strings.ToLower(word)
			}
			if c[label][word] == nil {
				c[label][word] = map[edit]int{}
			}
			c[label][word][editOf(word, tag.Lemma)]++
		}
	}
}

// learnRules is the rules of one label: endings whose majority differs from
// that of the shorter ending, then the words that no ending gets right.
func learnRules(label uint16, words map[string]map[edit]int) []rule {
	var samples []sample
	for w, edits := range words {
		samples = append(samples, sample{w, commonest(edits)})
	}
	slices.SortFunc(samples, func(a, b sample) int { return strings.Compare(a.word, b.word) })
	var rules []rule
	known := map[string]edit{}
	for n := 0; n <= longestEnding; n++ {
		rules = append(rules, endingRules(label, samples, n, known)...)
	}
	for _, s := range samples {
		if lookUp(known, s.word, longestEnding) != s.edit {
			rules = append(rules, rule{label, wordStart + s.word, s.edit})
		}
	}
	return rules
}

// endingRules adds to known the endings of n bytes that make a difference.
func endingRules(label uint16, samples []sample, n int, known map[string]edit) []rule {
	votes := map[string]map[edit]int{}
	for _, s := range samples {
		if len(s.word) < n || s.cut > max(n, 1) && n > 0 {
			continue
		}
		end := s.word[len(s.word)-n:]
		if votes[end] == nil {
			votes[end] = map[edit]int{}
		}
		votes[end][s.edit]++
	}
	var rules []rule
	for end, edits := range votes {
		best := commonest(edits)
		least := leastEnding
		if n == 0 {
			least = 1
		}
		if edits[best] >= least && (n == 0 || lookUp(known, end, n-1) != best) {
			rules = append(rules, rule{label, end, best})
		}
	}
	slices.SortFunc(rules, func(a, b rule) int { return strings.Compare(a.ending, b.ending) })
	for _, r := range rules {
		known[r.ending] = r.edit
	}
	return rules
}

// lookUp is the edit of the longest known ending of at most n bytes.
func lookUp(known map[string]edit, word string, n int) edit {
	for k := min(n, len(word)); k >= 0; k-- {
		if e, ok := known[word[len(word)-k:]]; ok {
			return e
		}
	}
	return edit{}
}

// commonest is the edit with most votes; the smaller one among equals.
func commonest(edits map[edit]int) edit {
	var best edit
	top := 0
	for e, n := range edits {
		if n > top || n == top && (e.cut < best.cut || e.cut == best.cut && e.add < best.add) {
			best, top = e, n
		}
	}
	return best
}
