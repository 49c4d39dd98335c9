package eval

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/train"
	"github.com/gainsay-news/gainsay/lexicon"
	"github.com/gainsay-news/gainsay/pipeline"
)

// fates are what becomes of a gold attribution, in the order of the columns.
var fates = [...]string{"found, speaker right", "no cue seen", "cue inside another's content", "cue seen, content wrong", "found, speaker wrong"}

const (
	right = iota
	unseen
	inside
	misread
	misnamed
)

var (
	contentKinds = []string{"direct", "mixed", "indirect"}
	sourceKinds  = []string{"named", "described", "pronoun", "none"}
)

// A tally counts fates by kind of content and kind of source.
type tally map[[2]string]*[len(fates)]int

// AttributionErrors prints, as a table of Markdown, what became of the gold
// attributions with a content of polnear/dev: by content (in quotation marks
// whole, in part, not) and source (a name in it, a description, a pronoun,
// none). Found means that half of the words agree (Jaccard 0.5), and a speaker
// is right when the sources share a word, or both have none.
func AttributionErrors(data string, out io.Writer) error {
	articles, err := train.Brat(filepath.Join(data, "polnear/dev"))
	if err != nil {
		return err
	}
	all := tally{}
	for _, c := range contentKinds {
		for _, s := range sourceKinds {
			all[[2]string{c, s}] = new([len(fates)]int)
		}
	}
	for i := range articles {
		countErrors(&articles[i], all)
	}
	return all.print(out)
}

// print writes the table with the sum of each kind of content and of source.
func (t tally) print(out io.Writer) error {
	fmt.Fprintf(out, "| content, source | %s |\n|---|%s\n", strings.Join(fates[:], " | "), strings.Repeat("---:|", len(fates)))
	row := func(name string, holds func(content, source string) bool) error {
		var sum [len(fates)]int
		for k, n := range t {
			for i := range n {
				if holds(k[0], k[1]) {
					sum[i] += n[i]
				}
			}
		}
		_, err := fmt.Fprintf(out, "| %s | %s |\n", name, strings.Trim(strings.ReplaceAll(fmt.Sprint(sum[:]), " ", " | "), "[]"))
		return err
	}
	for _, c := range contentKinds {
		row("**"+c+"**", func(content, _ string) bool { return content == c })
		for _, s := range sourceKinds {
			row(c+", "+s, func(content, source string) bool { return content == c && source == s })
		}
	}
	for _, s := range sourceKinds {
		row("**"+s+"**", func(_, source string) bool { return source == s })
	}
	return row("**all**", func(string, string) bool { return true })
}

// A marking is the words of an attribution by their numbers in the text.
type marking struct{ source, cue, content []int }

// countErrors reads an article and adds its gold attributions to the tally.
func countErrors(a *train.Article, all tally) {
	doc := &gainsay.Document{Text: a.Text}
	pipeline.Annotate(doc)
	w, p := wordsOf(a.Text), newPoints(a.Text, 0)
	spans := func(s ...gainsay.Span) (out []gainsay.Span) {
		for _, b := range p.spans(s...) {
			out = append(out, gainsay.Span{Start: b[0], End: b[1]})
		}
		return out
	}
	var names []gainsay.Span
	for _, m := range doc.Mentions {
		if m.Form == gainsay.Name {
			names = append(names, m.Span)
		}
	}
	named := w.set(spans(names...))
	var found []marking
	for i := range doc.Quotations {
		q := &doc.Quotations[i]
		if q.Within > 0 {
			continue // gold has the outermost only
		}
		found = append(found, marking{w.set(spans(q.Source)), w.set(spans(q.Cue)), w.set(spans(q.Parts()...))})
	}
	var gold []marking
	for _, g := range a.Attributions {
		if m := (marking{w.set(g.Source), w.set(g.Cue), w.set(g.Content)}); len(m.content) > 0 {
			gold = append(gold, m)
		}
	}
	partner := pairUp(gold, found)
	for i := range gold {
		g := &gold[i]
		all[[2]string{w.contentKind(g.content), w.sourceKind(g.source, named)}][w.fate(g, partner[i], found)]++
	}
}

