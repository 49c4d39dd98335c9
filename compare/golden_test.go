package compare_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay"
	"github.com/gainsay-news/gainsay/compare"
	"github.com/gainsay-news/gainsay/pipeline"
	"github.com/rogpeppe/go-internal/txtar"
)

// goldenFloor is how many of the golden pairs must come out right: raise it
// with what the room learns.
const goldenFloor = 0.93

// A goldenCase is two short reports and the relation wanted between them.
type goldenCase struct {
	name   string
	a, b   string
	want   []string // kinds, any of which is right
	differ string
	words  []string // of a and of b
}

func readGolden(t *testing.T) []goldenCase {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden pairs: %v", err)
	}
	var out []goldenCase
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range txtar.Parse(data).Files {
			out = append(out, parseGolden(t, f.Name, string(f.Data)))
		}
	}
	return out
}

func parseGolden(t *testing.T, name, text string) goldenCase {
	c := goldenCase{name: name}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "A: "):
			c.a = line[3:]
		case strings.HasPrefix(line, "B: "):
			c.b = line[3:]
		case strings.HasPrefix(line, "= "):
			head, words, _ := strings.Cut(line[2:], ":")
			kinds, differ, _ := strings.Cut(strings.TrimSpace(head), " ")
			c.want, c.differ = strings.Split(kinds, "|"), differ
			for w := range strings.SplitSeq(words, "|") {
				c.words = append(c.words, strings.TrimSpace(w))
			}
		}
	}
	if c.a == "" || c.b == "" || len(c.want) == 0 {
		t.Fatalf("golden pair %q is not whole", name)
	}
	return c
}

// report annotates one side of a golden pair: "[2024-03-05] text".
func report(text string) *gainsay.Document {
	day := "2024-03-05"
	if strings.HasPrefix(text, "[") {
		day, text = text[1:11], strings.TrimSpace(text[12:])
	}
	at, _ := time.Parse(time.DateOnly, day)
	doc := &gainsay.Document{Text: text, URL: text, Published: gainsay.Stamp{Time: at, DayOnly: true}}
	pipeline.Annotate(doc)
	return doc
}

// relate is the surest relation between two reports, a difference before a
// repetition.
func relate(a, b *gainsay.Document) (best gainsay.Relation, x, y *gainsay.Claim) {
	known := compare.Circumstance{SameStory: true, A: gainsay.Day(a.Published.Time), B: gainsay.Day(b.Published.Time)}
	top := -1.0
	for i := range a.Claims {
		for j := range b.Claims {
			r, ok := compare.Across(&a.Claims[i], &b.Claims[j], known)
			rank := r.Score
			if ok && r.Kind != gainsay.Repeats && r.Kind != gainsay.NotComparable {
				if r.Score < compare.Shown {
					continue
				}
				rank++
			}
			if ok && rank > top {
				top, best, x, y = rank, r, &a.Claims[i], &b.Claims[j]
			}
		}
	}
	return best, x, y
}

func (c goldenCase) right(r gainsay.Relation) bool {
	got := string(r.Kind)
	if slices.Contains(c.want, "none") {
		return got == "" || got == "repeats" || got == "not_comparable"
	}
	return slices.Contains(c.want, got)
}

func TestGolden(t *testing.T) {
	right, all := map[bool]int{}, map[bool]int{}
	for _, c := range readGolden(t) {
		if only := os.Getenv("GOLDEN"); only != "" && only != c.name {
			continue
		}
		a, b := report(c.a), report(c.b)
		r, x, y := relate(a, b)
		trap := c.want[0] == "none" || c.want[0] == "repeats" || c.want[0] == "supersedes"
		all[trap]++
		if c.right(r) {
			right[trap]++
			if c.differ != "" && string(r.Differ) != c.differ {
				t.Logf("%s: differ by %s, want %s", c.name, r.Differ, c.differ)
			}
			continue
		}
		t.Logf("%s: got %q (%s %.2f %s), want %s", c.name, r.Kind, r.Differ, r.Score, r.Why, c.want)
		if testing.Verbose() && x == nil {
			logClaims(t, a, b)
		} else if testing.Verbose() {
			t.Logf("    %+v\n    %+v", x.Text, y.Text)
		}
	}
	t.Logf("right: %d of %d differences, %d of %d traps", right[false], all[false], right[true], all[true])
	if got := float64(right[false]+right[true]) / float64(all[false]+all[true]); got < goldenFloor {
		t.Errorf("%.0f%% of the golden pairs are right, want %.0f%%", 100*got, 100*goldenFloor)
	}
}

func logClaims(t *testing.T, docs ...*gainsay.Document) {
	for _, d := range docs {
		for _, c := range d.Claims {
			t.Logf("    [%s/%s] s=%q o=%q denied=%v %s q=%d %v: %s", c.Predicate, c.Frame, c.Subject.Text, c.Object.Text, c.Denied, c.Modality, c.Quotation, c.Amount.Value, c.Text)
		}
	}
}
