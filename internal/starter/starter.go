// Package starter holds a list of public feeds to start with. None is asked
// for until somebody chooses it. The addresses are facts, written down by hand
// from what the publishers name on their own pages; one that has moved says so
// when it is tested.
package starter

import (
	_ "embed" // the list

	"github.com/gainsay-news/gainsay/feed"
)

//go:embed starter.opml
var opml []byte

// OPML is the list as a file.
func OPML() []byte { return opml }

// Feeds is the list.
func Feeds() []feed.Outline {
	list, err := feed.ParseOPML(opml)
	if err != nil {
		panic("the list of feeds that ships cannot be read: " + err.Error()) // a test reads it
	}
	return list
}
