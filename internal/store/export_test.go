package store

import (
	"context"
	"database/sql"

	"github.com/gainsay-news/gainsay"
)

// Hashes of index keys, for who makes postings by hand.
var KeyHash = keyHash

// The kinds of index key.
const (
	CopyKey     = copyKey
	StoryKey    = storyKey
	IdentityKey = identityKey
	ClaimKey    = claimKey
)

// PackOwners and UnpackOwners are how the shelf keeps owners.
var (
	PackOwners   = packOwners
	UnpackOwners = unpackOwners
)

// DocumentIDs lists the first of so many equal shares of the documents.
func (s *Store) DocumentIDs(ctx context.Context, shares int) ([]gainsay.DocumentID, error) {
	return collect(ctx, s.read, func(r *sql.Rows) (id gainsay.DocumentID, err error) {
		err = r.Scan(&id)
		return id, err
	}, "SELECT id FROM documents WHERE row <= (SELECT max(row) FROM documents) / ? ORDER BY row", shares)
}
