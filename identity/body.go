package identity

import (
	"slices"
	"strings"

	"github.com/gainsay-news/gainsay/gazetteer"
	"github.com/gainsay-news/gainsay/lexicon"
)

// compareBodies asks for equal names; a general name ("Defense Ministry") is
// one body only in one country.
func compareBodies(a, b *Known) (bool, float64, string) {
	x, y := a.called, b.called
	switch {
	case x == y && (general(x) && local(x) || oneOfMany(x)):
		return false, 0.3, "general name of what every town has"
	case x == y && general(x):
		return sameCountry(&a.Profile, &b.Profile, "general name")
	case x == y && bare(a.Name, x) && town(x):
		return false, 0.5, "one word, and a town's"
	case x == y && bare(a.Name, x) && bare(b.Name, y):
		if company(&a.Profile, &b.Profile) < 2 {
			return false, 0.5, "one word, nothing else"
		}
		return true, 0.9, "one word, with company"
	case x == y && street(x) && !closeCompany(&a.Profile, &b.Profile):
		return false, 0.5, "a street, nothing else"
	case x == y && everyday(x) && company(&a.Profile, &b.Profile) == 0:
		return false, 0.5, "plain words, nothing else"
	case x == y:
		return true, 0.95, "equal name"
	case sharesLetters(a, b):
		return true, 0.9, "letters that both give"
	case sameWords(x, y) && !general(x):
		return true, 0.9, "equal words"
	case sameWords(x, y):
		return sameCountry(&a.Profile, &b.Profile, "equal general words")
	}
	return false, 0, "other name"
}

func sameCountry(a, b *Profile, what string) (bool, float64, string) {
	switch {
	case a.Country != "" && a.Country == b.Country:
		return true, 0.9, what + ", one country"
	case a.Country != "" && b.Country != "":
		return false, 0.1, "other country"
	}
	return false, 0.4, what + ", country unknown"
}

// bodyName is the key of a body's name, letters written out.
func bodyName(s string) string {
	if long, ok := lexicon.Abbreviation(strings.ToLower(s)); ok {
		return key(long)
	}
	return key(s)
}

// bare reports whether a name is one word, or letters, not known for a body:
// it may be a team as well as its town, the police of one city or another.
func bare(name, k string) bool {
	_, known := lexicon.Abbreviation(strings.ToLower(name))
	return !strings.Contains(k, " ") && !known && !lexicon.Body(k)
}

// street reports whether a name is of a street, of which many towns have one.
func street(k string) bool { return streetNouns[k[strings.LastIndexByte(k, ' ')+1:]] }

var streetNouns = set("street st avenue ave boulevard blvd road rd drive dr lane ln highway hwy route parkway square plaza bridge park turnpike expressway freeway interstate terrace trail")

// everyday reports whether a name nobody knows is made of words of the
// dictionary: "Unknown Soldier", "Natural Health Industry". Many may bear it.
func everyday(k string) bool {
	if lexicon.Body(k) || lexicon.Lettered(k) || lexicon.CompanyEnding(k[strings.LastIndexByte(k, ' ')+1:]) {
		return false
	}
	for w := range strings.FieldsSeq(k) {
		if _, country := lexicon.CountryOf(w); country || len(w) > 3 && !lexicon.InDictionary(w) && !lexicon.InDictionary(strings.TrimSuffix(w, "s")) {
			return false
		}
	}
	return true
}

// townSize is how many live in a place after which teams, offices and police
// are called.
const townSize = 20000

// town reports whether a key is a place's too: "Halden" may be its club, its
// council or its police.
func town(k string) bool {
	return slices.ContainsFunc(gazetteer.Lookup(k), func(e gazetteer.Entry) bool { return e.Population() >= townSize })
}

// furniture reports whether every word of a name is of the kind that pages
// print around a report: "All Rights Reserved", "AM ET".
//
// Letters of an agency are such a word beside others: "AP Photo".
func furniture(name string) bool {
	agencies := 0
	if strings.ContainsAny(name, "|©®") || strings.HasPrefix(name, "com-") || printed(name) || lettersOfWords[strings.ToLower(name)] {
		return true
	}
	for w := range strings.FieldsSeq(key(name)) {
		switch {
		case agencyWords[w]:
			agencies++
		case !pageWords[w] && strings.ToLower(w) != strings.ToUpper(w):
			return false
		}
	}
	return agencies == 0 || agencies < len(strings.Fields(name))
}

// printed reports whether a name opens or closes with what only pages print, or
// is the news of a place: "View Full Caption", "Halden News".
func printed(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	if len(words) < 2 {
		return false
	}
	last := len(words) - 1
	return opensPrint[words[0]] || closesPrint[words[last]] || words[last] == "news" && town(key(strings.Join(words[:last], " ")))
}

