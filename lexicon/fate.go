package lexicon

// A Fate is what happened to people who are counted, by the words that say so.
// "killed" is every death, whatever its cause; the words of the text say more.
type Fate struct {
	Name    string
	Passive bool // a participle or adjective: the counted stand before it ("12 killed") or are its subject
	Active  bool // a transitive form: the counted stand after it ("killed 12", "killing 12")
	Does    bool // an intransitive form: the counted do it themselves ("12 died", "12 fled")
	Noun    bool // a noun with "of" after it: "the death of 12", or itself the head: "12 deaths"
}

// FateOf is the fate that a word in lower case tells of; the zero Fate for none.
func FateOf(word string) Fate { return fates[word] }

// FateBytes is [FateOf] without a string of its own.
func FateBytes(word []byte) Fate { return fates[string(word)] }

var fates = map[string]Fate{}

func init() {
	add := func(name string, f Fate, words ...string) {
		f.Name = name
		for _, w := range words {
			old := fates[w]
			fates[w] = Fate{name, f.Passive || old.Passive, f.Active || old.Active, f.Does || old.Does, f.Noun || old.Noun}
		}
	}
	participle, verb := Fate{Passive: true, Active: true}, Fate{Active: true}
	state, does, noun := Fate{Passive: true}, Fate{Does: true}, Fate{Noun: true}
	add("killed", participle, "killed", "slain", "massacred", "murdered", "executed", "assassinated", "slaughtered")
	add("killed", verb, "kill", "kills", "killing", "murdering", "executing")
	add("killed", state, "dead", "drowned")
	add("killed", does, "died", "die", "dies", "perished", "dying", "drowned", "succumbed")
	add("killed", noun, "death", "deaths", "killing", "killings", "fatalities", "dead", "bodies", "fatality")
	add("wounded", participle, "wounded", "injured", "hurt", "maimed")
	add("wounded", verb, "wounding", "injuring", "wound", "injure", "hurting", "injures")
	add("wounded", noun, "injuries", "wounded", "injured")
	add("missing", state, "missing", "unaccounted")
	add("arrested", participle, "arrested", "detained", "jailed", "imprisoned", "apprehended")
	add("arrested", verb, "arresting", "detaining", "arrest", "detain", "arrests")
	add("arrested", noun, "arrests", "arrest", "detention")
	add("captured", participle, "captured", "seized")
	add("captured", verb, "capturing", "capture")
	add("kidnapped", participle, "kidnapped", "abducted")
	add("kidnapped", verb, "kidnapping", "abducting")
	add("kidnapped", noun, "abduction", "kidnapping")
	add("displaced", participle, "displaced", "uprooted")
	add("displaced", verb, "displacing", "displace")
	add("displaced", noun, "displacement")
	add("fled", does, "fled", "flee", "fleeing", "flees", "escaped", "escaping")
	add("evacuated", participle, "evacuated")
	add("evacuated", verb, "evacuating", "evacuate")
	add("evacuated", noun, "evacuation")
	add("rescued", participle, "rescued", "saved")
	add("rescued", verb, "rescuing", "rescue")
	add("rescued", noun, "rescue")
	add("freed", participle, "freed", "released", "liberated", "pardoned")
	add("freed", verb, "freeing", "releasing", "free", "release", "frees")
	add("freed", noun, "release")
	add("deployed", participle, "deployed", "stationed", "dispatched", "sent", "redeployed", "repositioned")
	add("deployed", verb, "deploy", "deploying", "deploys", "sending", "send", "sends", "dispatching", "repositioning")
	add("deployed", noun, "deployment", "dispatch", "repositioning")
	add("withdrawn", participle, "withdrawn", "recalled")
	add("withdrawn", verb, "withdraw", "withdrawing", "withdrew", "withdraws", "recalling")
	add("withdrawn", does, "withdraw", "withdrawing", "withdrew", "retreated", "retreating")
	add("withdrawn", noun, "withdrawal", "pullout", "pullback")
	add("surrendered", does, "surrendered", "surrendering", "defected")
	add("hospitalized", participle, "hospitalized", "hospitalised", "treated")
	add("infected", participle, "infected")
	add("infected", verb, "infecting")
	add("infected", noun, "infections")
	add("protested", does, "protested", "protesting", "marched", "marching", "demonstrated", "rallied", "gathered", "demonstrating")
	add("dismissed", participle, "dismissed", "fired", "sacked", "laid")
	add("homeless", state, "homeless", "stranded")
	add("expelled", participle, "expelled", "deported")
	add("expelled", verb, "expelling", "deporting", "expel", "deport")
	add("trapped", state, "trapped", "stranded")
}

