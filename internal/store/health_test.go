package store

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"
)

// poisson is days of counts at rates that change on given days.
func poisson(r *rand.Rand, rates ...float64) (days []DayCount) {
	for i, rate := range rates {
		n, p, limit := 0, r.Float64(), math.Exp(-rate)
		for p > limit {
			n++
			p *= r.Float64()
		}
		days = append(days, DayCount{time.Unix(int64(i)*86400, 0), n})
	}
	return days
}

func repeat(rate float64, n int) (list []float64) {
	for range n {
		list = append(list, rate)
	}
	return list
}

// TestShifts finds a change of volume near where it is, and next to none where
// there is none.
func TestShifts(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	false_, found := 0, 0
	for range 1000 {
		for _, rate := range []float64{0.5, 5, 50} {
			list, usual, present := shifts(poisson(r, repeat(rate, 60)...))
			if false_ += len(list); len(list) == 0 && usual != present {
				t.Fatal("no change, and two volumes")
			}
		}
		list, usual, present := shifts(poisson(r, append(repeat(8, 40), repeat(2, 20)...)...))
		if len(list) == 1 && math.Abs(float64(list[0].Day.Unix()/86400-40)) <= 2 && usual > 6 && present < 3.5 {
			found++
		}
	}
	if false_ > 15 { // 0.5 percent of 3,000 series
		t.Errorf("%d changes in 3,000 series without one", false_)
	}
	if found < 950 {
		t.Errorf("%d of 1,000 changes found", found)
	}
	if list, _, present := shifts(nil); list != nil || present != 0 {
		t.Errorf("nothing gives %v, %v", list, present)
	}
	if list, _, present := shifts(poisson(r, repeat(0, 9)...)); list != nil || present != 0 {
		t.Errorf("silence gives %v, %v", list, present)
	}
	t.Logf("%d false of 3000, %d found of 1000", false_, found)
}
