package store

import (
	"slices"
	"testing"
)

// TestRolesOfReports: each role is kept with the report and the day that gave
// it, and only those in which somebody was quoted count as quoted.
func TestRolesOfReports(t *testing.T) {
	s := open(t)
	for _, c := range []struct{ id, role string }{{"a", "harbor minister"}, {"b", "former harbor minister"}, {"c", "cyclist"}} {
		d := report(c.id, "north", "Bridge "+c.id, "The bridge is open, "+c.id, "It was shut in May.")
		d.Entities[0].Role = c.role
		if c.id == "c" {
			d.Quotations, d.Claims = nil, d.Claims[1:]
			d.Claims[0].Quotation = 0
		}
		r := result(d)
		r.ClaimKeys = r.ClaimKeys[:len(d.Claims)]
		record(t, s, r)
	}
	p, err := s.Identity(t.Context(), "berg")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, r := range p.Roles {
		found[r.Role] = string(r.Document)
		if r.Published.IsZero() || r.Publisher == "" {
			t.Errorf("role %q has no day or no publisher: %+v", r.Role, r)
		}
	}
	if len(found) != 3 || found["harbor minister"] != "a" || found["former harbor minister"] != "b" || found["cyclist"] != "c" {
		t.Errorf("roles by report: %v", found)
	}
	roles, err := s.QuotedRoles(t.Context(), "berg")
	if want := []string{"former harbor minister", "harbor minister"}; err != nil || !slices.Equal(roles, want) {
		t.Errorf("quoted as %v (%v), want %v", roles, err, want)
	}
}
