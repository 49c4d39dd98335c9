package ingest

import (
	"context"

	"github.com/gainsay-news/gainsay/internal/store"
)

func (r *recorder) fold(ctx context.Context, result *store.Result) error     { return nil }
func (r *recorder) join(ctx context.Context, result *store.Result) error     { return nil }
func (r *recorder) identify(ctx context.Context, result *store.Result) error { return nil }
