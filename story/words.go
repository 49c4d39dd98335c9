package story

import "strings"

// stop are words that every report has.
var stop = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(`a about above after again against all also am an and any are as at be because been before being below between both but by
		can could did do does doing down during each few for from further had has have having he her here hers him his how i if in into is it its itself just
		me more most my n't 's no nor not now of off on once one only or other our out over own said say says she should so some such than that the their them then
		there these they this those through to too two under until up very was we were what when where which while who whom why will with would you your new
		mr mrs ms according tell told news photo video it get go make take monday tuesday wednesday thursday friday saturday sunday reuters ap associated press`) {
		out[w] = true
	}
	return out
}()
