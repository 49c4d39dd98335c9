package lexicon

import "strings"

// PersonNoun reports whether noun, a lemma in lower case, stands for a person
// by office, work or standing ("minister", "chief", "widow"), and of whom.
func PersonNoun(noun string) (Gender, bool) {
	if g, ok := personNouns[noun]; ok {
		return g, true
	}
	for _, end := range personEndings {
		if stem, ok := strings.CutSuffix(noun, end.suffix); ok && len(stem) > 2 {
			return end.gender, true
		}
	}
	return AnyGender, false
}

// personEndings make a noun a person's, whatever stands before them.
var personEndings = []struct {
	suffix string
	gender Gender
}{{"woman", Female}, {"women", Female}, {"spokesman", Male}, {"person", AnyGender}, {"ologist", AnyGender}, {"keeper", AnyGender},
	{"maker", AnyGender}, {"worker", AnyGender}, {"holder", AnyGender}, {"goer", AnyGender}, {"player", AnyGender}, {"writer", AnyGender},
	{"sman", Male}, {"ctivist", AnyGender}, {"onomist", AnyGender}, {"fighter", AnyGender}, {"leader", AnyGender}}

var personNouns = genders(`
male: man boy father son brother husband uncle nephew grandfather grandson widower king prince duke emperor gentleman guy dad
male: congressman chairman policeman businessman fireman fisherman cameraman anchorman gunman frenchman clergyman statesman
male: serviceman sportsman craftsman lawman monk priest friar imam mullah ayatollah cleric pope cardinal bishop sheikh sultan emir actor
male: waiter boyfriend bachelor groom godfather stepfather stepson fellow patriarch
female: woman girl mother daughter sister wife aunt niece grandmother granddaughter widow queen princess duchess empress lady mom mum
female: actress waitress heiress hostess nun girlfriend bride godmother stepmother stepdaughter congresswoman chairwoman spokeswoman
female: policewoman businesswoman midwife ballerina matriarch housewife
any: president vice-president minister premier chancellor secretary undersecretary deputy chief head leader boss director
any: governor senator representative lawmaker legislator parliamentarian mp mep congressperson councillor councilor mayor alderman speaker
any: whip ambassador envoy diplomat consul commissioner commander general colonel major captain lieutenant sergeant corporal
any: admiral brigadier marshal officer soldier troop marine sailor pilot airman guard veteran militant fighter rebel insurgent gunner
any: terrorist suspect prisoner detainee hostage captive refugee migrant exile defector spy agent informant operative
any: judge justice magistrate prosecutor lawyer attorney solicitor barrister counsel juror defendant plaintiff witness victim convict
any: criminal killer murderer robber thief attacker bomber hijacker shooter assailant
any: spokesperson spokeswoman official aide adviser advisor strategist pollster campaigner candidate contender nominee hopeful
any: rival opponent critic supporter ally backer donor lobbyist activist protester protestor demonstrator dissident
any: politician statesperson republican democrat conservative liberal socialist communist nationalist islamist separatist independent
any: executive ceo cfo coo chair chairperson vice-chairman founder co-founder cofounder owner partner manager banker broker trader investor
any: analyst economist expert consultant researcher scientist professor lecturer academic scholar historian author writer novelist poet
any: journalist reporter correspondent editor columnist commentator anchor broadcaster host presenter blogger photographer producer
any: doctor physician surgeon nurse psychiatrist psychologist therapist paramedic patient dentist pharmacist
any: teacher principal student pupil graduate dean coach trainer athlete footballer striker midfielder defender goalkeeper forward
any: quarterback pitcher batsman bowler boxer runner swimmer cyclist golfer driver rider champion teammate captain referee umpire
any: singer musician composer conductor artist painter sculptor architect designer dancer comedian star celebrity model director
any: engineer technician programmer developer farmer rancher miner fisher carpenter builder plumber electrician mechanic clerk worker
any: employee employer staffer intern volunteer member colleague counterpart successor predecessor friend neighbor neighbour relative
any: parent child baby teenager teen adult youth kid sibling cousin twin spouse fiance fiancee heir
any: resident citizen voter taxpayer consumer customer client tenant landlord homeowner passenger traveler traveller tourist visitor
any: bystander onlooker observer monitor inspector investigator detective constable sheriff superintendent trooper firefighter
any: rabbi pastor preacher minister reverend chaplain believer pilgrim prophet
any: person individual human source insider whistleblower negotiator mediator translator interpreter organizer organiser administrator
any: treasurer auditor accountant comptroller regulator ombudsman chief-of-staff delegate envoy representative monarch dictator tyrant
any: strongman warlord guerrilla billionaire millionaire tycoon magnate mogul entrepreneur philanthropist pioneer inventor explorer
any: astronaut cosmonaut survivor casualty orphan beneficiary recipient applicant claimant petitioner offender inmate
any: secretary-general attorney-general governor-general co-chair co-author vice-chair running-mate incumbent frontrunner front-runner
any: newcomer veteran retiree pensioner immigrant emigrant settler
`)

