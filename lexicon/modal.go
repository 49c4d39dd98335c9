package lexicon

// A Mood is what a governing word does to the statement under it.
type Mood uint8

// The moods.
const (
	Plain     Mood = iota
	Intends        // "plans to", "will", "is expected to"
	Perhaps        // "may", "could", "reportedly"
	Obliges        // "must", "has to"
	Permits        // "is allowed to", "has permission to"
	Supposes       // "would", "if"
	Reverses       // "failed to", "refused to", "denied that": it did not
	Affirms        // "managed to", "confirmed that": it did
	Wishes         // "wants to", "called on": says nothing of whether it did
	Doubts         // "it is not clear that", "doubts that"
	Begins         // "began to": it did
	Ends           // "stopped doing": it does no longer
	Prevented      // "was prevented from"
	Considers      // "is considering"
)

var moods = map[string]Mood{
	"will": Intends, "shall": Intends, "'ll": Intends, "plan": Intends, "intend": Intends, "expect": Intends,
	"prepare": Intends, "schedule": Intends, "set": Intends, "vow": Intends, "pledge": Intends, "promise": Intends,
	"decide": Intends, "agree": Intends, "due": Intends, "aim": Intends, "go": Intends, "slate": Intends, "poise": Intends,
	"ready": Intends, "determined": Intends, "undertake": Intends, "commit": Intends, "propose": Considers,

	"may": Perhaps, "might": Perhaps, "could": Perhaps, "can": Perhaps, "likely": Perhaps, "appear": Perhaps,
	"seem": Perhaps, "believe": Perhaps, "suspect": Perhaps, "threaten": Perhaps, "rumor": Perhaps, "rumour": Perhaps,
	"allegedly": Perhaps, "reportedly": Perhaps, "possibly": Perhaps, "perhaps": Perhaps, "probably": Perhaps,
	"apparently": Perhaps, "presumably": Perhaps, "maybe": Perhaps, "think": Perhaps, "fear": Perhaps, "possible": Perhaps,

	"must": Obliges, "should": Obliges, "ought": Obliges, "have": Obliges, "need": Obliges, "require": Obliges, "oblige": Obliges,

	"allow": Permits, "permit": Permits, "authorize": Permits, "authorise": Permits, "approve": Permits, "let": Permits,
	"permission": Permits, "approval": Permits, "authorization": Permits, "authorisation": Permits, "consent": Permits,
	"clearance": Permits, "entitle": Permits, "free": Permits, "license": Permits, "licence": Permits, "right": Permits,

	"would": Supposes, "'d": Supposes, "if": Supposes, "unless": Supposes, "whether": Supposes,

	"fail": Reverses, "refuse": Reverses, "decline": Reverses, "forget": Reverses, "neglect": Reverses, "deny": Reverses,
	"avoid": Reverses, "reject": Reverses, "refrain": Reverses, "unable": Reverses, "stop-short": Reverses,
	"rule-out": Reverses, "unwilling": Reverses, "omit": Reverses, "lack": Reverses, "resist": Reverses, "dispute": Reverses,
	"refusal": Reverses, "failure": Reverses, "inability": Reverses, "refute": Reverses, "impossible": Reverses,
	"prevent": Prevented, "bar": Prevented, "ban": Prevented, "forbid": Prevented, "prohibit": Prevented, "block": Prevented,
	"keep-from": Prevented, "unauthorized": Prevented,

	"manage": Affirms, "succeed": Affirms, "confirm": Affirms, "know": Affirms, "realize": Affirms, "realise": Affirms,
	"admit": Affirms, "acknowledge": Affirms, "learn": Affirms, "reveal": Affirms, "remember": Affirms, "happen": Affirms,

	"want": Wishes, "wish": Wishes, "hope": Wishes, "seek": Wishes, "try": Wishes, "attempt": Wishes, "urge": Wishes,
	"ask": Wishes, "order": Wishes, "demand": Wishes, "call": Wishes, "request": Wishes, "tell": Wishes, "like": Wishes,
	"encourage": Wishes, "beg": Wishes, "recommend": Wishes, "advise": Wishes, "offer": Wishes, "invite": Wishes,
	"consider": Considers, "discuss": Considers, "mull": Considers, "weigh": Considers, "debate": Considers,
	"doubt": Doubts, "question": Doubts, "unclear": Doubts, "unlikely": Doubts, "doubtful": Doubts, "difficult": Doubts, "hard": Doubts,

	"begin": Begins, "start": Begins, "continue": Begins, "keep": Begins, "resume": Begins,
	"stop": Ends, "cease": Ends, "quit": Ends, "end": Ends,
}

// MoodOf is what a lemma does to the statement that it governs.
func MoodOf(lemma string) Mood { return moods[lemma] }

var negators = map[string]bool{
	"not": true, "n't": true, "n’t": true, "no": true, "never": true, "nobody": true, "nothing": true, "none": true,
	"neither": true, "nor": true, "without": true, "cannot": true, "hardly": true, "scarcely": true,
	"nowhere": true, "few": true, "little": true, "rarely": true, "seldom": true,
}

// Negator reports whether a word in small letters denies what it stands with.
func Negator(word string) bool { return negators[word] }

// wholes are words that take a whole, and parts those that take a part of it.
var wholes = map[string]bool{"all": true, "every": true, "each": true, "both": true, "entire": true, "whole": true, "everyone": true, "everybody": true}
var parts = map[string]bool{"some": true, "several": true, "many": true, "most": true, "part": true, "half": true, "partial": true, "certain": true}

// Whole reports whether a word in small letters takes all of a thing.
func Whole(word string) bool { return wholes[word] }

// Part reports whether a word in small letters takes a part of a thing.
func Part(word string) bool { return parts[word] }

// light words carry no meaning of their own in a claim.
var light = map[string]bool{
	"be": true, "have": true, "do": true, "get": true, "also": true, "say": true, "tell": true, "such": true, "other": true,
	"mr": true, "mrs": true, "ms": true, "mr.": true, "mrs.": true, "ms.": true, "thing": true, "very": true, "just": true,
	"so": true, "then": true, "there": true, "here": true, "as": true, "than": true, "too": true, "now": true, "still": true,
	"even": true, "only": false, "s": true, "'s": true, "own": true, "however": true, "meanwhile": true, "about": true,
	"around": true, "roughly": true, "approximately": true, "nearly": true, "almost": true, "which": true, "who": true,
}

// Light reports whether a lemma carries too little meaning to be compared.
func Light(lemma string) bool { return light[lemma] }

// contentNouns are what a statement is called by those who speak of it.
var contentNouns = map[string]bool{
	"statement": true, "claim": true, "announcement": true, "report": true, "account": true, "assertion": true, "allegation": true,
	"remark": true, "comment": true, "version": true, "accusation": true, "suggestion": true, "testimony": true, "figure": true,
	"charge": true, "rumor": true, "rumour": true, "story": true, "denial": true, "assurance": true, "notion": true, "promise": true,
	"declaration": true, "warning": true, "admission": true, "pledge": true, "contention": true, "insistence": true,
}

// ContentNoun reports whether a noun stands for something that was said.
func ContentNoun(lemma string) bool { return contentNouns[lemma] }

// earlier are words that set a statement in a time that is over.
var earlier = map[string]bool{
	"originally": true, "previously": true, "formerly": true, "initially": true, "once": true, "earlier": true, "ago": true,
	"before": true, "beforehand": true, "traditionally": true, "historically": true,
}

// Earlier reports whether a lemma sets a statement in a time that is over.
func Earlier(lemma string) bool { return earlier[lemma] }
