// Package reprint says which reports are copies of one report.
//
// Needs: Title, Body, Text, Sentences, Tokens; Origin and Dateline where they
// are known.
//
// Fills: nothing in the document; it gives keys and a signature, and compares
// two signatures.
//
// How: a report is the set of its runs of four words, hashed; a long one keeps
// a fixed share of them, the same for every report, so that sets of texts of
// any length can be held against each other (Broder 1997, "On the resemblance
// and containment of documents"; the fixed share is FracMinHash). A copy is
// told by containment: how much of the shorter text stands in the longer. So a
// report reprinted under another headline, cut from its end or edited is a
// copy, and two reports that share a quotation are not. Candidates are those
// that share a sentence: the first long ones of the report, and those with the
// smallest hashes; a report with few long sentences is also found by the runs
// with the smallest hashes.
//
// Known misses: copies of fewer than twenty words; a rewrite in other words;
// a copy edited in every one of the sentences that make its keys.
package reprint

import (
	"slices"
	"strconv"

	"github.com/gainsay-news/gainsay"
)

// A Verdict is how two reports stand.
type Verdict struct {
	Copy  bool
	Score float64 // how much of the shorter stands in the longer, in [0, 1]
	Rule  string
}

const (
	// edited is the share of the shorter text that a copy keeps at least: of
	// made pairs from real pages, those edited in every fourth sentence keep
	// 0.6 and more; reports of one event by two newsrooms share 0.2 at most.
	edited = 0.5
	// agencyEdited is the same for two reports that name the same agency.
	agencyEdited = 0.35
	// whole is the share from which nothing is said to have been edited.
	whole = 0.95
	// fewest is the number of runs below which a text tells too little.
	fewest = 16
)

// Compare says whether two reports are copies of one. The order does not
// matter.
func Compare(a, b Signature) Verdict {
	s, ok := unpack(a)
	r, ok2 := unpack(b)
	if !ok || !ok2 || s.runs < fewest || r.runs < fewest {
		return Verdict{Rule: "too short to tell"}
	}
	if s.runs > r.runs {
		s, r = r, s
	}
	shared, of := overlap(s, r)
	if of == 0 {
		return Verdict{Rule: "too short to tell"}
	}
	v := Verdict{Score: float64(shared) / float64(of)}
	agency := s.origin != 0 && s.origin == r.origin
	switch {
	case v.Score >= whole:
		v.Copy, v.Rule = true, kept(s, r)
	case v.Score >= edited:
		v.Copy, v.Rule = true, "edited copy"
	case agency && v.Score >= agencyEdited:
		v.Copy, v.Rule = true, "edited copy of one agency's report"
	default:
		v.Rule = "other words"
	}
	return v
}

// kept says what was done to a text that stands whole in another.
func kept(short, long set) string {
	switch {
	case short.runs*10 < long.runs*9:
		return "cut copy"
	case short.title != long.title:
		return "reprinted under another headline"
	}
	return "same text"
}

// Keys are the index keys under which copies of the report are found: hashes
// of its first long sentences and of those that hash smallest.
func Keys(doc *gainsay.Document) []string {
	all := sentences(doc)
	first := all[:min(len(all), firstKeys)]
	smallest := slices.Clone(all[len(first):])
	slices.Sort(smallest)
	keep := append(slices.Clone(first), smallest[:min(len(smallest), smallKeys)]...)
	slices.Sort(keep)
	keep = slices.Compact(keep)
	out := make([]string, len(keep))
	for i, h := range keep {
		out[i] = "s" + strconv.FormatUint(h, 36)
	}
	if len(all) < firstKeys { // a list, or a text of short sentences
		few := runs(doc)
		for _, h := range few[:min(len(few), smallKeys)] {
			out = append(out, "r"+strconv.FormatUint(uint64(h), 36))
		}
	}
	return out
}

const (
	firstKeys = 8
	smallKeys = 6
	longWords = 7 // a sentence of fewer words is no key: "He declined to comment."
)

// sentences hashes the long sentences of the body in text order.
func sentences(doc *gainsay.Document) []uint64 {
	var out []uint64
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		if s.Start < doc.Body {
			continue
		}
		h, n := uint64(offset), 0
		for t := s.First; t < s.Last && t < len(doc.Tokens); t++ {
			if word(doc, t) {
				h = mix(h, hashWord(doc.Words(doc.Tokens[t].Span)))
				n++
			}
		}
		if n >= longWords {
			out = append(out, h)
		}
	}
	return out
}

func word(doc *gainsay.Document, t int) bool {
	k := doc.Tokens[t].Kind
	return k == gainsay.Word || k == gainsay.Number
}
