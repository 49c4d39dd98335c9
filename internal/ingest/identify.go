package ingest

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/identity"
	"github.com/gainsay-news/gainsay/internal/store"
)

// identify ties the document's entities to the people, bodies and places of
// the record, or makes new ones.
func (r *recorder) identify(ctx context.Context, result *store.Result) error {
	doc := result.Document
	for i := range doc.Entities {
		e := &doc.Entities[i]
		keys := identity.Keys(doc, e)
		if len(keys) == 0 {
			continue
		}
		candidates, err := r.store.IdentitiesByKeys(ctx, keys, perKey)
		if err != nil {
			return err
		}
		if err := tie(result, e, keys, candidates); err != nil {
			return err
		}
	}
	return r.store.ByHand(ctx, doc.ID, result.Ties)
}

// tie chooses the candidate that the entity surely is, if there is one.
func tie(result *store.Result, e *gainsay.Entity, keys []string, candidates []store.IdentityCandidate) error {
	own := identity.Of(result.Document, e)
	id, rule, best := gainsay.ContentID("identity", string(result.Document.ID), string(e.ID)), "new", 0.0
	merged := own
	for _, c := range candidates {
		var known identity.Profile
		if err := json.Unmarshal(c.Profile, &known); err != nil {
			return fmt.Errorf("profile of identity %s: %w", c.ID, err)
		}
		same, score, why := identity.Compare(known, own)
		if same && score > best {
			id, rule, best = c.ID, why, score
			merged = widen(known, own)
		}
	}
	bytes, err := json.Marshal(merged)
	if err != nil {
		return err
	}
	result.Identities = append(result.Identities, store.IdentityChange{
		ID: id, Kind: merged.Kind, Name: merged.Name, Role: merged.Role, Profile: store.Profile{Bytes: bytes, Keys: keys},
	})
	result.Ties = append(result.Ties, store.Tie{Entity: e.ID, Identity: id, Rule: rule, Score: best})
	return nil
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
