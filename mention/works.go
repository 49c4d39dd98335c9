package mention

import (
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
)

// works finds what stands in quotation marks with capitals throughout, as
// titles and slogans do: the places and bodies named in one are not meant.
func (f *finder) works() {
	for _, s := range f.doc.Sentences {
		for i := s.First; i < s.Last-2; i++ {
			if !f.quotes(i) {
				continue
			}
			end := f.titled(i+1, s.Last)
			if end < 0 {
				continue
			}
			f.work(i+1, end)
			i = end
		}
	}
}

var quoteMark = wordSet("\" “ ” `` '' ‘ ’ '")

// quotes reports whether token i is a quotation mark; most tokens open with a
// letter and need no look-up.
func (f *finder) quotes(i int) bool {
	w := f.lower(i)
	return w != "" && (w[0] < 'a' || w[0] > 'z') && quoteMark[w]
}

// longestTitle is how many words a title in quotation marks has at most.
const longestTitle = 8

// titled is where the closing mark of a title stands that starts at token i;
// -1 when none does.
func (f *finder) titled(i, end int) int {
	capitals := 0
	for k := i; k < min(end, i+longestTitle+1); k++ {
		switch {
		case k > i && f.quotes(k) && capitals > 0 && f.capital(k-1):
			return k
		case possessive(f.low[k]) && k > i:
		case f.capital(k):
			capitals++
		case k == i || !titleSmall[f.low[k]]:
			return -1
		}
	}
	return -1
}

var titleSmall = wordSet("of the and in to a an for on with from at by or")

// work makes a title of tokens [first, last), unless one name is all of it
// and no place, or a person is named in it.
func (f *finder) work(first, last int) {
	var inside []int
	for t := first; t < last; t++ {
		if k := f.named[t] - 1; k >= 0 && !slices.Contains(inside, k) {
			inside = append(inside, k)
		}
	}
	for _, k := range inside {
		n := &f.found[k]
		whole := n.last == last && (n.first == first || n.first == first+1 && f.low[first] == "the")
		if n.kind == gainsay.Person || n.first < first || n.last > last || whole && n.kind != gainsay.Location {
			return
		}
	}
	if len(inside) == 0 || last-first == 1 && strings.ToUpper(f.text(first)) == f.text(first) {
		return // what has no name in it does no harm; letters are a body's
	}
	for _, k := range inside {
		f.found[k].last = f.found[k].first
	}
	for t := first; t < last; t++ {
		f.named[t] = 0
	}
	f.add(first, last, gainsay.Work, "title in quotation marks")
}
