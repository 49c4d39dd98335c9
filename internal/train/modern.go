package train

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Restore gives silver sentences the words as the article has them: CoreNLP
// wrote brackets and quotation marks its own way. Texts is the folder with
// the articles. A sentence whose offsets do not fit its article is left out.
func Restore(sentences []Sentence, texts string) ([]Sentence, error) {
	var out []Sentence
	name, runes := "", []rune(nil)
	for _, s := range sentences {
		if s.Document != name {
			text, err := os.ReadFile(filepath.Join(texts, s.Document+".txt"))
			if err != nil {
				return nil, err
			}
			name, runes = s.Document, []rune(string(text))
		}
		if restored(s.Words, runes) {
			out = append(out, s)
		}
	}
	return out, nil
}

func restored(words []Word, text []rune) bool {
	for i := range words {
		w := &words[i]
		if w.Start < 0 || w.End > len(text) || w.Start >= w.End {
			return false
		}
		form := string(text[w.Start:w.End])
		if strings.ContainsAny(form, " \n\t") {
			return false
		}
		w.Form = form
	}
	return true
}

// Modern turns the Stanford dependencies of a silver sentence into those of
// today's Universal Dependencies, as the treebanks have them, and gives each
// word its universal part of speech where the old tag and relation tell it;
// Part is empty where they do not, and Relation where it was "dep".
func Modern(s Sentence) Sentence {
	words := slices.Clone(s.Words)
	for i := range words {
		words[i].Relation = modernRelation(s.Words, i)
		words[i].Part, words[i].Fine = universalPart(&s.Words[i])
	}
	flattenNames(words)
	for i := range words {
		lowerCoordinator(s.Words, words, i)
	}
	s.Words = words
	return s
}

var renamed = map[string]string{
	"dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "mwe": "fixed", "dep": "",
}

func modernRelation(words []Word, i int) string {
	w := &words[i]
	if r, ok := renamed[w.Relation]; ok {
		return r
	}
	switch w.Relation {
	case "neg":
		if w.Fine == "DT" {
			return "det"
		}
		return "advmod"
	case "nmod", "nmod:tmod", "nmod:npmod":
		unmarked := w.Relation != "nmod"
		base := "nmod"
		if w.Head > 0 && predicate(words, w.Head-1) {
			base = "obl"
		}
		switch {
		case unmarked:
			return base + ":unmarked"
		case base == "obl" && agent(words, i):
			return "obl:agent"
		}
		return base
	}
	return w.Relation
}

// predicate reports whether word i is a verb, adjective or adverb.
func predicate(words []Word, i int) bool {
	f := words[i].Fine
	return strings.HasPrefix(f, "VB") || strings.HasPrefix(f, "JJ") || strings.HasPrefix(f, "RB")
}

// agent reports whether word i is who did it: "by" before it, a passive over it.
func agent(words []Word, i int) bool {
	by, passive := false, false
	for k := range words {
		by = by || words[k].Head == i+1 && words[k].Relation == "case" && strings.EqualFold(words[k].Form, "by")
		passive = passive || words[k].Head == words[i].Head && words[k].Relation == "auxpass"
	}
	return by && passive
}

// flattenNames turns the name of a person so that its first word is the head
// of the others, and hangs a title before it from that word.
func flattenNames(words []Word) {
	for i := 0; i < len(words); {
		end := i
		for end < len(words) && words[end].Name == "PERSON" && strings.HasPrefix(words[end].Fine, "NNP") {
			end++
		}
		if end-i > 1 && words[end-1].Head > 0 || end-i == 1 {
			flatten(words, i, end)
		}
		i = max(end, i+1)
	}
}

func flatten(words []Word, first, end int) {
	last := end - 1
	for k := first; k < last; k++ {
		if words[k].Head != end || words[k].Relation != "compound" {
			return
		}
	}
	for k := range words {
		if words[k].Head == end && (k < first || k > last) {
			words[k].Head = first + 1
			if k < first && words[k].Relation == "compound" && strings.HasPrefix(words[k].Fine, "NNP") {
				words[k].Relation = "nmod:desc"
			}
		}
	}
	head := words[last]
	words[first].Head, words[first].Relation = head.Head, head.Relation
	for k := first + 1; k < end; k++ {
		words[k].Head, words[k].Relation = first+1, "flat"
	}
}

// lowerCoordinator hangs a conjunction or comma from the conjunct after it:
// the old scheme hangs it from the first.
func lowerCoordinator(old, words []Word, i int) {
	w := &words[i]
	if w.Head == 0 || w.Head-1 > i || w.Relation != "cc" && !(w.Relation == "punct" && w.Form == ",") {
		return
	}
	for k := i + 1; k < len(words); k++ {
		if old[k].Head != old[i].Head {
			continue
		}
		if old[k].Relation == "conj" {
			w.Head = k + 1
			return
		}
		if old[k].Relation != "cc" && old[k].Relation != "punct" && old[k].Relation != "advmod" {
			return
		}
	}
}

var plainParts = map[string]string{
	"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ",
	"RB": "ADV", "RBR": "ADV", "RBS": "ADV", "MD": "AUX", "PRP": "PRON", "PRP$": "PRON", "EX": "PRON", "PDT": "DET", "RP": "ADP",
	"POS": "PART", "CC": "CCONJ", "CD": "NUM", "UH": "INTJ", "$": "SYM", "``": "PUNCT", "''": "PUNCT", ",": "PUNCT", ".": "PUNCT",
	"-LRB-": "PUNCT", "-RRB-": "PUNCT", "WP": "PRON", "WP$": "PRON", "WRB": "ADV",
}

var indefinite = map[string]bool{"everyone": true, "everybody": true, "everything": true, "someone": true, "somebody": true,
	"something": true, "anyone": true, "anybody": true, "anything": true, "nobody": true, "nothing": true, "none": true}

// universalPart is the part of speech and Penn tag that the treebanks would
// give the word; both empty where the old ones leave it open.
func universalPart(w *Word) (part, fine string) {
	argument := slices.Contains([]string{"nsubj", "nsubjpass", "dobj", "nmod", "root", "conj"}, w.Relation)
	switch {
	case w.Form == "%":
		return "SYM", "NN"
	case w.Form == "-" || w.Form == "/":
		return "", ""
	case indefinite[strings.ToLower(w.Form)] && w.Fine == "NN":
		return "PRON", "NN"
	case strings.HasPrefix(w.Fine, "VB"):
		if slices.Contains([]string{"aux", "auxpass", "cop"}, w.Relation) {
			return "AUX", w.Fine
		}
		return "VERB", w.Fine
	case w.Fine == "RB" && w.Relation == "neg" && strings.Contains(strings.ToLower(w.Form), "n") && !strings.HasPrefix(strings.ToLower(w.Form), "ne"):
		return "PART", "RB"
	case w.Fine == "IN" && w.Relation == "mark":
		return "SCONJ", "IN"
	case w.Fine == "IN" && w.Relation == "case", w.Fine == "TO" && w.Relation == "case":
		return "ADP", "IN"
	case w.Fine == "TO" && w.Relation == "mark":
		return "PART", "TO"
	case (w.Fine == "DT" || w.Fine == "WDT") && w.Relation == "det":
		return "DET", w.Fine
	case (w.Fine == "DT" || w.Fine == "WDT") && argument:
		return "PRON", w.Fine
	case w.Fine == ":" && len(w.Form) > 0:
		return "PUNCT", w.Fine
	}
	if p := plainParts[w.Fine]; p != "" {
		return p, w.Fine
	}
	return "", ""
}
