package main

import (
	"runtime/debug"

	"github.com/gainsay-news/gainsay/pipeline"
)

// version is the pipeline's, with the revision that the program was built from.
func version() string {
	out := pipeline.Version
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return out
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			out += " (" + s.Value[:12] + ")"
		}
	}
	return out
}
