// Package tongue holds the words of the interface, by language: one file of
// messages for each, in which the English words are the keys. It chooses the
// language for a reader, puts the messages into templates once for all
// readers (Fill), and says numbers, dates and counts as a language does.
//
// What is not translated is said in English. What the record holds (quotations,
// headlines, why two statements differ) is English and stays so.
package tongue

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

//go:embed messages/*.json
var shipped embed.FS

// A Language is the words of the interface in one language.
type Language struct {
	Tag  string // as in the lang attribute: "de"
	Name string // what it calls itself

	tag     language.Tag
	said    map[string]string
	counted map[string]forms   // by key
	gapped  []pattern          // the messages with gaps, those that say most first
	layouts map[string][]piece // of dates, by name
	group   string             // between thousands
	point   string             // before decimals
}

// forms is what is said of a number, by its plural form.
type forms map[plural.Form]string

// A Set is the languages of a reader, English first.
type Set struct {
	All     []*Language
	matcher language.Matcher
	known   sync.Map // the language for a header, by the header
	headers int
	mu      sync.Mutex
}

// Load reads the shipped messages, and those of a folder that adds languages
// or words them otherwise; nil adds none.
func Load(more fs.FS) (*Set, error) {
	own, err := fs.Sub(shipped, "messages")
	if err != nil {
		return nil, err
	}
	s := &Set{}
	for _, dir := range []fs.FS{own, more} {
		if dir == nil {
			continue
		}
		names, err := fs.Glob(dir, "*.json")
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			if err := s.read(dir, name); err != nil {
				return nil, fmt.Errorf("messages in %s: %w", name, err)
			}
		}
	}
	return s, s.prepare()
}

// English is the language of what is no page: feeds, exports, citations.
var English = sync.OnceValue(func() *Language {
	s, err := Load(nil)
	if err != nil {
		panic(err) // the shipped messages are broken; a test reads them
	}
	return s.All[0]
})

// read adds the messages of a file to the language that its name says.
func (s *Set) read(dir fs.FS, name string) error {
	tag, err := language.Parse(strings.TrimSuffix(name, ".json"))
	if err != nil {
		return err
	}
	b, err := fs.ReadFile(dir, name)
	if err != nil {
		return err
	}
	var file map[string]json.RawMessage
	if err := json.Unmarshal(b, &file); err != nil {
		return err
	}
	l := s.of(tag)
	for key, raw := range file {
		if err := l.add(key, raw); err != nil {
			return err
		}
	}
	return nil
}

// of is the language of a tag, which is added where it is new.
func (s *Set) of(tag language.Tag) *Language {
	for _, l := range s.All {
		if l.Tag == tag.String() {
			return l
		}
	}
	l := &Language{Tag: tag.String(), tag: tag, said: map[string]string{}, counted: map[string]forms{}}
	s.All = append(s.All, l)
	return l
}

// formNames are the plural forms as files name them (CLDR).
var formNames = map[string]plural.Form{"zero": plural.Zero, "one": plural.One, "two": plural.Two, "few": plural.Few, "many": plural.Many, "other": plural.Other}

// add takes a message: a text, or an object of texts by plural form.
func (l *Language) add(key string, raw json.RawMessage) error {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		if wrong := check(key, text); wrong != nil {
			return wrong
		}
		l.said[key] = text
		return nil
	}
	var byName map[string]string
	if err := json.Unmarshal(raw, &byName); err != nil {
		return fmt.Errorf("%q is neither a text nor plural forms", key)
	}
	f := forms{}
	for name, text := range byName {
		form, ok := formNames[name]
		if !ok {
			return fmt.Errorf("%q: %q is no plural form", key, name)
		}
		f[form] = text
	}
	if f[plural.Other] == "" {
		return fmt.Errorf("%q has no form “other”", key)
	}
	l.counted[key] = f
	return nil
}

// check refuses a text that lacks a gap of its key, or has one more.
func check(key, text string) error {
	if strings.HasPrefix(key, "@") {
		return nil
	}
	if a, b := gaps(key), gaps(text); !slices.Equal(a, b) {
		return fmt.Errorf("%q has the gaps %v, its message %v", key, a, b)
	}
	return nil
}

// prepare puts English first and makes the languages ready to speak.
func (s *Set) prepare() error {
	at := slices.IndexFunc(s.All, func(l *Language) bool { return l.Tag == "en" })
	if at < 0 {
		return errors.New("there are no messages in English")
	}
	english := s.All[at]
	s.All = append([]*Language{english}, slices.Delete(s.All, at, at+1)...)
	var tags []language.Tag
	for _, l := range s.All {
		tags = append(tags, l.tag)
		l.borrow(english)
		l.Name, l.group, l.point = l.said["@name"], l.separator(1), l.separator(5)
		l.setLayouts()
		l.gapped = patterns(l.said)
	}
	s.matcher = language.NewMatcher(tags)
	return nil
}

// borrow takes from English how things are written where a file does not say.
func (l *Language) borrow(english *Language) {
	for key, text := range english.said {
		if _, ok := l.said[key]; !ok && strings.HasPrefix(key, "@") {
			l.said[key] = text
		}
	}
}

// Missing are the keys of English that a language has no message for.
func (l *Language) Missing(english *Language) (keys []string) {
	for key := range english.said {
		if _, ok := l.said[key]; !ok {
			keys = append(keys, key)
		}
	}
	for key := range english.counted {
		if _, ok := l.counted[key]; !ok {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

// By is the language of a tag, nil where there is none.
func (s *Set) By(tag string) *Language {
	for _, l := range s.All {
		if l.Tag == tag {
			return l
		}
	}
	return nil
}

// The bounds of what is remembered of the headers that browsers send.
const (
	longestHeader = 200
	mostHeaders   = 500
)

// Match is the language that an Accept-Language header asks for, English
// where it asks for none that there is.
func (s *Set) Match(header string) *Language {
	if header == "" || len(header) > longestHeader || len(s.All) == 1 {
		return s.All[0]
	}
	if l, ok := s.known.Load(header); ok {
		return l.(*Language)
	}
	l := s.All[0]
	if tags, _, err := language.ParseAcceptLanguage(header); err == nil {
		if _, i, sure := s.matcher.Match(tags...); sure > language.No {
			l = s.All[i]
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.headers < mostHeaders {
		s.headers++
		s.known.Store(header, l)
	}
	return l
}

// Has reports whether a language has a message of its own for a key.
func (l *Language) Has(key string, counted bool) bool {
	if counted {
		return l.counted[key] != nil
	}
	_, ok := l.said[key]
	return ok
}

// Keys are the keys of a language's messages.
func (l *Language) Keys() []string {
	return slices.Sorted(maps.Keys(l.said))
}

// File is the shipped file of messages of a language.
func File(tag string) ([]byte, error) {
	b, err := shipped.ReadFile("messages/" + tag + ".json")
	if err != nil {
		return nil, fmt.Errorf("no messages in %q are shipped", tag)
	}
	return b, nil
}