var (
	opensPrint  = set("copyright view more published updated posted follow photo image breaking continuous read click watch subscribe")
	closesPrint = set("photo photos image images caption headlines logo tm newsletter")
)

var agencyWords = set("ap afp reuters upi epa pa ians ani xinhua getty")

var pageWords = set(`all rights reserved copyright close image images photo photos video videos gallery caption credit read more full story
latest top breaking news newsletter subscribe sign up log in login click here share print email comment comments updated posted published
last am pm et est edt pt pst pdt ct cst cdt gmt utc bst by of and for this page site home advertisement privacy policy terms use service
contact about related topics keynote staff with wire services courtesy file handout source writer writers reporter sms alert alerts weather sports traffic live watch tv radio mobile app apps rss feed feeds`)

// general reports whether every word of a name is a common noun of bodies or
// of their business, so that many countries have one.
func general(k string) bool {
	for w := range strings.FieldsSeq(k) {
		if !lexicon.BodyNoun(w) && !business[w] {
			return false
		}
	}
	return true
}

// local reports whether a general name is of what a country has many of: "U.S.
// District Court", "City Police".
func local(k string) bool {
	words := strings.Fields(k)
	return localHeads[words[len(words)-1]] && !slices.ContainsFunc(words, func(w string) bool { return highest[w] })
}

var (
	localHeads = set("court courts appeals police hospital school jail prison station church college university airport library museum office sheriff's")
	highest    = set("supreme constitutional national federal central")
)

// oneOfMany reports whether a court is one of several of its name, told apart
// by a number or a place that the name lacks: "U.S. Circuit Court of Appeals".
func oneOfMany(k string) bool {
	words := strings.Fields(k)
	if _, country := lexicon.CountryNamed(words[0]); country && len(words) > 1 {
		words = words[1:]
	}
	court := false
	for _, w := range words {
		court = court || w == "court" || w == "courts"
		if !lexicon.BodyNoun(w) && !business[w] {
			return false
		}
	}
	return court && local(strings.Join(words, " "))
}

// lettersOfWords are letters that stand for common words and name no body.
var lettersOfWords = set(`dui dwi oem oems ir suv suvs ceo cfo coo cto tv tvs usb dvd cd dj icu er ied ieds vbied vbieds atm gps hiv aids dna id ids
pc pcs ufo vip mvp mri ct hr pr it ai ui ipo gdp cpr ptsd adhd cctv lgbt lgbtq wmd rpg ak swat ems emt rn md phd mba hq uav pow mia kia asap diy`)

var business = set(`defense defence foreign interior justice finance health education supreme high national central federal state
security intelligence public general civil labor labour transport trade energy agriculture environment economic constitutional royal
air special internal external affairs of the and for ministry department joint operations communist socialist liberal conservative
republican democratic labour green people's police district county city emergency situations information statistics
patrol highway sheriff sheriff's fire rescue medical ems eyewitness news newschannel newsroom action channel homicide division unit crime
stoppers tips hotline investigators authorities university college school hospital church museum library airport station building local
superior appeals appeal circuit magistrate magistrates municipal family juvenile probate bankruptcy crown detention correctional jail
prison center centre medical metropolitan regional community memorial general trauma treatment rehabilitation urban rural
social protective services welfare human children child families revenue corrections motor vehicles natural resources fish wildlife parks
recreation veterans development planning commerce water power land side end downtown midtown uptown daily morning evening sunday
northwest northeast southwest southeast main old new first second third fourth north south east west upper lower great elementary middle primary secondary public private
eastern western northern southern conference attorney office prosecutor coroner clerk criminal investigation investigations task force`)

// sharesLetters reports whether a name and its letters stand together in one
// profile and the other is called by either, at four letters or more, or by
// both.
func sharesLetters(a, b *Known) bool {
	x, y := a.called, b.called
	for _, also := range a.Also {
		if isLetters(also) && slices.Contains(b.Also, also) && lexicon.Initials(strings.Fields(x), strings.ToLower(also)) && lexicon.Initials(strings.Fields(y), strings.ToLower(also)) {
			return endsAlike(x, y)
		}
	}
	return false
}

// endsAlike lets "Iraqi Joint Operations Command" meet "Joint Operations
// Command".
func endsAlike(x, y string) bool {
	return strings.HasSuffix(x, " "+y) || strings.HasSuffix(y, " "+x)
}

func isLetters(s string) bool {
	return len(s) > 2 && strings.ToUpper(s) == s && strings.ToLower(s) != s
}

func sameWords(x, y string) bool {
	a, b := telling(x), telling(y)
	slices.Sort(a)
	slices.Sort(b)
	return len(a) > 1 && slices.Equal(a, b)
}

func telling(k string) []string {
	var out []string
	for w := range strings.FieldsSeq(k) {
		switch w {
		case "of", "the", "and", "for", "in":
		default:
			out = append(out, w)
		}
	}
	return out
}
