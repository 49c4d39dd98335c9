package identity

import (
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay/lexicon"
)

// A name is the parts of a person's name.
type name struct {
	words    []string // lower case, without initials and endings
	initials []string // single letters between first name and surname
	ending   string   // "jr", "iii"
}

// parse cuts a person's name.
func parse(s string) name {
	var n name
	for i, w := range strings.Fields(strings.ToLower(s)) {
		w = strings.Trim(w, "\"“”'‘’,().")
		switch {
		case w == "", i == 0 && courtesy[w]:
		case endings[w] && i > 0:
			n.ending = w
		case len([]rune(w)) == 1:
			n.initials = append(n.initials, w)
		default:
			n.words = append(n.words, plain(w))
		}
	}
	return n
}

// courtesy are titles that a name may have kept.
var courtesy = set("mr mrs ms miss dr sir madam mme mlle herr frau señor señora sr. sra")

var endings = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true}

// plain evens out a word: stops inside letters, possessives, the article of
// Arabic names, which is written in many ways.
func plain(w string) string {
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
	w = strings.ReplaceAll(w, ".", "")
	for _, article := range []string{"al-", "el-", "ul-"} {
		if rest, ok := strings.CutPrefix(w, article); ok && len(rest) > 2 {
			return rest
		}
	}
	return w
}

// key is the telling words of any name, in order, lower case.
func key(s string) string {
	var out []string
	for _, w := range strings.Fields(strings.ToLower(s)) {
		if w = plain(strings.Trim(w, "\"“”'‘’,().")); w != "" && w != "the" {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// agree compares two full names: "" when they are of two people, else how
// they are one.
func agree(a, b name) string {
	switch {
	case a.ending != b.ending && a.ending != "" && b.ending != "":
		return ""
	case clash(a.initials, b.initials):
		return ""
	case slices.Equal(a.words, b.words):
		if a.ending != b.ending {
			return "full name but for its ending"
		}
		return "full name"
	}
	first, last := a.words[0] == b.words[0], a.words[len(a.words)-1] == b.words[len(b.words)-1]
	if first && last && (len(a.words) == 2 || len(b.words) == 2) && !clash(a.initials, middles(b)) && !clash(middles(a), b.initials) {
		return "full name but for its middle"
	}
	if last && len(a.words) == 2 && len(b.words) == 2 && nickname(a.words[0], b.words[0]) {
		return "short first name"
	}
	return ""
}

// middles are the first letters of the words between first name and surname.
func middles(n name) []string {
	var out []string
	for i := 1; i < len(n.words)-1; i++ {
		out = append(out, n.words[i][:1])
	}
	return out
}

// clash reports whether both have initials and they differ: George W. and
// George H. W. are two.
func clash(a, b []string) bool { return len(a) > 0 && len(b) > 0 && !slices.Equal(a, b) }

// nickname reports whether one first name opens the other or is a known short
// form of it.
func nickname(a, b string) bool {
	if a == b {
		return false
	}
	return len(a) > 2 && len(b) > 2 && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a)) || shortNames[a] == b || shortNames[b] == a
}

var shortNames = map[string]string{"bob": "robert", "bill": "william", "dick": "richard", "jim": "james", "jack": "john", "ted": "edward",
	"mike": "michael", "tony": "anthony", "liz": "elizabeth", "beth": "elizabeth", "kate": "katherine", "peggy": "margaret", "chuck": "charles",
	"harry": "henry", "hank": "henry", "joe": "joseph", "tom": "thomas", "dave": "david", "ron": "ronald", "jerry": "gerald", "larry": "lawrence",
	"rick": "richard", "andy": "andrew", "steve": "steven", "betty": "elizabeth", "sasha": "alexander", "volodya": "vladimir", "pepe": "jose"}

// common reports whether so many people bear a name that it tells little:
// both its parts are frequent.
func common(n name) bool {
	if len(n.words) != 2 || len(n.initials) > 0 || n.ending != "" {
		return false
	}
	_, first := lexicon.FirstName(n.words[0])
	return first && lexicon.Surname(n.words[1])
}
