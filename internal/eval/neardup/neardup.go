// Package neardup measures package reprint on pairs made from real pages: each
// article is copied with another headline, cut, and edited, by a fixed recipe,
// and the copies are looked for among all articles by keys and signatures, as
// ingest does.
package neardup

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/extract"
	"github.com/gainsay-news/gainsay/internal/corpus"
	"github.com/gainsay-news/gainsay/reprint"
	"github.com/gainsay-news/gainsay/token"
)

// A Result counts pairs of an article and a made copy.
type Result struct {
	Articles, Copies int
	Right            int // copies tied to their article
	Wrong            int // articles taken for a copy's source that are not
	Missed           map[string]int
	Doubles          [][2]string // articles of the folder that are copies of each other, left out
}

// Precision is the share of the ties found that are right, in percent.
func (r Result) Precision() float64 { return 100 * float64(r.Right) / float64(max(1, r.Right+r.Wrong)) }

// Recall is the share of the copies that were tied to their article, in percent.
func (r Result) Recall() float64 { return 100 * float64(r.Right) / float64(max(1, r.Copies)) }

func (r Result) String() string {
	return fmt.Sprintf("%d articles, %d copies: precision %.2f, recall %.2f; missed %v", r.Articles, r.Copies, r.Precision(), r.Recall(), r.Missed)
}

// fewest is how many sentences an article needs to be cut and edited.
const fewest = 8

// Measure makes copies of the articles in the HTML files under root.
func Measure(root string) (Result, error) {
	docs, err := articles(root)
	if err != nil {
		return Result{}, err
	}
	s := shelf{byKey: map[string][]int{}}
	result := Result{Missed: map[string]int{}}
	for _, doc := range docs {
		if at, ok := s.copyOf(doc); ok {
			result.Doubles = append(result.Doubles, [2]string{s.docs[at].URL, doc.URL})
			continue
		}
		s.add(doc)
	}
	result.Articles = len(s.docs)
	for i, doc := range s.docs {
		for k, change := range changes {
			random := rand.New(rand.NewPCG(uint64(i), uint64(k)))
			result.Copies++
			right := false
			for _, at := range s.copies(change.make(doc, random)) {
				if at == i {
					right = true
				} else {
					result.Wrong++
				}
			}
			if right {
				result.Right++
			} else {
				result.Missed[change.name]++
			}
		}
	}
	return result, nil
}

func articles(root string) ([]*gainsay.Document, error) {
	var out []*gainsay.Document
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.Contains(filepath.Base(path), ".htm") {
			return err
		}
		body, err := corpus.Read(path)
		if err != nil {
			return err
		}
		doc, err := extract.Article(gainsay.Page{URL: path, Type: "text/html", Body: body})
		if err != nil || !strings.HasPrefix(doc.Language, "en") && doc.Language != "" {
			return nil // no article, or not English
		}
		cut(doc)
		if len(doc.Sentences) >= fewest {
			out = append(out, doc)
		}
		return nil
	})
	return out, err
}

func cut(doc *gainsay.Document) {
	doc.Tokens, doc.Sentences, doc.Paragraphs = token.Split(doc.Text)
}

// A shelf is articles by their keys.
type shelf struct {
	docs       []*gainsay.Document
	signatures []reprint.Signature
	byKey      map[string][]int
}

func (s *shelf) add(doc *gainsay.Document) {
	for _, key := range reprint.Keys(doc) {
		s.byKey[key] = append(s.byKey[key], len(s.docs))
	}
	s.docs = append(s.docs, doc)
	s.signatures = append(s.signatures, reprint.Sign(doc))
}

// copies is the articles that doc is a copy of.
func (s *shelf) copies(doc *gainsay.Document) []int {
	signature := reprint.Sign(doc)
	seen := map[int]bool{}
	var out []int
	for _, key := range reprint.Keys(doc) {
		for _, at := range s.byKey[key] {
			if !seen[at] {
				seen[at] = true
				if reprint.Compare(signature, s.signatures[at]).Copy {
					out = append(out, at)
				}
			}
		}
	}
	return out
}

func (s *shelf) copyOf(doc *gainsay.Document) (int, bool) {
	all := s.copies(doc)
	if len(all) == 0 {
		return 0, false
	}
	return all[0], true
}
