package lexicon

// notPlaces are words in capitals that stand before a dash at the head of a
// report without being its place.
var notPlaces = map[string]bool{
	"breaking": true, "update": true, "updated": true, "watch": true, "exclusive": true, "analysis": true, "opinion": true,
	"comment": true, "live": true, "video": true, "photos": true, "correction": true, "corrected": true, "editorial": true,
	"explainer": true, "factbox": true, "review": true, "news": true, "sports": true, "sport": true, "listen": true, "read": true,
	"just": true, "urgent": true, "flash": true, "alert": true, "note": true, "developing": true, "interview": true, "q&a": true,
	"feature": true, "commentary": true, "column": true, "poll": true, "quiz": true, "gallery": true, "podcast": true, "i": true,
	"editor's": true, "wrapup": true, "refile": true, "insight": true, "profile": true, "preview": true, "recap": true, "the": true,
	"advisory": true, "story": true, "stories": true, "timeline": true, "transcript": true, "fact": true, "obituary": true, "a": true,
	"who": true, "what": true, "why": true, "how": true, "when": true, "where": true, "top": true, "more": true, "new": false,
	"summary": true, "in": true, "on": true, "by": true, "for": true, "see": true, "also": true, "weather": true, "business": true,
}

// NotPlace reports whether a word in lower case heads a report in capitals
// without being a place: "EXCLUSIVE -", "WATCH:".
func NotPlace(word string) bool { return notPlaces[word] }
