package compare

import "testing"

func TestSlip(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"reve", "reve", 0}, {"griego", "greigo", 1}, {"katherine", "catherine", 1}, {"adkins", "atkins", 1},
		{"ann", "anna", -1}, {"smith", "jones", -1}, {"adkins", "akinss", -1}, {"gutierrez", "guitierrez", 1}, {"hill", "bill", -1},
	} {
		if got := slip(c.a, c.b); got != c.want {
			t.Errorf("slip(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
		if got := slip(c.b, c.a); got != c.want {
			t.Errorf("slip(%q, %q) = %d, want %d", c.b, c.a, got, c.want)
		}
	}
}
