package store

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"testing"
)

// TestPages reads a list page by page while it grows at its head: all that
// stood there when it was begun is seen once, in order.
func TestPages(t *testing.T) {
	s := open(t)
	add := func(id string, last any) {
		_, err := s.write.ExecContext(t.Context(), "INSERT INTO stories (id, title, last, documents, pipeline) VALUES (?, ?, ?, 1, '')", id, id, last)
		if err != nil {
			t.Fatal(err)
		}
	}
	var want []string
	for i := range 17 {
		last := sql.NullInt64{Int64: int64(1000 - i/3), Valid: i < 12} // three of each second, five of no time
		add(fmt.Sprint("s", i), last)
	}
	all, next, err := s.Stories(t.Context(), 100, "")
	if err != nil || next != "" || len(all) != 17 {
		t.Fatal(len(all), next, err)
	}
	for _, st := range all {
		want = append(want, string(st.ID))
	}
	for _, size := range []int{1, 2, 3, 5, 12, 16, 17} {
		var got []string
		for after, n := "", 0; n < 30; n++ {
			list, next, err := s.Stories(t.Context(), size, after)
			if err != nil || len(list) > size {
				t.Fatal(len(list), err)
			}
			for _, st := range list {
				if st.Title[0] == 's' {
					got = append(got, string(st.ID))
				}
			}
			add(fmt.Sprint("new", size, n), 5000+n)
			if after = next; next == "" {
				break
			}
		}
		got = slices.DeleteFunc(got, func(id string) bool { return !slices.Contains(want, id) })
		if !slices.Equal(got, want) {
			t.Errorf("pages of %d: %v, not %v", size, got, want)
		}
	}
	for _, bad := range []string{"x", "t", "t1", "w1.1", "r1.1", "' OR 1=1", "t1.1.1"} {
		if _, _, err := s.Stories(t.Context(), 5, bad); !errors.Is(err, ErrCursor) {
			t.Errorf("the mark %q: %v", bad, err)
		}
	}
}
