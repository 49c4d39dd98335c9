package main

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"github.com/gainsay-news/gainsay/gazetteer"
)

// What the packages lack, written by hand: facts with no source to copy from.
var (
	//go:embed countries.tsv
	ownCountries string
	//go:embed regions.tsv
	ownRegions string
	//go:embed peoples.tsv
	ownPeoples string
)

func (w *world) readOwn() error {
	if err := rows(ownCountries, 5, w.ownCountry); err != nil {
		return fmt.Errorf("countries.tsv: %w", err)
	}
	if err := rows(ownRegions, 7, w.ownRegion); err != nil {
		return fmt.Errorf("regions.tsv: %w", err)
	}
	if err := rows(ownPeoples, 4, w.ownPeople); err != nil {
		return fmt.Errorf("peoples.tsv: %w", err)
	}
	return nil
}

// rows calls row with the fields of each line that is no comment, empty ones added.
func rows(text string, fields int, row func(f []string) error) error {
	for n, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		for len(f) < fields {
			f = append(f, "")
		}
		if err := row(f); err != nil {
			return fmt.Errorf("line %d: %w", n+1, err)
		}
	}
	return nil
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

func point(s string) (lat, lon float64, err error) {
	a, b, _ := strings.Cut(s, ",")
	if lat, err = strconv.ParseFloat(a, 64); err != nil {
		return 0, 0, err
	}
	lon, err = strconv.ParseFloat(b, 64)
	return lat, lon, err
}

func (w *world) ownCountry(f []string) (err error) {
	s := w.country[f[0]]
	if s == nil {
		return fmt.Errorf("no country %q", f[0])
	}
	s.Lat, s.Lon, err = point(f[1])
	s.names = append(s.names, s.Name)
	s.names = append(s.names, list(f[2])...)
	s.Name = s.names[len(s.names)-len(list(f[2]))]
	s.words = append(list(f[3]), list(f[4])...)
	return err
}

func (w *world) ownRegion(f []string) error {
	id, err := strconv.ParseInt(f[0], 10, 64)
	if err != nil {
		return err
	}
	s := w.add(&site{Record: gazetteer.Record{ID: id, Class: f[1]}})
	if s.Lat, s.Lon, err = point(f[2]); err != nil {
		return err
	}
	names := list(f[4])
	s.Name, s.names = names[0], names[1:]
	s.words = append(list(f[5]), list(f[6])...)
	if c := w.country[f[3]]; c != nil && f[3] != "NA" && f[3] != "AF" && f[3] != "AS" && f[3] != "SA" {
		s.holder, s.Country = c, f[3]
	} else {
		s.holder = w.continent[f[3]]
	}
	return nil
}

func (w *world) ownPeople(f []string) error {
	s := w.division[f[0]]
	if s == nil {
		id, _ := strconv.ParseInt(f[0], 10, 64)
		s = w.sites[id]
	}
	if s == nil {
		return fmt.Errorf("no place %q", f[0])
	}
	s.names = append(s.names, list(f[1])...)
	s.words = append(s.words, list(f[2])...)
	s.words = append(s.words, list(f[3])...)
	return nil
}
