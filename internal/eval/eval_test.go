package eval

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestCommittedScoresAreAboveTheirFloors holds the two committed files
// against each other: a change that lowers a score has to say so.
func TestCommittedScoresAreAboveTheirFloors(t *testing.T) {
	floors, err := readFloors("floors.json")
	if err != nil {
		t.Fatal(err)
	}
	scores, err := readScores("scores.txt")
	if err != nil {
		t.Fatal(err)
	}
	if len(floors) == 0 || len(scores) == 0 {
		t.Fatalf("%d floors, %d scores", len(floors), len(scores))
	}
	for key, f := range floors {
		score, ok := scores[key]
		switch {
		case !ok:
			t.Errorf("%s has a floor and no score", key)
		case score < f.Floor:
			t.Errorf("%s: %.2f is under its floor of %.2f", key, score, f.Floor)
		}
	}
}

const data = "../../../shared/eval"

// quick are measures of a second or two: the long ones are for 'make eval'.
var quick = []string{"timex-te3-platinum", "newsquant", "places-TR-News", "names-re3d"}

// TestQuickScoresHoldTheirFloors runs the quick measures on the data, where it
// is, as 'make eval' does.
func TestQuickScoresHoldTheirFloors(t *testing.T) {
	if _, err := os.Stat(data); err != nil {
		t.Skipf("no evaluation data: %v", err)
	}
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("the scorers need python3, which is not here")
	}
	for _, name := range quick {
		file := filepath.Join(t.TempDir(), "scores.txt")
		below, err := Scores(context.Background(), Options{Data: data, File: file, Floors: "floors.json", Only: name})
		if err != nil {
			t.Fatal(err)
		}
		if len(below) > 0 {
			t.Errorf("below their floors: %s", strings.Join(below, "; "))
		}
	}
}

func TestFloorsMoveOnlyWhenAsked(t *testing.T) {
	dir := t.TempDir()
	o := Options{Data: dir, Floors: filepath.Join(dir, "floors.json")}
	m := measure{name: "test", gold: "gold", noise: 1}
	old := measures
	measures = []measure{m}
	t.Cleanup(func() { measures = old })
	if err := os.WriteFile(filepath.Join(dir, "gold"), []byte("gold"), 0o600); err != nil {
		t.Fatal(err)
	}
	check := func(value float64, change func(*Options)) []string {
		t.Helper()
		use := o
		if change != nil {
			change(&use)
		}
		below, err := checkFloors(use, []score{{"test", "F1", value}})
		if err != nil {
			t.Fatal(err)
		}
		return below
	}
	raise := func(o *Options) { o.Raise = true }
	check(50, raise)
	if below := check(49.5, nil); len(below) != 0 {
		t.Errorf("within the noise: %v", below)
	}
	if below := check(48, nil); len(below) != 1 {
		t.Errorf("under the floor: %v", below)
	}
	check(40, raise)
	if below := check(48, nil); len(below) != 1 {
		t.Error("raising lowered a floor")
	}
	check(40, func(o *Options) { o.Raise, o.Lower, o.Only = true, true, "another" })
	if below := check(48, nil); len(below) != 1 {
		t.Error("the floor of a measure that was not run was lowered")
	}
	check(40, func(o *Options) { o.Raise, o.Lower = true, true })
	if below := check(39.5, nil); len(below) != 0 {
		t.Errorf("lowered on purpose, and still %v", below)
	}
	if err := os.WriteFile(filepath.Join(dir, "gold"), []byte("other"), 0o600); err != nil {
		t.Fatal(err)
	}
	if below := check(60, nil); len(below) != 1 || !strings.Contains(below[0], "gold has changed") {
		t.Errorf("other gold: %v", below)
	}
}

func TestOffsetsAreCodePoints(t *testing.T) {
	text := "Über — “ja”"
	p := newPoints(text, len("Über "))
	if s, ok := p.span(strings.Index(text, "ja"), strings.Index(text, "ja")+2); !ok || s != [2]int{3, 5} {
		t.Errorf("span %v, %v", s, ok)
	}
	if _, ok := p.span(0, 3); ok {
		t.Error("a span before the input was given")
	}
}

func TestPredictTagsKeepsGoldOut(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.conllu")
	gold := "# text = Dogs bark\n1\tDogs\tGOLDLEMMA\tGOLDTAG\tNNS\t_\t2\tnsubj\t_\t_\n1-2\tx\t_\t_\t_\t_\t_\t_\t_\t_\n2\tbark\tGOLDLEMMA\tGOLDTAG\tVBP\t_\t0\troot\t_\t_\n"
	if err := os.WriteFile(file, []byte(gold), 0o600); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Predict("tags", file, &out, nil); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "GOLD") || !strings.Contains(out.String(), "\tdog\tNOUN\t") || !strings.Contains(out.String(), "1-2\tx") {
		t.Errorf("predicted:\n%s", out.String())
	}
}

func TestPredictAttributions(t *testing.T) {
	dir := t.TempDir()
	text := "Größe\n\nMayor Ada Brook said that the bridge was safe."
	if err := os.WriteFile(filepath.Join(dir, "one.txt"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Predict("attributions", dir, &out, nil); err != nil {
		t.Fatal(err)
	}
	var line attributed
	if err := json.Unmarshal(out.Bytes(), &line); err != nil {
		t.Fatal(err)
	}
	if line.Doc != "one" || len(line.Attributions) != 1 || line.Attributions[0].Speaker != "Ada Brook" || !line.Attributions[0].Speech {
		t.Fatalf("%+v", line)
	}
	span := line.Attributions[0].Content[0]
	if got := string([]rune(text)[span[0]:span[1]]); got != "that the bridge was safe" {
		t.Errorf("content %q", got)
	}
}

func TestUnknownTaskNamesTheTasks(t *testing.T) {
	err := Predict("weather", ".", &bytes.Buffer{}, nil)
	if err == nil || !strings.Contains(err.Error(), "attributions") {
		t.Errorf("error %v", err)
	}
}
