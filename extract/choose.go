package extract

import "strings"

// A chooser decides which units of a page are its article. Two extractors
// have voted; where they agree the surroundings can only object, and where
// they do not the unit has to look like running text.
//
// The bounds below were chosen on the 146 English development pages with gold
// bodies, where they bring go-trafilatura's F1 of shingles from 0.951 to 0.969
// and from 0.941 to 0.961; 75 pages in other languages, which were only
// looked at, went from 0.890 to 0.900.
type chooser struct {
	units  []unit
	titles map[string]bool // what the page calls itself, as letters
	told   place           // what the surroundings of most of the text say, which tells nothing
	lo, hi int             // the first and the last unit that both take and that is a sentence
	tail   [2]bool         // outside of them, an extractor's lone vote counts too
	cover  *grams
	seen   map[string]bool
}

// taken is the share of a unit from which on an extractor took it.
const taken = 0.5

func (u *unit) both() bool   { return u.first >= taken && u.second >= taken }
func (u *unit) either() bool { return u.first >= taken || u.second >= taken }

// sentence reports whether a unit is long enough and ends as running text.
// Scripts without spaces have long words.
func (u *unit) sentence() bool {
	return (u.words >= 8 || len(u.text) > 100 && len(u.text) > 30*u.words) && ended(u.text)
}

// choose is the text of the units that are the article.
func choose(list []unit, titles ...string) []string {
	c := &chooser{units: list, titles: map[string]bool{}, cover: gramsFor(4096), seen: map[string]bool{}}
	for _, t := range titles {
		if k := string(letters(t)); k != "" {
			c.titles[k] = true
		}
	}
	c.survey()
	var kept []string
	for i := range list {
		if c.keep(i) {
			kept = append(kept, list[i].text)
			c.remember(&list[i])
		}
	}
	return kept
}

// common is the share of the text both took from which on the word of a class
// says nothing: it stands on what holds the whole page.
const common = 0.3

// survey finds the extent of what both took, and which words of classes tell
// nothing.
func (c *chooser) survey() {
	c.lo, c.hi = 0, len(c.units)
	first, all := true, 0
	var carried [32]int
	for i := range c.units {
		u := &c.units[i]
		if !u.both() {
			continue
		}
		all += u.words
		for b := range carried {
			if u.place&(1<<b) != 0 {
				carried[b] += u.words
			}
		}
		if u.sentence() {
			if first {
				c.lo, first = i, false
			}
			c.hi = i
		}
	}
	for b, n := range carried {
		if float64(n) > common*float64(all) && n > 0 {
			c.told |= 1 << b
		}
	}
	c.tail[0] = c.trust(all, func(u *unit) bool { return u.first >= taken }, func(u *unit) bool { return u.second < taken })
	c.tail[1] = c.trust(all, func(u *unit) bool { return u.second >= taken }, func(u *unit) bool { return u.first < taken })
}

// trust reports whether one extractor seems to have cut the article, so that
// the other's lone votes outside of what both took count: it took twice as
// much, and what it added is running text, not lists of links.
func (c *chooser) trust(both int, has, alone func(*unit) bool) bool {
	all, outside, good, n, sentences := 0, 0, 0, 0, 0
	for i := range c.units {
		u := &c.units[i]
		if !has(u) {
			continue
		}
		all += u.words
		if !alone(u) || c.within(i) {
			continue
		}
		n++
		outside += u.words
		if u.sentence() {
			sentences++
			good += u.words
		}
	}
	return 2*both < all && outside > 0 && 5*good > 4*outside && 5*sentences >= 3*n
}

func (c *chooser) within(i int) bool { return c.lo <= i && i <= c.hi }

// keep decides on one unit.
func (c *chooser) keep(i int) bool {
	u := &c.units[i]
	at := u.place &^ c.told
	switch {
	case u.words == 0, !u.either(), c.titles[string(u.letters)], c.repeats(i):
		return false
	case u.words < 25 && leadsAway(u.text):
		return false
	case at&(inNav|saysComment) != 0, at&inFigure != 0:
		return false
	case at&inFooter != 0 && !(u.both() && u.sentence()):
		return false
	case 2*u.linked > u.words && u.words < 25 && !(u.both() && u.sentence() && 5*u.linked < 4*u.words):
		return false
	case u.both():
		return c.agreed(i, u, at)
	}
	return c.disputed(i, u, at)
}

// agreed decides on a unit that both extractors took.
func (c *chooser) agreed(i int, u *unit, at place) bool {
	if at&saysByline != 0 && !u.sentence() || at&(inHeader|inAside) != 0 && !ended(u.text) {
		return false
	}
	return u.words >= 8 || ended(u.text) || at&(inList|inTable|inHeading) != 0 || c.within(i)
}

// disputed decides on a unit that only one extractor took.
func (c *chooser) disputed(i int, u *unit, at place) bool {
	if !u.sentence() || 10*u.linked >= 3*u.words || at&(inHeader|inAside|inHidden|inForm|inHeading|saysCaption) != 0 {
		return false
	}
	if u.first >= taken {
		return true
	}
	return at&(saysRelated|saysShare|saysByline) == 0 && (c.within(i) || c.tail[1])
}

// minRepeat is how many words a unit has that is dropped because its words
// stand elsewhere.
const minRepeat = 10

// repeats reports whether the words of a unit are already there, or are the
// cut beginning of what comes next.
func (c *chooser) repeats(i int) bool {
	u := &c.units[i]
	s := u.letters
	if u.words >= 6 && c.seen[string(s)] {
		return true
	}
	if u.words < minRepeat || len(s) < gram {
		return false
	}
	if c.cover.covers(s) > 0.8 {
		return true
	}
	if !strings.HasSuffix(u.text, "...") && !strings.HasSuffix(u.text, "…") {
		return false
	}
	next := gramsFor(1024)
	for j := i + 1; j < min(len(c.units), i+12); j++ {
		if c.units[j].either() {
			next.add(c.units[j].letters)
		}
	}
	return next.covers(s) > 0.5
}

func (c *chooser) remember(u *unit) {
	c.seen[string(u.letters)] = true
	c.cover.add(u.letters)
}

// away holds how lines open that lead away from an article or stand around
// it: to other stories, to subscriptions, to whoever took a picture.
var away = []string{
	"read more", "read also", "see more", "see also", "also read", "also on ", "don't miss", "don’t miss", "more:", "more on ", "more from ", "related", "you may also", "like this story",
	"click here", "tap here", "follow us", "sign up", "subscribe", "join the ", "join us", "download the ", "get the ", "get our ", "watch:", "listen:", "recommended", "trending", "most read",
	"image:", "image source", "image credit", "photo:", "photos:", "picture:", "video:", "file photo", "advertis", "sponsored", "story continues", "article continues", "continue reading", "enlarge",
	"updated:", "updated ", "published:", "published ", "posted:", "posted ", "last modified", "copyright", "©", "all rights reserved", "share this", "tags:", "tags ", "topics:", "comments",
	"source:", "sources:", "please read our", "would you like to comment", "this article was", "this article contains", "if you buy", "to view this video", "your browser", "skip to", "sign in", "log in", "loading",
}

// leadsAway reports whether a line opens as those around an article do.
func leadsAway(line string) bool {
	head := strings.ToLower(line[:min(len(line), 32)])
	for _, a := range away {
		if strings.HasPrefix(head, a) {
			return true
		}
	}
	return false
}
