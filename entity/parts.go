package entity

import "github.com/gainsay-news/gainsay"

// parts ties what speaks or acts for a body to it: "the media office of the
// Norland Transport Ministry", "the Red Dawn militants".
func (r *resolver) parts() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Form != gainsay.Nominal || m.cluster.named {
			continue
		}
		if j, ok := r.officeOf(m); ok {
			r.merge(i, j, "office of a body", 0.7)
		} else if j, ok := r.membersOf(m); ok {
			r.merge(i, j, "members of a body", 0.7)
		}
	}
}

// officeOf is the body whose press or media office a nominal is.
func (r *resolver) officeOf(m *mention) (int, bool) {
	switch m.head {
	case "office", "service", "bureau", "department", "center", "centre":
	default:
		return 0, false
	}
	switch r.lower(m.Head - 1) {
	case "media", "press", "information", "affairs", "communications", "relations":
	default:
		return 0, false
	}
	j, ok := r.nameEnding(m.last)
	return j, ok && r.lower(m.Head+1) == "of" && r.mentions[j].cluster.kind == gainsay.Organization
}

// membersOf is the body whose fighters a plural stands for, where the name is
// all that stands before it.
func (r *resolver) membersOf(m *mention) (int, bool) {
	switch m.head {
	case "militant", "fighter", "rebel", "insurgent", "terrorist", "guerrilla", "gunman":
	default:
		return 0, false
	}
	first := m.first
	if r.definite(m) {
		first++
	}
	j, ok := r.nameEnding(m.Head)
	return j, ok && m.plural && r.mentions[j].first == first && r.mentions[j].cluster.kind == gainsay.Organization
}
