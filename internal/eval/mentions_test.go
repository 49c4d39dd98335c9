package eval

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPredictMentions holds the phrases that count against those that do not.
func TestPredictMentions(t *testing.T) {
	sentence := "The Norland Army said President Ada Brook met the rebels in the village near Halden on Monday , and they thanked a bus ."
	want := []string{"The Norland Army/ORG", "President Ada Brook/PER", "the rebels/ORG", "the village/LOC", "Halden/LOC", "they/ORG"}
	file := filepath.Join(t.TempDir(), "a.bio")
	if err := os.WriteFile(file, []byte(strings.Join(strings.Fields(sentence), "\tO\n")+"\tO\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Predict("mentions", file, &out, nil); err != nil {
		t.Fatal(err)
	}
	if got := labelledPhrases(out.String()); strings.Join(got, ", ") != strings.Join(want, ", ") {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// labelledPhrases reads the last column of predicted lines.
func labelledPhrases(lines string) []string {
	var out []string
	open := -1
	for line := range strings.Lines(lines + "\n\n") {
		f := strings.Fields(line)
		label := "O"
		if len(f) > 0 {
			label = f[len(f)-1]
		}
		if open >= 0 && !strings.HasPrefix(label, "I-") {
			open = -1
		}
		switch {
		case strings.HasPrefix(label, "B-"):
			open = len(out)
			out = append(out, f[0]+"/"+label[2:])
		case open >= 0:
			words, kind, _ := strings.Cut(out[open], "/")
			out[open] = words + " " + f[0] + "/" + kind
		}
	}
	return out
}
