package main

import (
	"github.com/gainsay-news/gainsay/internal/train/mention"
)

func init() { rooms["mention"] = room{"mention/names.bin", mention.Fit, nil} }
