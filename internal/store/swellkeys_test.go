package store_test

import (
	"database/sql"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/gainsay-news/gainsay/compare"
	"github.com/gainsay-news/gainsay/identity"
	"github.com/gainsay-news/gainsay/internal/store"
	"github.com/gainsay-news/gainsay/reprint"
	"github.com/gainsay-news/gainsay/story"
)

// TestSwellKeys makes the index keys of a record that TestSwellRecord made,
// GAINSAY_SWELL times as large, and the profiles of its stories and
// identities, so that a report can be held against it.
func TestSwellKeys(t *testing.T) {
	dir := os.Getenv("GAINSAY_SWELL_KEYS")
	times, err := strconv.Atoi(os.Getenv("GAINSAY_SWELL"))
	if dir == "" || err != nil {
		t.Skip("GAINSAY_SWELL_KEYS names no record that is GAINSAY_SWELL times as large")
	}
	swellKeys(t, dir, times)
}

// widelyShared is from how many owners on a key is that of words which all
// generations have: it leads to the latest. Others are each generation's own.
const widelyShared = 12

func swellKeys(t *testing.T, dir string, times int) {
	kinds := keyKinds(t, dir, times)
	db, err := sql.Open("sqlite", filepath.Join(dir, store.FileName)+"?_pragma=synchronous(OFF)&_pragma=cache_size(-400000)&_pragma=temp_store(MEMORY)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	b := balloon{db: db, ctx: t.Context()}
	size := map[int]int64{}
	for kind, table := range map[int]string{store.CopyKey: "documents", store.StoryKey: "stories", store.IdentityKey: "identities", store.ClaimKey: "claims"} {
		n, _ := strconv.ParseInt(b.texts("SELECT max(row) FROM " + table)[0], 10, 64)
		size[kind] = n / int64(times)
	}
	for table, kind := range map[string]int{"stories": store.StoryKey, "identities": store.IdentityKey} {
		b.do("UPDATE "+table+" SET profile = (SELECT swollen(o.profile, ("+table+".row - 1) / ?1) FROM "+table+" o WHERE o.row = ("+table+".row - 1) % ?1 + 1) WHERE profile IS NULL", size[kind])
	}
	keys, owners := postings(t, db)
	b.do("BEGIN")
	for i, key := range keys {
		if kind, known := kinds[key]; known {
			b.swellKey(key, owners[i], size[kind], times)
		}
	}
	b.do("COMMIT")
	b.do("PRAGMA wal_checkpoint(TRUNCATE)")
	if b.err != nil {
		t.Fatal(b.err)
	}
}

// swellKey gives a key its owners in all generations, each size rows on.
func (b *balloon) swellKey(key int64, owners []int64, size int64, times int) {
	const put = "INSERT OR REPLACE INTO postings (key, owners) VALUES (?, ?)"
	later := func(i int) []int64 {
		out := make([]int64, len(owners))
		for k, o := range owners {
			out[k] = o + int64(i)*size
		}
		return out
	}
	if len(owners) >= widelyShared {
		all := append(later(times-2), later(times-1)...)
		b.do(put, key, store.PackOwners(all[max(0, len(all)-40):]))
		return
	}
	for i := 1; i < times; i++ {
		b.do(put, key^int64(i)<<56, store.PackOwners(later(i)))
	}
}

func postings(t *testing.T, db *sql.DB) (keys []int64, owners [][]int64) {
	t.Helper()
	rows, err := db.Query("SELECT key, owners FROM postings ORDER BY key")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var key int64
		var packed []byte
		if err := rows.Scan(&key, &packed); err != nil {
			t.Fatal(err)
		}
		keys, owners = append(keys, key), append(owners, store.UnpackOwners(packed))
	}
	return keys, owners
}

// keyKinds is of what kind the keys of the first generation are.
func keyKinds(t *testing.T, dir string, times int) map[int64]int {
	t.Helper()
	s := opened(t, dir)
	defer s.Close()
	kinds := map[int64]int{}
	put := func(kind int, keys []string) {
		for _, k := range keys {
			kinds[store.KeyHash(kind, k)] = kind
		}
	}
	ids, err := s.DocumentIDs(t.Context(), times)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		doc, err := s.Document(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		put(store.CopyKey, reprint.Keys(doc))
		put(store.StoryKey, story.Read(doc).Keys)
		for i := range doc.Entities {
			put(store.IdentityKey, identity.Keys(doc, &doc.Entities[i]))
		}
		for i := range doc.Claims {
			put(store.ClaimKey, compare.Keys(&doc.Claims[i]))
		}
	}
	return kinds
}
