// Package token cuts a text into paragraphs, sentences and tokens.
//
// Needs: the text alone.
//
// Fills: Document.Tokens, Sentences and Paragraphs.
//
// How: one pass over the bytes. Words are cut as the Penn Treebank and the
// Universal Dependencies do: clitics stand apart ("Esper" "'s", "do" "n't",
// "can" "not"), abbreviations keep their stop ("U.S.", "Oct."), a number keeps
// its commas and points, currency and percent signs stand apart, and so does a
// unit glued to its figure ("3.5" "bn", "9" "pm"). A word with hyphens is one
// token ("al-Sahri", "U.S.-led"), as in the Penn Treebank and CoNLL-2003 but
// not in recent Universal Dependencies: names and compound modifiers are
// wanted whole by every later stage. Each quotation mark of any style is one
// Mark; an apostrophe that belongs to a word is (part of) a Word.
//
// A blank line ends a paragraph. A single line break does too, unless the
// lines are filled up to a common width, as in mails and old wire copy.
//
// Known misses: sentences that start with a lower-case letter; smileys; a
// plural possessive at the end of a single-quoted passage.
package token

import "github.com/gainsay-news/gainsay"

// Split cuts text into tokens, sentences and paragraphs. Every token lies in
// one sentence and every sentence in one paragraph; white space and control
// bytes belong to none. It takes any bytes, in linear time; spans are on rune
// boundaries where text is valid UTF-8.
func Split(text string) ([]gainsay.Token, []gainsay.Sentence, []gainsay.Span) {
	c := cutter{text: text, tokens: make([]gainsay.Token, 0, len(text)/5+8)}
	var sentences []gainsay.Sentence
	var kept []gainsay.Span
	for _, p := range paragraphs(text) {
		first := len(c.tokens)
		c.cut(p)
		if len(c.tokens) == first {
			continue
		}
		sentences = c.sentences(sentences, first, len(kept))
		kept = append(kept, p)
	}
	return c.tokens, sentences, kept
}
