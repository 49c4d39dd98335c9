// Package alert tells people and programs of new answers to saved searches: by
// webhooks, signed, and by mail. What an alert found is kept in the record
// before it is sent, and each message has an id that it keeps however often it
// is tried: nothing is lost when the program ends, and whoever gets a message
// twice can tell.
package alert

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"slices"
	"time"

	"github.com/gainsay-news/gainsay/internal/fetch"
	"github.com/gainsay-news/gainsay/internal/query"
	"github.com/gainsay-news/gainsay/internal/setting"
	"github.com/gainsay-news/gainsay/internal/store"
)

// When a message is tried again, and after how many tries it is given up:
// after 30 s, then twice as long each time, up to 6 hours; ten tries take
// about four hours.
const (
	firstWait = 30 * time.Second
	longWait  = 6 * time.Hour
	mostTries = 10
	lease     = 2 * time.Minute
	look      = 2 * time.Second
)

// A Sender watches the record and sends what is due.
type Sender struct {
	store    *store.Store
	poster   *fetch.Poster
	log      *slog.Logger
	revision store.Revision
	seen     bool
}

// New makes a sender.
func New(s *store.Store, log *slog.Logger) *Sender {
	return &Sender{store: s, poster: fetch.NewPoster(), log: log}
}

// Run sends what is due until the context ends.
func (s *Sender) Run(ctx context.Context) error {
	defer s.poster.Close()
	tick := time.NewTicker(look)
	defer tick.Stop()
	for {
		if err := s.Once(ctx); err != nil && ctx.Err() == nil {
			s.log.Error("alerts", "error", err)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return nil
		}
	}
}

// Once looks for what is new and sends all that is due.
func (s *Sender) Once(ctx context.Context) error {
	if err := s.match(ctx); err != nil {
		return err
	}
	if err := s.store.Bundle(ctx, rand.Text); err != nil {
		return err
	}
	for ctx.Err() == nil {
		d, err := s.store.LeaseDelivery(ctx, lease)
		if errors.Is(err, store.ErrNotFound) {
			return nil
		}
		if err == nil {
			err = s.deliver(ctx, d)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// match holds what came into the record against the saved searches.
func (s *Sender) match(ctx context.Context) error {
	now, err := s.store.Revision(ctx)
	if err != nil || s.seen && now == s.revision {
		return err
	}
	alerts, err := s.store.Alerts(ctx)
	if err != nil {
		return err
	}
	for _, a := range alerts {
		where, err := query.Parse(a.Query)
		if err == nil {
			where, err = query.Shelf{Store: s.store, Owner: a.Owner}.Expand(ctx, where)
		}
		if err != nil { // it names a search that is gone, say: the others go on
			s.log.Error("the search of an alert cannot be read", "alert", a.ID, "error", err)
			continue
		}
		for more := true; more && ctx.Err() == nil; {
			if more, err = s.store.Match(ctx, &a, where); err != nil {
				return err
			}
		}
	}
	s.revision, s.seen = now, true
	return nil
}

// A final error says that trying again is of no use.
type final struct{ error }

// deliver tries one message and notes what came of it.
func (s *Sender) deliver(ctx context.Context, d store.Delivery) error {
	err := s.send(ctx, d)
	var no final
	switch {
	case err == nil:
		return s.store.Sent(ctx, d)
	case ctx.Err() != nil:
		return s.store.Again(context.WithoutCancel(ctx), d, 0, "the program ended")
	case errors.As(err, &no), errors.Is(err, store.ErrNotFound), d.Tries >= mostTries:
		s.log.Error("an alert could not be delivered", "delivery", d.ID, "tries", d.Tries, "error", err)
		return s.store.Dead(ctx, d, err.Error())
	}
	return s.store.Again(ctx, d, backOff(d.Tries), err.Error())
}

// backOff is how long to wait after so many tries.
func backOff(tries int) time.Duration {
	return min(longWait, firstWait<<min(max(0, tries-1), 20))
}

func (s *Sender) send(ctx context.Context, d store.Delivery) error {
	a, list, err := s.store.Parcel(ctx, d)
	if err != nil {
		return err
	}
	values, err := s.store.Settings(ctx)
	if err != nil {
		return err
	}
	set := setting.Set(values)
	m := message(d, a, list, set)
	switch a.Kind {
	case "webhook":
		return s.hook(ctx, a, m, set)
	case "mail":
		return mailOut(ctx, a, m, set)
	}
	return final{fmt.Errorf("nothing is sent by %q", a.Kind)}
}

// inside reports whether a webhook's host may lie in a private network.
func inside(set setting.Set, address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	list := set.List("hooks")
	return slices.Contains(list, u.Host) || slices.Contains(list, u.Hostname())
}
