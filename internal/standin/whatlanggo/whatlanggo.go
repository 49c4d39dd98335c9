// Package whatlanggo stands in for github.com/RadhiFadlillah/whatlanggo, by
// which go-trafilatura guesses the language of every text that it takes out of
// a page. Nobody asks for that guess here, and it costs two milliseconds a page
// or more, nearly as much as the rest of go-trafilatura's work. This one knows no language. The
// guess that extract does make, where a text is not plainly English, is that
// of github.com/abadojack/whatlanggo, from which the true package was made.
package whatlanggo

// A Lang is a language.
type Lang int

// DetectLang tells no language.
func DetectLang(string) Lang { return -1 }

// Iso6391 is "" for no language.
func (Lang) Iso6391() string { return "" }
