package entity

import (
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay"
)

// relatives ties "who" to the person that its clause tells of, by the tree:
// "Ilvar Tamskoy, who said".
func (r *resolver) relatives() {
	if len(r.doc.Arcs) == 0 {
		return
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Form != gainsay.Pronoun || r.lower(m.Head) != "who" {
			continue
		}
		if j, ok := r.antecedent(m); ok && (r.mentions[j].cluster.plural || !r.pluralVerb(m.last)) {
			r.merge(i, j, "relative", 0.9)
		}
	}
}

// pluralVerb reports whether token i is a verb that several do: "players,
// including Harry Kane, who have".
func (r *resolver) pluralVerb(i int) bool {
	return i < len(r.doc.Tags) && (r.doc.Tags[i].Fine == "VBP" || r.lower(i) == "were")
}

// antecedent is the mention that the verb of a relative pronoun hangs on.
func (r *resolver) antecedent(m *mention) (int, bool) {
	verb := r.doc.Arcs[m.Head].Head - 1
	if verb < 0 || !strings.HasPrefix(r.doc.Arcs[verb].Relation, "acl") || r.doc.Arcs[verb].Head == 0 {
		return 0, false
	}
	t := r.doc.Arcs[verb].Head - 1
	i, _ := slices.BinarySearchFunc(r.mentions, t+1, func(n mention, t int) int { return n.first - t })
	for i--; i >= 0 && t-r.mentions[i].first < 12; i-- {
		n := &r.mentions[i]
		if n.last > t && n.last <= m.first && n.Form != gainsay.Pronoun && n.cluster.kind == gainsay.Person && (n.Head == t || n.Form == gainsay.Name) {
			return i, true
		}
	}
	return 0, false
}
