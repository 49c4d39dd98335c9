// Package gainsay names the things Gainsay works with: documents, what is
// found in them, and the stories and contradictions found across them.
//
// A [Document] is one version of one article. Its Text never changes once
// extracted, and every finding points into it by a byte [Span]: provenance is
// the coordinate system. Each stage of reading (packages token to claim, in
// the order that package pipeline lists) fills one layer of the document;
// packages reprint, story, identity and compare then hold documents against
// each other.
//
// The zero value means unknown everywhere: an empty string, a zero
// [Interval], a [Place] with ID 0. What is unknown conflicts with nothing.
//
// The package imports nothing of ours and touches neither disk nor network
// nor clock.
package gainsay

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A Span is the half-open byte range [Start, End) of a Document's Text.
// The zero Span means that there are no such words.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// IsZero reports whether s points at no words.
func (s Span) IsZero() bool { return s.End <= s.Start }

// Contains reports whether t lies within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether a byte lies in both.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Join is the smallest span that holds both; a zero span adds nothing.
func (s Span) Join(t Span) Span {
	switch {
	case s.IsZero():
		return t
	case t.IsZero():
		return s
	}
	return Span{min(s.Start, t.Start), max(s.End, t.End)}
}

// Identifiers come from content, never from a counter: whoever reads the same
// bytes writes the same ids.
type (
	// DocumentID is the page and the hash of the bytes this version was first seen in.
	DocumentID string
	// EntityID names an entity within one document; package identity ties
	// the entities of several documents.
	EntityID string
	// QuotationID names a quotation by its document and its words.
	QuotationID string
	// ClaimID names a claim by its document and its words.
	ClaimID string
	// StoryID names a story by the document that opened it.
	StoryID string
)

// ContentID hashes parts into a short identifier of sixteen hexadecimal
// digits. Parts are kept apart, so ("ab", "c") and ("a", "bc") differ.
func ContentID(parts ...string) string {
	var space [512]byte
	all := space[:0]
	for _, p := range parts {
		all = strconv.AppendInt(all, int64(len(p)), 10)
		all = append(all, ':')
		all = append(all, p...)
	}
	sum := sha256.Sum256(all)
	return hex.EncodeToString(sum[:8])
}

// FindingIDs gives out identifiers for the findings of one kind in one
// document: by document, kind and words with an ordinal, never by offsets, so
// that permalinks and decisions survive a better extractor.
type FindingIDs struct {
	doc  DocumentID
	kind string
	seen map[string]int
}

// NewFindingIDs starts counting for one kind of finding ("quotation", "claim").
func NewFindingIDs(doc DocumentID, kind string) *FindingIDs {
	return &FindingIDs{doc, kind, map[string]int{}}
}

// Next is the identifier of the next finding with these words; white space
// and case do not matter.
func (f *FindingIDs) Next(words string) string {
	key := findingKey(words)
	f.seen[key]++
	return ContentID(string(f.doc), f.kind, key, strconv.Itoa(f.seen[key]))
}

// findingKey is words in small letters with single spaces. Most words are
// ASCII, and those are written in one go.
func findingKey(words string) string {
	var space [256]byte
	out := space[:0]
	for i := 0; i < len(words); i++ {
		c := words[i]
		switch {
		case c >= utf8.RuneSelf:
			return strings.ToLower(strings.Join(strings.Fields(words), " "))
		case c == ' ' || '\t' <= c && c <= '\r':
			if len(out) > 0 && out[len(out)-1] != ' ' {
				out = append(out, ' ')
			}
		case 'A' <= c && c <= 'Z':
			out = append(out, c+'a'-'A')
		default:
			out = append(out, c)
		}
	}
	return string(bytes.TrimSuffix(out, []byte{' '}))
}
