package ingest

import (
	"context"
	"fmt"
	"slices"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/identity"
	"github.com/gainsay-news/gainsay/internal/store"
)

// identify ties the document's entities to the people, bodies and places of
// the record, or makes new ones.
func (r *recorder) identify(ctx context.Context, p *prepared, result *store.Result) error {
	candidates, err := r.candidates.IdentitiesByKeys(ctx, p.entities)
	if err != nil {
		return err
	}
	for i, keys := range p.entities {
		if len(keys) == 0 {
			continue
		}
		for _, c := range candidates[i] {
			if err := unpackProfile(c); err != nil {
				return err
			}
		}
		tie(result, &p.doc.Entities[i], entity{p.profiles[i], keys, candidates[i]})
	}
	return r.candidates.ByHand(ctx, p.doc.ID, result.Ties)
}

// unpackProfile makes the profile of a candidate ready.
func unpackProfile(c *store.IdentityCandidate) error {
	if c.Ready.Made != nil {
		return nil
	}
	p := new(identity.Profile)
	if err := store.Unpack(c.Profile, p); err != nil {
		return fmt.Errorf("profile of identity %s: %w", c.ID, err)
	}
	c.Ready.Made, c.Profile = identity.Recall(*p), nil
	return nil
}

// An entity is one of a document's, with what it may be.
type entity struct {
	own        identity.Profile
	keys       []string
	candidates []*store.IdentityCandidate
}

// tie chooses the candidate that the entity surely is, if there is one.
func tie(result *store.Result, e *gainsay.Entity, of entity) {
	id, rule, best := gainsay.ContentID("identity", string(result.Document.ID), string(e.ID)), "new", 0.0
	merged := of.own
	merged.Companions = merged.Companions[:min(len(merged.Companions), mostKept)] // those of a list of names would fill the record
	own := identity.Recall(of.own)
	for _, c := range of.candidates {
		known := c.Ready.Made.(*identity.Known)
		same, score, why := known.Compare(own)
		if same && score > best {
			id, rule, best = c.ID, why, score
			merged = widen(known.Profile, of.own)
		}
	}
	result.Identities = append(result.Identities, store.IdentityChange{
		ID: id, Kind: merged.Kind, Name: merged.Name, Role: merged.Role, Profile: store.Profile{Bytes: store.Pack(merged), Keys: of.keys},
	})
	result.Ties = append(result.Ties, store.Tie{Entity: e.ID, Identity: id, Rule: rule, Score: best})
}

// The most other names and companions that a profile keeps: the first seen.
const mostKept = 40

// widen adds to what is known of an identity what one more document tells.
func widen(known, own identity.Profile) identity.Profile {
	if len(own.Name) > len(known.Name) {
		known.Also = add(known.Also, known.Name)
		known.Name = own.Name
	} else if own.Name != known.Name {
		known.Also = add(known.Also, own.Name)
	}
	known.Also = add(known.Also, own.Also...)
	known.Companions = add(known.Companions, own.Companions...)
	if own.Role != "" {
		known.Role = own.Role
	}
	if known.Country == "" {
		known.Country = own.Country
	}
	known.When = hull(known.When, own.When)
	return known
}

func add(list []string, more ...string) []string {
	for _, m := range more {
		if len(list) < mostKept && !slices.Contains(list, m) {
			list = append(list, m)
		}
	}
	return list
}

// hull is the shortest interval that holds both; an unknown one adds nothing.
func hull(a, b gainsay.Interval) gainsay.Interval {
	switch {
	case a.IsZero():
		return b
	case b.IsZero():
		return a
	}
	if b.From.Before(a.From) {
		a.From = b.From
	}
	if b.To.After(a.To) {
		a.To = b.To
	}
	return a
}
