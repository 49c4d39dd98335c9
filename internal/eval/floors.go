package eval

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
)

// A floor is the lowest score allowed on the gold with a fingerprint: the
// score when it was set, less the noise.
type floor struct {
	Floor float64 `json:"floor"`
	Noise float64 `json:"noise"` // in points: what one turned item can do
	Gold  string  `json:"gold"`
}

// checkFloors is the scores that are below their floors. Floors are only
// moved when asked, and of what was scored: up with Raise, down with Lower too.
func checkFloors(o Options, scores []score) ([]string, error) {
	floors, err := readFloors(o.Floors)
	if err != nil {
		return nil, err
	}
	prints := map[string]string{}
	var below []string
	for _, s := range scores {
		m := measureNamed(s.measure)
		if prints[m.name] == "" {
			if prints[m.name], err = fingerprint(filepath.Join(o.Data, m.gold)); err != nil {
				return nil, err
			}
		}
		f, known := floors[s.key()]
		next := floor{math.Round((s.value-m.noise)*100) / 100, m.noise, prints[m.name]}
		switch {
		case o.Raise && o.asks(m) && (!known || next.Floor > f.Floor || o.Lower):
			floors[s.key()] = next
		case known && f.Gold != prints[m.name]:
			below = append(below, fmt.Sprintf("%s: the gold has changed since its floor was set", s.key()))
		case known && s.value < f.Floor:
			below = append(below, fmt.Sprintf("%s: %.2f is under %.2f", s.key(), s.value, f.Floor))
		}
	}
	if o.Raise {
		return below, writeFloors(o.Floors, floors)
	}
	return below, nil
}

func measureNamed(name string) *measure {
	i := slices.IndexFunc(measures, func(m measure) bool { return m.name == name })
	return &measures[i]
}

func readFloors(path string) (map[string]floor, error) {
	floors := map[string]floor{}
	data, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return floors, nil
	}
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(data, &floors); err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	return floors, nil
}

// writeFloors writes a line a floor, sorted, so that a change reads as a diff.
func writeFloors(path string, floors map[string]floor) error {
	out := []byte("{\n")
	keys := slices.Sorted(maps.Keys(floors))
	for i, k := range keys {
		line, err := json.Marshal(floors[k])
		if err != nil {
			return err
		}
		out = fmt.Appendf(out, "  %q: %s", k, line)
		if i < len(keys)-1 {
			out = append(out, ',')
		}
		out = append(out, '\n')
	}
	return os.WriteFile(path, append(out, "}\n"...), 0o644)
}
