package golden

import "testing"

func TestFirstDifference(t *testing.T) {
	for _, c := range []struct {
		got, want string
		line      int
	}{
		{"a\nb\n", "a\nb\n", 0},
		{"a\nc\n", "a\nb\n", 2},
		{"a\n", "a\nb\n", 2},
		{"a\nb\nc\n", "a\nb\n", 3},
		{"", "a\n", 1},
	} {
		if line, _, _ := firstDifference(c.got, c.want); line != c.line {
			t.Errorf("%q against %q: line %d, want %d", c.got, c.want, line, c.line)
		}
	}
}
