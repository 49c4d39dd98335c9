package lexicon

// A Bound says how a hedge bounds a figure, in the signs of a quantity: "~"
// about, "<" at most, ">" at least; "" for no hedge.
type Bound string

// HedgeWords is how many words a hedge takes at most.
const HedgeWords = 4

// HedgeBefore is what a hedge before a figure means, its words in lower case
// parted by single spaces.
func HedgeBefore(words string) Bound { return before[words] }

// HedgeBeforeBytes is [HedgeBefore] without a string of its own.
func HedgeBeforeBytes(words []byte) Bound { return before[string(words)] }

var before = map[string]Bound{
	"about": "~", "around": "~", "roughly": "~", "approximately": "~", "approx": "~", "approx.": "~", "nearly": "~", "almost": "~", "some": "~", "circa": "~",
	"~": "~", "≈": "~", "c.": "~", "estimated": "~", "an estimated": "~", "estimated at": "~", "estimated to be": "~", "close to": "~", "near": "~", "near to": "~", "in the region of": "~",
	"something like": "~", "or so": "~", "perhaps": "~", "maybe": "~", "roughly estimated": "~", "virtually": "~", "practically": "~",
	"on the order of": "~", "somewhere around": "~", "just about": "~", "well nigh": "~", "give or take": "~", "nigh on": "~", "approaching": "~",

	"over": ">", "above": ">", "more than": ">", "at least": ">", "at the very least": ">", "no fewer than": ">", "no less than": ">", "not less than": ">",
	"greater than": ">", "higher than": ">", "exceeding": ">", "exceeded": ">", "exceeds": ">", "exceed": ">", "upwards of": ">", "upward of": ">", "in excess of": ">", "well over": ">", "well above": ">",
	"just over": ">", "just above": ">", "slightly more than": ">", "a little over": ">", "a minimum of": ">", "minimum of": ">", "better than": ">", "north of": ">",
	"slightly over": ">", "far more than": ">", "much more than": ">", "topped": ">", "topping": ">", "surpassed": ">", "surpassing": ">", "beyond": ">", ">": ">", "longer than": ">",
	"older than": ">", "bigger than": ">", "larger than": ">", "a little more than": ">", "just more than": ">", "not fewer than": ">", "well more than": ">", "already over": ">",

	"under": "<", "below": "<", "less than": "<", "fewer than": "<", "lower than": "<", "up to": "<", "at most": "<", "at the most": "<", "no more than": "<", "not more than": "<",
	"just under": "<", "just below": "<", "slightly less than": "<", "slightly under": "<", "a little under": "<", "a maximum of": "<", "maximum of": "<", "as many as": "<", "as much as": "<",
	"as high as": "<", "as long as": "<", "well under": "<", "well below": "<", "smaller than": "<", "shy of": "<", "short of": "<", "not exceeding": "<", "<": "<", "sub": "<",
	"as few as": ">", "as little as": ">", "younger than": "<", "shorter than": "<", "no higher than": "<", "a little less than": "<", "just shy of": "<", "under the age of": "<",
	"over the age of": ">", "above the age of": ">", "south of": "<", "no longer than": "<", "far less than": "<", "much less than": "<", "far fewer than": "<",
	"within": "<",
}

// HedgeAfter is what a hedge after a figure means: "or more", "or so".
func HedgeAfter(words string) Bound { return after[words] }

// HedgeAfterBytes is [HedgeAfter] without a string of its own.
func HedgeAfterBytes(words []byte) Bound { return after[string(words)] }

var after = map[string]Bound{
	"or more": ">", "or over": ">", "or above": ">", "or higher": ">", "or better": ">", "or greater": ">", "or longer": ">", "or older": ">", "and above": ">", "and over": ">", "and up": ">", "plus": ">", "+": ">",
	"at least": ">", "or so": "~", "odd": "~", "or thereabouts": "~", "approximately": "~", "or less": "<", "or fewer": "<", "or under": "<", "or below": "<",
	"or younger": "<", "at most": "<", "and under": "<", "or lower": "<", "and below": "<", "or shorter": "<", "minimum": ">", "maximum": "<",
}

// Change is the way a verb or particle in lower case moves a figure: 1 up, -1
// down, 0 neither. money tells those that do so only for shares, prices and
// rates: "gained 3 percent", not "gained 3 members".
func Change(word string) (direction int, money bool) {
	d := changes[word]
	if d > 1 || d < -1 {
		return int(d / 2), true
	}
	return int(d), false
}

// Raised reports whether a word moves a figure up when "by" follows it: "raised
// rates by 25 basis points", but not "raised $3 million".
func Raised(word string) bool {
	switch word {
	case "raised", "raise", "raises", "raising", "lifted", "lifting", "lift":
		return true
	}
	return false
}

var changes = map[string]int8{
	"rose": 1, "rise": 1, "rises": 1, "rising": 1, "risen": 1, "increased": 1, "increase": 1, "increases": 1, "increasing": 1, "grew": 1, "grow": 1, "grows": 1, "grown": 1, "growing": 1,
	"climbed": 1, "climb": 1, "climbs": 1, "climbing": 1, "jumped": 1, "jump": 1, "jumps": 1, "jumping": 1, "surged": 1, "surge": 1, "surging": 1, "soared": 1, "soar": 1, "soaring": 1,
	"up": 1, "advanced": 1, "advancing": 1, "rallied": 2, "rally": 2, "rallying": 2, "gained": 2, "gains": 2, "gain": 2, "gaining": 2, "added": 2, "adding": 2, "adds": 2, "rebounded": 2, "rebounding": 2,
	"expanded": 1, "expand": 1, "swelled": 1, "spiked": 1, "leapt": 1, "leaped": 1, "skyrocketed": 1, "appreciated": 2, "strengthened": 2, "boosted": 1, "hiked": 1,
	"fell": -1, "fall": -1, "falls": -1, "falling": -1, "fallen": -1, "dropped": -1, "drop": -1, "drops": -1, "dropping": -1, "declined": -1, "decline": -1, "declines": -1, "declining": -1,
	"decreased": -1, "decrease": -1, "decreases": -1, "decreasing": -1, "slid": -1, "slide": -1, "sliding": -1, "slipped": -1, "slip": -1, "slips": -1, "slipping": -1, "plunged": -1, "plunge": -1, "plunging": -1,
	"plummeted": -1, "plummeting": -1, "plummet": -1, "diving": -2, "slashing": -2, "cutting": -2, "easing": -2, "sinking": -1, "shedding": -2, "slumping": -1, "tumbled": -1, "tumble": -1, "tumbling": -1, "sank": -1, "sink": -1, "sunk": -1, "shed": -2, "lost": -2, "losing": -2, "lose": -2, "loses": -2, "down": -1, "dipped": -1, "dip": -1, "shrank": -1, "shrunk": -1,
	"shrink": -1, "contracted": -1, "cut": -2, "slashed": -2, "reduced": -1, "reduce": -1, "lowered": -1, "eased": -2, "retreated": -2, "slumped": -1, "slump": -1, "crashed": -2, "weakened": -2, "depreciated": -2, "narrowed": -1, "dived": -2,
}
