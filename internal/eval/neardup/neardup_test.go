package neardup

import (
	"os"
	"testing"
)

const pages = "../../../../shared/eval/pages"

func TestMeasure(t *testing.T) {
	if testing.Short() || os.Getenv("GAINSAY_EVAL") == "" {
		t.Skip("set GAINSAY_EVAL=1 to measure on the pages of ../shared, about a minute")
	}
	if _, err := os.Stat(pages); err != nil {
		t.Skip("no pages: ../shared is not here")
	}
	got, err := Measure(pages)
	if err != nil {
		t.Fatal(err)
	}
	t.Log(got)
	for _, d := range got.Doubles {
		t.Log("double", d)
	}
	if got.Precision() < 99 || got.Recall() < 95 {
		t.Errorf("%v: want 99 and 95", got)
	}
}
