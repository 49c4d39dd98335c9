package ingest

import (
	"errors"

	"github.com/gainsay-news/gainsay/extract"
	"github.com/gainsay-news/gainsay/internal/intake"
)

// stageOf names the part of the way at which a page failed, for the list of
// what was refused.
func stageOf(err error) string {
	var failed *StageError
	switch {
	case errors.As(err, &failed):
		return failed.Stage
	case errors.Is(err, extract.ErrNoArticle):
		return "extract"
	case errors.Is(err, intake.ErrKilled), errors.Is(err, intake.ErrWithheld):
		return "agency"
	}
	return "read"
}

// A StageError says that the program itself failed in a stage.
type StageError struct {
	Stage string
	URL   string
	Panic any
}

func (e *StageError) Error() string {
	return "reading " + e.URL + ": the program failed in " + e.Stage + ": " + text(e.Panic)
}

func text(v any) string {
	switch v := v.(type) {
	case error:
		return v.Error()
	case string:
		return v
	}
	return "a fault"
}
