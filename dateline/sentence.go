package dateline

import "github.com/gainsay-news/gainsay"

// Apart gives the sentences with the dateline as one of its own, so that what
// follows it is read as the sentence that it is. Without a dateline they are
// the sentences as they stand.
func Apart(doc *gainsay.Document) []gainsay.Sentence {
	line := doc.Dateline.Span
	if line.IsZero() {
		return doc.Sentences
	}
	first, last := doc.TokensIn(line)
	out := make([]gainsay.Sentence, 0, len(doc.Sentences)+2)
	for _, s := range doc.Sentences {
		if s.Last <= first || s.First >= last {
			out = append(out, s)
			continue
		}
		out = appendPart(out, doc, s, s.First, first)
		if len(out) > 0 && out[len(out)-1].First >= first && out[len(out)-1].Last < last {
			out[len(out)-1] = part(doc, s, out[len(out)-1].First, min(s.Last, last)) // the dateline goes on
		} else {
			out = appendPart(out, doc, s, max(s.First, first), min(s.Last, last))
		}
		out = appendPart(out, doc, s, last, s.Last)
	}
	return out
}

func appendPart(out []gainsay.Sentence, doc *gainsay.Document, s gainsay.Sentence, first, last int) []gainsay.Sentence {
	if first >= last {
		return out
	}
	return append(out, part(doc, s, first, last))
}

// part is tokens [first, last) as a sentence of the paragraph of s.
func part(doc *gainsay.Document, s gainsay.Sentence, first, last int) gainsay.Sentence {
	span := gainsay.Span{Start: doc.Tokens[first].Start, End: doc.Tokens[last-1].End}
	return gainsay.Sentence{Span: span, First: first, Last: last, Paragraph: s.Paragraph}
}