// people are nouns in the plural, or used as one, for human beings.
var people = map[string]bool{}

func init() {
	for _, w := range []string{
		"people", "persons", "person", "men", "women", "man", "woman", "children", "child", "boys", "girls", "boy", "girl", "kids", "adults", "teenagers", "babies", "civilians", "civilian", "residents",
		"villagers", "citizens", "nationals", "individuals", "victims", "casualties", "survivors", "passengers", "pilgrims", "tourists", "patients", "inmates", "prisoners", "detainees",
		"hostages", "refugees", "migrants", "returnees", "displaced", "evacuees", "asylum-seekers", "immigrants", "troops", "troop", "soldiers", "soldier", "servicemen", "servicewomen", "fighters", "militants", "militant",
		"insurgents", "rebels", "gunmen", "terrorists", "terrorist", "attackers", "bombers", "militiamen", "guerrillas", "jihadists", "officers", "officer", "policemen", "police", "commandos", "marines", "sailors",
		"pilots", "guards", "peacekeepers", "reservists", "recruits", "veterans", "personnel", "workers", "worker", "employees", "staff", "staffers", "miners", "farmers", "fishermen", "teachers", "doctors", "nurses", "students",
		"pupils", "protesters", "protestors", "demonstrators", "marchers", "supporters", "activists", "journalists", "reporters", "lawmakers", "members", "delegates", "deputies", "senators", "voters",
		"candidates", "officials", "observers", "volunteers", "rescuers", "firefighters", "medics", "paramedics", "settlers", "worshippers", "spectators", "fans", "customers", "users", "athletes", "players",
		"suspects", "mourners", "strikers", "contractors", "engineers", "advisers", "advisors", "trainers", "americans", "iraqis", "syrians", "afghans", "palestinians", "israelis", "ukrainians", "russians",
		"turks", "kurds", "chinese", "foreigners", "muslims", "christians", "jews", "yazidis", "rohingya", "lives", "dead", "wounded", "injured", "fatalities", "deaths", "bodies", "crew", "drivers", "shoppers",
		"visitors", "guests", "bystanders", "pedestrians", "homeowners", "relatives", "youths", "infants", "orphans", "widows", "colleagues", "investigators", "agents", "seekers", "callers", "followers", "vendors", "traders", "clerics", "monks", "commanders", "leaders", "generals", "ministers", "judges", "lawyers", "priests", "diplomats", "aides", "parents", "mothers", "fathers", "brothers", "sisters", "sons", "daughters", "friends", "neighbors", "neighbours", "scientists", "researchers", "deportees", "captives", "recruits",
	} {
		people[w] = true
	}
}

// Collective reports whether a noun in lower case is a body of people that
// "of" and a bare number follow: "a crowd of 10,000".
func Collective(word string) bool {
	switch word {
	case "crowd", "crowds", "audience", "gathering", "congregation", "force", "contingent", "battalion", "brigade", "garrison", "crew", "staff", "workforce",
		"population", "army", "rally", "group", "team", "party", "detachment", "platoon", "regiment", "division", "mob", "delegation", "protest", "unit":
		return true
	}
	return false
}

// People reports whether a noun in lower case counts human beings.
func People(word string) bool { return people[word] }
