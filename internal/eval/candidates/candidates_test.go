package candidates

import (
	"math"
	"os"
	"path/filepath"
	"testing"
)

const sets = "../../../../shared/eval/geo"

// floors are the shares below which the gazetteer has lost places, in percent.
var floors = map[string]float64{"GWN": 80, "TR-News": 90, "lgl": 90, "GeoVirus": 75}

func TestMeasure(t *testing.T) {
	if _, err := os.Stat(sets); err != nil {
		t.Skip("no gold places: ../shared is not here")
	}
	for set, floor := range floors {
		got, err := Measure(filepath.Join(sets, set, "gold.jsonl"), set != "GeoVirus")
		if err != nil {
			t.Fatal(err)
		}
		t.Log(set, got)
		if share := 100 * float64(got.Right) / float64(got.Names); share < floor {
			t.Errorf("%s: %.1f percent have a right candidate, want %.0f", set, share, floor)
		}
	}
}

func TestDistance(t *testing.T) {
	if d := distance(0, 0, 0, 180); math.Abs(d-20015.1) > 0.1 {
		t.Errorf("half around the globe is %.1f km", d)
	}
}
