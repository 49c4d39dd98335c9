package store

import (
	"testing"

	"github.com/gainsay-news/gainsay"
)

// TestRolesOfReports: each role is kept with the report and the day that gave
// it.
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
}

// TestPrivatePersons: a person is listed when a report quotes them in a public
// role, or when private persons may be; a body always is.
func TestPrivatePersons(t *testing.T) {
	for _, c := range []struct {
		kind         gainsay.Kind
		role         string
		quoted, want bool
	}{
		{gainsay.Person, "harbor minister", true, true}, {gainsay.Person, "harbor minister", false, false}, {gainsay.Person, "bystander", true, false},
		{gainsay.Person, "neighbor", true, false}, {gainsay.Person, "", true, false}, {gainsay.Organization, "", false, true},
	} {
		s := open(t)
		d := report("a", "north", "Bridge", "The bridge is open", "It was shut in May.")
		d.Entities[0].Role = c.role
		if !c.quoted {
			d.Quotations, d.Claims = nil, d.Claims[1:]
			d.Claims[0].Quotation = 0
		}
		r := result(d)
		r.ClaimKeys = r.ClaimKeys[:len(d.Claims)]
		r.Identities[0].Kind = c.kind
		record(t, s, r)
		if got, err := s.Listed(t.Context(), "berg"); err != nil || got != c.want {
			t.Errorf("%s with the role %q, quoted %v: listed %v (%v)", c.kind, c.role, c.quoted, got, err)
		}
		if err := s.Set(t.Context(), map[string]string{"private": "on"}, nil, "test"); err != nil {
			t.Fatal(err)
		}
		if got, err := s.Listed(t.Context(), "berg"); err != nil || !got {
			t.Errorf("%s with the role %q is not listed where private persons are: %v", c.kind, c.role, err)
		}
		if got, err := s.Listed(t.Context(), "nobody"); err != nil || got {
			t.Errorf("nobody is listed: %v", err)
		}
	}
}