// GroupNoun reports whether noun, a lemma in lower case, stands for several
// people at once: "police", "staff", "militia".
func GroupNoun(noun string) bool { return groupNouns[noun] }

var groupNouns = words(`people police staff crew militia mob crowd public audience electorate family couple troops troop force army
personnel clergy cavalry infantry jury duo trio team gang group community population press media authority
leadership opposition delegation coalition alliance government cabinet administration faction militants villagers`)

// Office is a post that is known by the body or the seat it leads.
type Office struct {
	Title  string   // "defense secretary", lower case
	Bodies []string // lower case names that stand for the body: "pentagon", "defense department"
}

// OfficesOf are the posts, in lower case, that are led from the body with
// this name, in lower case: of "pentagon", "defense secretary".
func OfficesOf(body string) []string { return officesOf[body] }

// officesOf holds what the "chief", "head" or "boss" of a body is called.
// Facts, written for this program.
var officesOf = map[string][]string{
	"pentagon":           {"defense secretary", "secretary of defense", "defence secretary"},
	"defense":            {"defense secretary", "defense minister", "minister of defense", "secretary of defense", "defence minister"},
	"defence":            {"defence secretary", "defence minister", "minister of defence", "defense minister"},
	"state department":   {"secretary of state"},
	"foggy bottom":       {"secretary of state"},
	"justice department": {"attorney general"},
	"treasury":           {"treasury secretary", "secretary of the treasury", "finance minister", "chancellor of the exchequer"},
	"exchequer":          {"chancellor of the exchequer", "chancellor"},
	"white house":        {"president"},
	"oval office":        {"president"},
	"kremlin":            {"president"},
	"elysee":             {"president"},
	"blue house":         {"president"},
	"downing street":     {"prime minister"},
	"homeland security":  {"homeland security secretary", "secretary of homeland security"},
	"foreign office":     {"foreign secretary", "foreign minister"},
	"foreign ministry":   {"foreign minister", "minister of foreign affairs"},
	"foreign policy":     {"high representative for foreign affairs", "foreign policy chief", "high representative"},
	"defense ministry":   {"defense minister", "minister of defense"},
	"defence ministry":   {"defence minister", "minister of defence"},
	"interior ministry":  {"interior minister", "minister of the interior"},
	"finance ministry":   {"finance minister", "minister of finance"},
	"health ministry":    {"health minister", "minister of health"},
	"home office":        {"home secretary"},
	"diplomatic":         {"secretary of state", "foreign minister", "foreign secretary"},
	"finance":            {"finance minister", "finance secretary", "treasury secretary"},
	"interior":           {"interior minister", "interior secretary"},
	"fed":                {"federal reserve chairman", "federal reserve chair", "fed chair", "fed chairman"},
	"federal reserve":    {"federal reserve chairman", "federal reserve chair"},
	"central bank":       {"central bank governor", "governor of the central bank", "bank governor"},
	"ecb":                {"european central bank president", "president of the european central bank"},
	"fbi":                {"fbi director", "director of the fbi", "director of the federal bureau of investigation"},
	"cia":                {"cia director", "director of central intelligence", "director of the cia"},
	"spy":                {"cia director", "director of national intelligence", "intelligence chief"},
	"u.n.":               {"secretary-general", "u.n. secretary-general", "secretary general"},
	"un":                 {"secretary-general", "un secretary-general", "secretary general"},
	"united nations":     {"secretary-general", "united nations secretary-general", "secretary general"},
	"nato":               {"nato secretary-general", "secretary general", "secretary-general"},
	"imf":                {"imf managing director", "managing director"},
	"who":                {"director-general", "who director-general"},
	"police":             {"police commissioner", "police chief", "chief of police", "commissioner"},
	"vatican":            {"pope"},
	"eu":                 {"european commission president", "president of the european commission", "european council president"},
	"army":               {"army chief of staff", "army chief", "chief of the army staff"},
	"company":            {"chief executive", "chief executive officer", "ceo", "president and chief executive"},
}

// HeadOf reports whether noun, in lower case, calls somebody the head of what
// stands before it: "the Pentagon chief".
func HeadOf(noun string) bool {
	switch noun {
	case "chief", "head", "boss", "leader", "director", "chair", "chairman", "supremo", "czar":
		return true
	}
	return false
}
