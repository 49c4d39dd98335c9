package train

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/corpus"
)

// An Attribution is what an annotator marked: who, by which words, what. A
// part may have several pieces or none. Offsets count code points of the text.
type Attribution struct {
	Source, Cue, Content []gainsay.Span
}

// An Article is a text with its attributions, in PolNeAR's brat form.
type Article struct {
	Name         string
	Text         string
	Attributions []Attribution
}

// Brat reads the folder of one part of PolNeAR, which holds "text" and
// "attributions", in order of name. Where several people annotated an article
// the first one's file is read.
func Brat(dir string) ([]Article, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "text", "*.txt"))
	if err != nil || len(paths) == 0 {
		return nil, fmt.Errorf("reading %s: no text/*.txt (%v)", dir, err)
	}
	sort.Strings(paths)
	var out []Article
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".txt")
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		a := Article{Name: name, Text: string(text)}
		anns, _ := filepath.Glob(filepath.Join(dir, "attributions", name+"_*.ann"))
		sort.Strings(anns)
		if len(anns) > 0 {
			if a.Attributions, err = attributions(anns[0]); err != nil {
				return nil, err
			}
		}
		out = append(out, a)
	}
	return out, nil
}

// attributions reads one .ann: T lines name spans, E lines tie them. An E line
// may stand before the T lines that it names.
func attributions(path string) ([]Attribution, error) {
	spans := map[string][]gainsay.Span{}
	var events []string
	err := corpus.Lines(path, func(line string) error {
		id, rest, ok := strings.Cut(line, "\t")
		switch {
		case !ok:
		case id[0] == 'T':
			mark, _, _ := strings.Cut(rest, "\t")
			_, offsets, _ := strings.Cut(mark, " ")
			s, err := pieces(offsets)
			spans[id] = s
			return err
		case id[0] == 'E':
			events = append(events, rest)
		}
		return nil
	})
	out := make([]Attribution, len(events))
	for i, e := range events {
		out[i] = event(e, spans)
	}
	return out, err
}

// event ties "Attribution:T4 Content:T3 Cue:T2 Source:T1".
func event(line string, spans map[string][]gainsay.Span) Attribution {
	var a Attribution
	for _, part := range strings.Fields(line) {
		role, id, _ := strings.Cut(part, ":")
		switch strings.TrimRight(role, "0123456789") {
		case "Source":
			a.Source = append(a.Source, spans[id]...)
		case "Cue":
			a.Cue = append(a.Cue, spans[id]...)
		case "Content":
			a.Content = append(a.Content, spans[id]...)
		}
	}
	return a
}

// pieces reads "110 112;120 125".
func pieces(s string) ([]gainsay.Span, error) {
	var out []gainsay.Span
	for _, p := range strings.Split(s, ";") {
		from, to, _ := strings.Cut(p, " ")
		start, err := strconv.Atoi(from)
		if err != nil {
			return nil, err
		}
		end, err := strconv.Atoi(to)
		if err != nil {
			return nil, err
		}
		out = append(out, gainsay.Span{Start: start, End: end})
	}
	return out, nil
}
