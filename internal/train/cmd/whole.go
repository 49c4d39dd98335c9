package main

import (
	"slices"

	"github.com/gainsay-news/gainsay/internal/train"
)

// whole is the sentences with hyphened words joined, as package token leaves
// them: "15" "-" "year" is "15-year". The joined word takes the place of the
// part that the others hang from, with that part's tag.
func whole(sentences []train.Sentence) []train.Sentence {
	out := make([]train.Sentence, len(sentences))
	for i, s := range sentences {
		out[i] = s
		out[i].Words = joinHyphens(s.Words)
	}
	return out
}

// joinHyphens joins runs of glued words and hyphens.
func joinHyphens(words []train.Word) []train.Word {
	place := make([]int, len(words)) // where each word goes
	var runs [][2]int
	for i := 0; i < len(words); {
		end := i + 1
		for end+1 < len(words) && hyphened(words[end-1], words[end]) {
			end += 2
		}
		for k := i; k < end; k++ {
			place[k] = len(runs)
		}
		runs = append(runs, [2]int{i, end})
		i = end
	}
	if len(runs) == len(words) {
		return words
	}
	out := make([]train.Word, len(runs))
	for i, r := range runs {
		out[i] = joined(words, r[0], r[1])
		if h := out[i].Head; h > 0 {
			out[i].Head = place[h-1] + 1
		}
	}
	return out
}

// hyphened reports whether hyphen h is glued on both sides.
func hyphened(before, h train.Word) bool {
	return h.Form == "-" && h.Fine == "HYPH" && before.Glued && h.Glued
}

// joined makes one word of words[first:last].
func joined(words []train.Word, first, last int) train.Word {
	head := first
	for i := first; i < last; i++ {
		if h := words[i].Head - 1; h < first || h >= last {
			head = i
			if words[i].Relation != "punct" {
				break
			}
		}
	}
	w := words[head]
	if first+1 == last {
		return w
	}
	w.Form, w.Lemma = "", ""
	for _, p := range words[first:last] {
		w.Form += p.Form
		w.Lemma += p.Lemma
	}
	w.Glued = words[last-1].Glued
	compound(&w, words[first:last])
	return w
}

// compound gives a modifier that was a phrase ("15-year", "state-run") the tag
// that it has as one word: an adjective.
func compound(w *train.Word, parts []train.Word) {
	modifies := slices.Contains([]string{"compound", "amod", "nmod", "obl:unmarked", "nmod:unmarked"}, w.Relation)
	last := parts[len(parts)-1]
	switch {
	case w.Part == "PROPN":
	case last.Part == "PROPN" && parts[0].Part == "PROPN":
		w.Part, w.Fine = "PROPN", "NNP"
	case modifies && (w.Part == "NOUN" || w.Part == "VERB" || w.Part == "NUM"), w.Relation == "amod":
		if w.Part == "NUM" && last.Part == "NUM" {
			return
		}
		w.Part, w.Fine, w.Relation = "ADJ", "JJ", "amod"
	}
}
