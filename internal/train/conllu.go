package train

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/gainsay-news/gainsay/internal/corpus"
)

// ConLLU reads Universal Dependencies. Multiword tokens and empty nodes are
// left out; the words of a multiword token are glued. Coref is the attribute
// Entity of the last column, as GUM has it.
func ConLLU(path string) ([]Sentence, error) {
	var out []Sentence
	var s Sentence
	glued := 0 // the words up to this id belong to one multiword token
	err := corpus.Lines(path, func(line string) error {
		if line == "" {
			if len(s.Words) > 0 {
				out = append(out, s)
			}
			s, glued = Sentence{Document: s.Document}, 0
			return nil
		}
		if line[0] == '#' {
			s.comment(line)
			return nil
		}
		f := strings.Split(line, "\t")
		if len(f) != 10 {
			return fmt.Errorf("%d columns", len(f))
		}
		if from, to, ok := strings.Cut(f[0], "-"); ok && from != "" {
			glued, _ = strconv.Atoi(to)
			if !strings.Contains(f[9], "SpaceAfter=No") {
				glued = -glued
			}
			return nil
		}
		if strings.Contains(f[0], ".") {
			return nil
		}
		w := universal(f)
		n := len(s.Words) + 1
		w.Glued = w.Glued || n < glued || n < -glued || n == glued
		s.Words = append(s.Words, w)
		return nil
	})
	return out, err
}

func (s *Sentence) comment(line string) {
	switch {
	case strings.HasPrefix(line, "# newdoc"):
		_, s.Document, _ = strings.Cut(line, "= ")
		s.NewParagraph = true
	case strings.HasPrefix(line, "# newpar"):
		s.NewParagraph = true
	}
}

func universal(f []string) Word {
	w := Word{Form: f[1], Lemma: f[2], Part: f[3], Fine: f[4], Relation: f[7], Glued: strings.Contains(f[9], "SpaceAfter=No")}
	w.Head, _ = strconv.Atoi(f[6])
	for _, a := range strings.Split(f[9], "|") {
		if v, ok := strings.CutPrefix(a, "Entity="); ok {
			w.Coref = v
		}
	}
	return w
}

// Silver reads PolNeAR's automatic layer: id, form, lemma, tag, head,
// relation, name, coreference, start and end in the article's text. Its
// relations are the Stanford dependencies of 2015, not today's universal ones.
func Silver(path string) ([]Sentence, error) {
	var out []Sentence
	var s Sentence
	err := corpus.Lines(path, func(line string) error {
		if line == "" {
			if len(s.Words) > 0 {
				out = append(out, s)
			}
			s = Sentence{Document: s.Document}
			return nil
		}
		if name, ok := strings.CutPrefix(line, "# doc "); ok {
			s.Document = name
			return nil
		}
		f := strings.Split(line, "\t")
		if len(f) != 10 {
			return fmt.Errorf("%d columns", len(f))
		}
		w := Word{Form: f[1], Lemma: f[2], Fine: f[3], Relation: f[5], Name: f[6], Coref: f[7]}
		w.Head, _ = strconv.Atoi(f[4])
		w.Start, _ = strconv.Atoi(f[8])
		w.End, _ = strconv.Atoi(f[9])
		if n := len(s.Words); n > 0 {
			s.Words[n-1].Glued = s.Words[n-1].End == w.Start
		}
		s.Words = append(s.Words, w)
		return nil
	})
	return out, err
}

// BIO reads words with a label of the names layer: word, tab, label.
func BIO(path string) ([]Sentence, error) {
	var out []Sentence
	var s Sentence
	err := corpus.Lines(path, func(line string) error {
		f := strings.Fields(line)
		if len(f) < 2 {
			if len(s.Words) > 0 {
				out = append(out, s)
			}
			s = Sentence{}
			return nil
		}
		s.Words = append(s.Words, Word{Form: f[0], Name: f[len(f)-1]})
		return nil
	})
	if len(s.Words) > 0 {
		out = append(out, s)
	}
	return out, err
}
