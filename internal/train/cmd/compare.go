package main

import "github.com/gainsay-news/gainsay/internal/train/compare"

func init() {
	rooms["compare"] = room{model: "compare/weights.txt", fit: compare.Fit, score: compare.Score}
}
