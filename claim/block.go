package claim

import (
	"slices"
	"strconv"
	"strings"

	"github.com/gainsay-news/gainsay"
)

// blocks is a claim for each event that stands at a block of a street: "was
// shot in the 4100 block of West Congress Avenue". A street of which a report
// names two blocks tells nothing of where one event was.
func (r *reader) blocks() []gainsay.Claim {
	var out []gainsay.Claim
	value := map[string]float64{}
	several := map[string]bool{}
	for t := range r.doc.Tokens {
		if !r.sees(t, "block") || !r.sees(t+1, "of") {
			continue
		}
		c, ok := r.blockClaim(t)
		if !ok {
			continue
		}
		street := c.Subject.Head
		if known, seen := value[street]; seen && known != c.Amount.Value {
			several[street] = true
		}
		value[street] = c.Amount.Value
		if c.Predicate != "" {
			out = append(out, c)
		}
	}
	return slices.DeleteFunc(out, func(c gainsay.Claim) bool { return several[c.Subject.Head] })
}

// blockClaim is the claim at the word "block"; it has no predicate where the
// clause tells of no event.
func (r *reader) blockClaim(t int) (gainsay.Claim, bool) {
	d := r.doc
	number, ok := blockNumber(r.at(t - 1))
	end, head := r.street(t + 2)
	sentence := d.SentenceAt(d.Tokens[t].Start)
	if !ok || head == "" || sentence < 0 {
		return gainsay.Claim{}, false
	}
	span := gainsay.Span{Start: d.Tokens[t-1].Start, End: d.Tokens[end-1].End}
	street := gainsay.Span{Start: d.Tokens[t+2].Start, End: span.End}
	if !d.Sentences[sentence].Contains(span) {
		return gainsay.Claim{}, false
	}
	out := gainsay.Claim{
		Document: d.ID, Span: span, Text: d.Words(span), Sentence: d.Sentences[sentence].Span,
		Frame: "address", Modality: gainsay.Asserted, Rule: "block of a street",
		Subject: gainsay.Term{Span: street, Text: d.Words(street), Head: head},
		Amount: gainsay.Quantity{
			Span: d.Tokens[t-1].Span, Number: d.Tokens[t-1].Span, Value: number, High: number, Bound: gainsay.Equal, Unit: "block number",
			Of: gainsay.Term{Span: street, Text: d.Words(street), Head: head}, Rule: "block of a street",
		},
		Words: []gainsay.ClaimWord{{Lemma: head, Part: "PROPN", Role: gainsay.RoleSubject, Of: "block"}, {Lemma: "block", Part: "NOUN", Role: gainsay.RolePredicate}},
	}
	if v := r.verbAbove(t); v >= 0 && placed[r.lemma(v)] {
		out.Predicate = "block"
	}
	r.say(&out, r.unit[t], none)
	return out, true
}

func blockNumber(word string) (float64, bool) {
	n, err := strconv.Atoi(strings.ReplaceAll(word, ",", ""))
	return float64(n), err == nil && n > 0 && n < 100_000
}

// street reads the name of a street from token t on: where it ends and its
// name without direction and kind.
func (r *reader) street(t int) (end int, head string) {
	var parts []string
	for end = t; end < t+6 && end < len(r.doc.Tokens); end++ {
		w := r.doc.Words(r.doc.Tokens[end].Span)
		if w == "" || (w[0] < 'A' || w[0] > 'Z') && (w[0] < '0' || w[0] > '9') {
			break
		}
		low := strings.Trim(strings.ToLower(w), ".")
		if streetKinds[low] && len(parts) > 0 {
			return end + 1, strings.Join(parts, "-")
		}
		if !directions[low] {
			parts = append(parts, low)
		}
	}
	return end, strings.Join(parts, "-")
}

var directions = map[string]bool{
	"n": true, "s": true, "e": true, "w": true, "north": true, "south": true, "east": true, "west": true,
	"nw": true, "ne": true, "sw": true, "se": true, "northwest": true, "northeast": true, "southwest": true, "southeast": true,
}

var streetKinds = map[string]bool{
	"street": true, "st": true, "avenue": true, "ave": true, "road": true, "rd": true, "drive": true, "dr": true, "boulevard": true,
	"blvd": true, "lane": true, "ln": true, "court": true, "ct": true, "place": true, "pl": true, "parkway": true, "pkwy": true,
	"way": true, "terrace": true, "highway": true, "hwy": true, "circle": true, "cir": true, "trail": true, "pike": true,
}

// placed are the verbs whose place is that of the event.
var placed = map[string]bool{
	"happen": true, "occur": true, "take": true, "shoot": true, "kill": true, "die": true, "wound": true, "injure": true, "attack": true,
	"rob": true, "stab": true, "open": true, "fire": true, "crash": true, "respond": true, "call": true, "dispatch": true, "strike": true,
	"hit": true, "break": true, "gun": true, "find": true, "explode": true, "collide": true,
}

// verbAbove is the nearest verb that a token hangs under, or -1.
func (r *reader) verbAbove(t int) int {
	if len(r.arcs) != len(r.doc.Tokens) {
		return -1
	}
	for range maxDepth {
		if t = r.head(t); t < 0 || r.part(t) == "VERB" {
			return t
		}
	}
	return -1
}
