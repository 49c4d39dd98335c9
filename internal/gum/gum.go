// Package gum reads the GUM corpus: its words, its mentions and which of them
// are one.
package gum

import (
	"slices"
	"strconv"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/corpus"
)

// A Document is one text of GUM.
type Document struct {
	ID        string
	Genre     string // "news", "interview", ...
	Text      string // the words as they were written, paragraphs apart
	Words     []Word
	Sentences [][2]int // ranges of Words
	Mentions  []Mention
}

// A Word is a token of GUM.
type Word struct {
	gainsay.Span        // in Text
	Form         string // as written
	Part         string // universal part of speech
	Fine         string // Penn tag
	Relation     string // to its head
	Head         int    // 1 + index into Words of what it depends on; 0 for a root
	head         int    // as numbered in its sentence
}

// A Mention is a span of words that refers to something.
type Mention struct {
	First, Last int // Words[First:Last]
	Head        int // Words[Head] is the word that the others depend on
	Entity      int // mentions of one number are one thing
	Type        string
	Names       []int // indexes into Words of its shortest form
	Link        string
}

// Read reads a .conllu file, unpacked when its name ends in .gz.
func Read(path string) ([]Document, error) {
	r := &reader{}
	err := corpus.Lines(path, func(line string) error {
		r.line(line)
		return nil
	})
	r.endDocument()
	return r.docs, err
}

// A reader holds what the lines so far leave open.
type reader struct {
	docs  []Document
	doc   *Document
	text  strings.Builder
	first int   // first word of the sentence
	until int   // last number of the multiword token that is open
	glued bool  // nothing stands between the last word and the next
	tail  bool  // what glued becomes when the multiword token ends
	fresh bool  // a paragraph starts
	open  []int // mentions that have not ended
}

func (r *reader) line(line string) {
	switch {
	case strings.HasPrefix(line, "# newdoc id = "):
		r.endDocument()
		id := strings.TrimPrefix(line, "# newdoc id = ")
		parts := strings.SplitN(id, "_", 3)
		r.doc = &Document{ID: id}
		if len(parts) > 1 {
			r.doc.Genre = parts[1]
		}
	case strings.HasPrefix(line, "# newpar") && !strings.HasPrefix(line, "# newpar_"):
		r.fresh = true
	case line == "":
		r.endSentence()
	case line[0] != '#':
		r.word(strings.Split(line, "\t"))
	}
}

func (r *reader) endDocument() {
	if r.doc == nil {
		return
	}
	r.endSentence()
	r.doc.Text = r.text.String()
	for i := range r.doc.Mentions {
		m := &r.doc.Mentions[i]
		m.Head = r.headOf(m)
		for k := range m.Names {
			m.Names[k] += m.First
		}
	}
	r.docs = append(r.docs, *r.doc)
	*r = reader{docs: r.docs}
}

// headOf is the first word of a mention that depends on one outside it.
func (r *reader) headOf(m *Mention) int {
	for k := m.First; k < m.Last; k++ {
		if h := r.doc.Words[k].Head - 1; h < m.First || h >= m.Last {
			return k
		}
	}
	return m.First
}

func (r *reader) endSentence() {
	if r.doc == nil || r.first == len(r.doc.Words) {
		return
	}
	for k := r.first; k < len(r.doc.Words); k++ {
		if w := &r.doc.Words[k]; w.head > 0 {
			w.Head = r.first + w.head
		}
	}
	r.doc.Sentences = append(r.doc.Sentences, [2]int{r.first, len(r.doc.Words)})
	r.first, r.until, r.glued = len(r.doc.Words), 0, false
}

// word reads one line of ten columns.
func (r *reader) word(f []string) {
	if len(f) < 10 || r.doc == nil || strings.Contains(f[0], ".") {
		return
	}
	apart := strings.Contains(f[9], "SpaceAfter=No")
	if _, to, ok := strings.Cut(f[0], "-"); ok {
		r.until, _ = strconv.Atoi(to)
		r.tail = apart
		return
	}
	switch {
	case r.text.Len() == 0:
	case r.fresh:
		r.text.WriteString("\n\n")
	case !r.glued:
		r.text.WriteByte(' ')
	}
	r.fresh = false
	start := r.text.Len()
	r.text.WriteString(f[1])
	number, _ := strconv.Atoi(f[0])
	head, _ := strconv.Atoi(f[6])
	r.doc.Words = append(r.doc.Words, Word{Span: gainsay.Span{Start: start, End: r.text.Len()}, Form: f[1], Part: f[3], Fine: f[4], Relation: f[7], head: head})
	r.glued = apart || number < r.until || number == r.until && r.tail
	for field := range strings.SplitSeq(f[9], "|") {
		if marks, ok := strings.CutPrefix(field, "Entity="); ok {
			r.marks(marks)
		}
	}
}

// marks reads the brackets of the mentions that start and end at a word:
// "(18-place-...-United_States", "18)", "(4-abstract-...)".
func (r *reader) marks(s string) {
	here := len(r.doc.Words) - 1
	for s != "" {
		if s[0] == '(' {
			end := strings.IndexAny(s[1:], "()") + 1
			if end == 0 {
				end = len(s)
			}
			r.start(s[1:end], here)
			if end < len(s) && s[end] == ')' {
				r.end(r.doc.Mentions[len(r.doc.Mentions)-1].Entity, here)
				end++
			}
			s = s[end:]
			continue
		}
		id, rest, _ := strings.Cut(s, ")")
		s = rest
		if n, err := strconv.Atoi(strings.SplitN(id, "[", 2)[0]); err == nil {
			r.end(n, here)
		}
	}
}

// start opens a mention. Its parts are entity, type, status, salience,
// centering, shortest form, link and identity.
func (r *reader) start(mark string, at int) {
	f := strings.Split(mark, "-")
	id, _ := strconv.Atoi(strings.SplitN(f[0], "[", 2)[0])
	m := Mention{First: at, Last: at + 1, Entity: id}
	if len(f) > 1 {
		m.Type = f[1]
	}
	if len(f) > 6 {
		m.Link = f[6]
		for n := range strings.SplitSeq(f[5], ",") {
			if k, err := strconv.Atoi(n); err == nil {
				m.Names = append(m.Names, k-1)
			}
		}
	}
	r.doc.Mentions = append(r.doc.Mentions, m)
	r.open = append(r.open, len(r.doc.Mentions)-1)
}

// end closes the mention of an entity that was opened last.
func (r *reader) end(id, at int) {
	for k := len(r.open) - 1; k >= 0; k-- {
		if m := &r.doc.Mentions[r.open[k]]; m.Entity == id {
			m.Last = at + 1
			r.open = slices.Delete(r.open, k, k+1)
			return
		}
	}
}

// Chains is the mentions of each entity that is spoken of more than once, in
// text order, by the number of the entity.
func (d *Document) Chains() map[int][]int {
	chains := map[int][]int{}
	for i := range d.Mentions {
		chains[d.Mentions[i].Entity] = append(chains[d.Mentions[i].Entity], i)
	}
	for id, c := range chains {
		if len(c) < 2 {
			delete(chains, id)
		}
	}
	return chains
}