// fate is what became of g, which was matched with found[j], with none at -1.
func (w *wording) fate(g *marking, j int, found []marking) int {
	if j >= 0 {
		f := &found[j]
		if len(g.source) == 0 && len(f.source) == 0 || shared(w.heads(g.source), w.heads(f.source)) > 0 {
			return right
		}
		return misnamed
	}
	covered := false
	for k := range found {
		if shared(g.cue, found[k].cue) > 0 {
			return misread
		}
		covered = covered || shared(g.cue, found[k].content) > 0
	}
	if covered {
		return inside
	}
	return unseen
}

// pairUp matches each gold attribution with one found whose content agrees by
// half, the best agreement first; -1 for none.
func pairUp(gold, found []marking) []int {
	type pair struct {
		g, f int
		x    float64
	}
	var pairs []pair
	for g := range gold {
		for f := range found {
			if x := alikeness(gold[g].content, found[f].content); x >= 0.5 {
				x += 1e-4 * (alikeness(gold[g].cue, found[f].cue) + alikeness(gold[g].source, found[f].source))
				pairs = append(pairs, pair{g, f, x})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.x, a.x) })
	partner, taken := slices.Repeat([]int{-1}, len(gold)), make([]bool, len(found))
	for _, p := range pairs {
		if partner[p.g] < 0 && !taken[p.f] {
			partner[p.g], taken[p.f] = p.f, true
		}
	}
	return partner
}

// A wording numbers the words of a text, whose offsets count code points.
type wording struct {
	at     []int // for each code point the number of its word, or -1
	words  []string
	quoted []bool // for each word
}

// wordsOf splits at what is no letter, digit or underscore. Two single marks
// are a double one; a quotation that is not closed ends with its paragraph.
func wordsOf(text string) *wording {
	w := &wording{}
	open, within := false, false
	before := rune(0)
	for _, c := range text {
		switch {
		case c == '"', (c == '\'' || c == '`') && c == before:
			open = !open
		case c == '“':
			open = true
		case c == '”' || c == '\n':
			open = false
		}
		before = c
		if c != '_' && !unicode.IsLetter(c) && !unicode.IsNumber(c) {
			w.at, within = append(w.at, -1), false
			continue
		}
		if !within {
			w.words, w.quoted, within = append(w.words, ""), append(w.quoted, open), true
		}
		n := len(w.words) - 1
		w.words[n] += string(unicode.ToLower(c))
		w.at = append(w.at, n)
	}
	return w
}

// set is the numbers of the words that the spans touch, in order.
func (w *wording) set(spans []gainsay.Span) []int {
	var out []int
	for _, s := range spans {
		for _, n := range w.at[min(s.Start, len(w.at)):min(s.End, len(w.at))] {
			if n >= 0 {
				out = append(out, n)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (w *wording) contentKind(content []int) string {
	in := 0
	for _, n := range content {
		if w.quoted[n] {
			in++
		}
	}
	switch in {
	case 0:
		return "indirect"
	case len(content):
		return "direct"
	}
	return "mixed"
}

func (w *wording) sourceKind(source, named []int) string {
	switch {
	case len(source) == 0:
		return "none"
	case len(source) == 1 && pronominal(w.words[source[0]]):
		return "pronoun"
	case shared(source, named) > 0:
		return "named"
	}
	return "described"
}

func pronominal(word string) bool {
	_, ok := lexicon.PronounOf(word)
	return ok || strings.Contains(" who which that this these those ", " "+word+" ")
}

// heads are the words of a source that are no article or preposition.
func (w *wording) heads(source []int) []int {
	kept := slices.DeleteFunc(slices.Clone(source), func(n int) bool {
		return strings.Contains(" the a an of and or in at on for to by from with s ", " "+w.words[n]+" ")
	})
	if len(kept) == 0 {
		return source
	}
	return kept
}

// shared counts what two ordered sets have in common.
func shared(a, b []int) int {
	n := 0
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case a[i] < b[k]:
			i++
		case a[i] > b[k]:
			k++
		default:
			n, i, k = n+1, i+1, k+1
		}
	}
	return n
}

// alikeness is the Jaccard measure of two ordered sets.
func alikeness(a, b []int) float64 {
	n := shared(a, b)
	if n == 0 {
		return 0
	}
	return float64(n) / float64(len(a)+len(b)-n)
}
