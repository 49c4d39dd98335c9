package quote

import "github.com/gainsay-news/gainsay"

// fewestInBlock is how many words a paragraph must have to be what a colon
// before it announces.
const fewestInBlock = 6

// withBlocks gives a verb of saying at a colon the paragraph without quotation
// marks that it announces: a quotation that a page sets apart. "These
// allegations" before the colon are no more than its object.
func (r *reading) withBlocks(all []found) []found {
	if len(r.doc.Tags) != len(r.low) || len(r.doc.Arcs) != len(r.low) {
		return all
	}
	var taken []bool
	for s := 0; s+1 < len(r.doc.Sentences); s++ {
		x, next := r.doc.Sentences[s], r.doc.Sentences[s+1]
		if x.Paragraph == next.Paragraph || x.Last-x.First < 3 || r.low[x.Last-1] != ":" || r.quoted[next.First] > 0 {
			continue
		}
		verb := r.announcing(x.First, x.Last-1)
		if verb < 0 {
			continue
		}
		if taken == nil {
			taken = r.takenBy(all)
		}
		if end := r.blockEnd(s+1, taken); r.words(next.First, end) >= fewestInBlock && r.finiteWithin(next.First, end) && r.low[end-1] != ":" {
			all = r.setBlock(all, verb, x.Last, run{next.First, end})
		}
	}
	return all
}

// setBlock gives a block to the attribution that the verb is the cue of,
// unless that has words of its own, else to the subject of the verb.
func (r *reading) setBlock(all []found, verb, colon int, block run) []found {
	for k := range all {
		if f := &all[k]; f.cue.has(verb) {
			if len(f.content) == 1 && f.content[0].first >= f.cue.last && f.content[0].last < colon && r.words(f.content[0].first, f.content[0].last) <= 3 && !r.clausal(f) {
				f.content = []run{block}
			}
			return all
		}
	}
	source := r.subjectBefore(verb)
	if source.empty() || !r.speaks(source) {
		return all
	}
	return append(all, found{cue: run{verb, verb + 1}, source: source, content: []run{block}, rule: "block", score: 0.7})
}

// blockEnd is where the sentences of a paragraph from sentence s on end that
// no attribution has a word of.
func (r *reading) blockEnd(s int, taken []bool) int {
	end := r.doc.Sentences[s].First
	for p := r.doc.Sentences[s].Paragraph; s < len(r.doc.Sentences) && r.doc.Sentences[s].Paragraph == p; s++ {
		x := r.doc.Sentences[s]
		if anyTaken(taken, run{x.First, x.Last}) {
			return end
		}
		end = x.Last
	}
	return end
}

// announcing is the verb of saying that its sentence [first, last) turns on.
func (r *reading) announcing(first, last int) int {
	for i := first; i < last; i++ {
		if r.shape[i]&shapePlain != 0 && r.partOf(i) == "VERB" && finite[r.doc.Tags[i].Fine] && r.quoted[i] == 0 && (r.head[i] < 0 || r.doc.Arcs[i].Relation == "conj" && r.head[r.head[i]] < 0) {
			return i
		}
	}
	return -1
}

// longestPull is how many words a line pulled out of a text may have.
const longestPull = 60

// pulled finds a paragraph without quotation marks that ends in a dash and the
// name of somebody of whom the text speaks elsewhere too: a line pulled out of
// an interview. Names of writers stand so once.
func (r *reading) pulled() []found {
	var out []found
	var places map[string]int
	for k := range r.doc.Mentions {
		m := &r.doc.Mentions[k]
		if m.Form != gainsay.Name || m.Kind != gainsay.Person {
			continue
		}
		first, last := r.doc.TokensIn(m.Span)
		if first < fewestInBlock || first >= last || !dashes[r.low[first-1]] || r.paragraphEnd(first) != last {
			continue
		}
		if places == nil {
			places = r.surnamePlaces()
		}
		content := run{r.paragraphStart(first), first - 1}
		if n := r.words(content.first, content.last); n < fewestInBlock || n > longestPull || r.quoted[content.first] > 0 || places[r.low[m.Head]] < 2 {
			continue
		}
		out = append(out, found{cue: run{first - 1, first}, source: run{first, last}, content: []run{content}, rule: "byline", score: 0.7})
	}
	return out
}

// surnamePlaces is in how many paragraphs the last word of each person's name
// stands.
func (r *reading) surnamePlaces() map[string]int {
	count, at := map[string]int{}, map[string]int{}
	for k := range r.doc.Mentions {
		m := &r.doc.Mentions[k]
		if m.Form != gainsay.Name || m.Kind != gainsay.Person {
			continue
		}
		if w, p := r.low[m.Head], r.paragraph(m.Head)+1; at[w] != p {
			count[w], at[w] = count[w]+1, p
		}
	}
	return count
}

// paragraphStart is the first token of the paragraph of token i.
func (r *reading) paragraphStart(i int) int {
	s := r.sent[i]
	for s > 0 && r.doc.Sentences[s-1].Paragraph == r.doc.Sentences[s].Paragraph {
		s--
	}
	return r.doc.Sentences[s].First
}
