package main

import (
	"path/filepath"
	"strings"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/internal/train"
	"github.com/gainsay-news/gainsay/mention"
	"github.com/gainsay-news/gainsay/story"
	"github.com/gainsay-news/gainsay/tag"
)

func init() { rooms["story"] = room{model: "story/idf.bin", fit: fitStory} }

// fitStory counts in how many texts each word and each pair of
// words in a name stands: PolNeAR's articles, the
// treebanks and CoNLL's Reuters news, which is cut at its document marks.
func fitStory(shared string) ([]byte, error) {
	sentences, err := treebanks(shared)
	if err != nil {
		return nil, err
	}
	articles := train.Documents(sentences)
	silver, err := train.Silver(filepath.Join(shared, "train/polnear-silver-train.conll.gz"))
	if err != nil {
		return nil, err
	}
	articles = append(articles, train.Documents(silver)...)
	reuters, err := train.BIO(filepath.Join(shared, "train/names/conll2003-train.bio"))
	if err != nil {
		return nil, err
	}
	articles = append(articles, cut(reuters)...)
	docs := make([]*gainsay.Document, len(articles))
	for i, a := range articles {
		docs[i] = train.Given(a)
		docs[i].Tags = tag.Find(docs[i])
		docs[i].Mentions = mention.Find(docs[i])
	}
	return story.Fit(docs), nil
}

// perArticle is how many sentences stand for an article where the corpus has
// no marks.
const perArticle = 20

func cut(sentences []train.Sentence) [][]train.Sentence {
	var out [][]train.Sentence
	for i, s := range sentences {
		mark := len(s.Words) > 0 && strings.HasPrefix(s.Words[0].Form, "-DOCSTART-")
		if i == 0 || mark || len(out[len(out)-1]) >= perArticle {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], s)
	}
	return out
}
