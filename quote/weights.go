package quote

import (
	_ "embed" // the weights stand beside the code that reads them
	"sync"

	"github.com/gainsay-news/gainsay/sequence"
)

//go:embed cue.bin
var cueWeights []byte

//go:embed span.bin
var spanWeights []byte

//go:embed judge.bin
var judgeWeights []byte

// fitted are the models that the program carries; docs/models.md says what
// they were fitted on.
var fitted = sync.OnceValue(func() *models {
	return &models{
		cue:   sequence.MustDecode(cueWeights),
		span:  sequence.MustDecode(spanWeights),
		judge: sequence.MustDecode(judgeWeights),
	}
})
