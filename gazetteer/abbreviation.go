package gazetteer

import "sync"

// Abbreviated is the division that a report's abbreviation after a comma
// names: "N.C." or "NC" in "Troy, N.C.", "Ont.", "QLD". Those of two capitals
// and those that are words ("Ore.", "IN", "Me.") name nothing elsewhere.
func Abbreviated(word string) Entry {
	code, ok := afterComma[word]
	if !ok {
		return Entry{}
	}
	return divisions()[code]
}

// abbreviated is the places of an abbreviation that may stand anywhere; nil
// when word is none. A word that folds to another ("US", "us") is kept out of
// the names by mentioning it here.
func abbreviated(word string) []Entry {
	if len(word) > 8 || len(word) < 2 {
		return nil
	}
	code, ok := anywhere[word]
	if !ok {
		if _, lower := shadowed[word]; lower {
			return noEntries
		}
		return nil
	}
	return abbreviations()[code]
}

var noEntries = []Entry{}

// shadowed are words that fold to an abbreviation but name no place.
var shadowed = map[string]bool{"us": true, "Us": true, "uk": true, "Uk": true, "Eu": true, "eu": true, "dc": true, "sf": true, "la": true, "kp": true, "prc": true, "rok": true, "L.A": true, "SF": true}

// anywhere maps to names in the table.
var anywhere = map[string]string{
	"US": "United States", "U.S.": "United States", "U.S": "United States", "USA": "United States", "U.S.A.": "United States",
	"UK": "United Kingdom", "U.K.": "United Kingdom", "U.K": "United Kingdom",
	"EU": "European Union", "E.U.": "European Union", "UAE": "United Arab Emirates", "U.A.E.": "United Arab Emirates",
	"DC": "Washington", "D.C.": "Washington", "LA": "Los Angeles", "L.A.": "Los Angeles", "NYC": "New York City",
	"USSR": "Soviet Union", "PRC": "China", "DPRK": "North Korea", "ROK": "South Korea", "DRC": "Democratic Republic of the Congo",
	"N.Y.": "New York", "N.J.": "New Jersey", "N.H.": "New Hampshire", "N.C.": "North Carolina", "S.C.": "South Carolina",
	"N.M.": "New Mexico", "N.D.": "North Dakota", "S.D.": "South Dakota", "R.I.": "Rhode Island", "W.Va.": "West Virginia", "W.V.": "West Virginia",
	"B.C.": "British Columbia", "N.S.": "Nova Scotia", "P.E.I.": "Prince Edward Island", "P.R.": "Puerto Rico", "NSW": "New South Wales",
}

var abbreviations = sync.OnceValue(func() map[string][]Entry {
	out := map[string][]Entry{}
	for _, name := range anywhere {
		run := atlas().names.find(name)
		switch name {
		case "Washington":
			run = []Entry{ByID(4140963)}
		case "New York", "Los Angeles":
			run = onlyIn(run, "US")
		}
		out[name] = run
	}
	return out
})

// onlyIn is the entries of one country, divisions first.
func onlyIn(run []Entry, country string) []Entry {
	var first, rest []Entry
	for _, e := range run {
		switch {
		case e.Country() != country:
		case e.Class() == "ADM1":
			first = append(first, e)
		default:
			rest = append(rest, e)
		}
	}
	return append(first, rest...)
}

// divisions are the first divisions of countries whose abbreviations stand in
// afterComma, by "US/Ohio".
var divisions = sync.OnceValue(func() map[string]Entry {
	out := map[string]Entry{}
	a := atlas()
	for i := range a.sites {
		r := a.record(i)
		if r.Class == "ADM1" && (r.Country == "US" || r.Country == "CA" || r.Country == "AU") {
			out[r.Country+"/"+r.Name] = Entry{int32(i + 1)}
		}
	}
	out["US/Washington, D.C."] = ByID(4140963)
	return out
})

var afterComma = map[string]string{
	"Ala.": "US/Alabama", "AL": "US/Alabama", "AK": "US/Alaska", "Ariz.": "US/Arizona", "AZ": "US/Arizona", "Ark.": "US/Arkansas", "AR": "US/Arkansas",
	"Calif.": "US/California", "Cal.": "US/California", "CA": "US/California", "Colo.": "US/Colorado", "CO": "US/Colorado", "Conn.": "US/Connecticut", "CT": "US/Connecticut",
	"Del.": "US/Delaware", "DE": "US/Delaware", "Fla.": "US/Florida", "FL": "US/Florida", "Ga.": "US/Georgia", "GA": "US/Georgia", "HI": "US/Hawaii",
	"ID": "US/Idaho", "Ill.": "US/Illinois", "IL": "US/Illinois", "Ind.": "US/Indiana", "IN": "US/Indiana", "IA": "US/Iowa", "Kan.": "US/Kansas", "Kans.": "US/Kansas", "KS": "US/Kansas",
	"Ky.": "US/Kentucky", "KY": "US/Kentucky", "La.": "US/Louisiana", "LA": "US/Louisiana", "Me.": "US/Maine", "ME": "US/Maine", "Md.": "US/Maryland", "MD": "US/Maryland",
	"Mass.": "US/Massachusetts", "MA": "US/Massachusetts", "Mich.": "US/Michigan", "MI": "US/Michigan", "Minn.": "US/Minnesota", "MN": "US/Minnesota",
	"Miss.": "US/Mississippi", "MS": "US/Mississippi", "Mo.": "US/Missouri", "MO": "US/Missouri", "Mont.": "US/Montana", "MT": "US/Montana",
	"Neb.": "US/Nebraska", "Nebr.": "US/Nebraska", "NE": "US/Nebraska", "Nev.": "US/Nevada", "NV": "US/Nevada", "N.H.": "US/New Hampshire", "NH": "US/New Hampshire",
	"N.J.": "US/New Jersey", "NJ": "US/New Jersey", "N.M.": "US/New Mexico", "NM": "US/New Mexico", "N.Y.": "US/New York", "NY": "US/New York",
	"N.C.": "US/North Carolina", "NC": "US/North Carolina", "N.D.": "US/North Dakota", "ND": "US/North Dakota", "OH": "US/Ohio", "Okla.": "US/Oklahoma", "OK": "US/Oklahoma",
	"Ore.": "US/Oregon", "OR": "US/Oregon", "Pa.": "US/Pennsylvania", "PA": "US/Pennsylvania", "Penn.": "US/Pennsylvania", "R.I.": "US/Rhode Island", "RI": "US/Rhode Island",
	"S.C.": "US/South Carolina", "SC": "US/South Carolina", "S.D.": "US/South Dakota", "SD": "US/South Dakota", "Tenn.": "US/Tennessee", "TN": "US/Tennessee",
	"Tex.": "US/Texas", "TX": "US/Texas", "UT": "US/Utah", "Vt.": "US/Vermont", "VT": "US/Vermont", "Va.": "US/Virginia", "VA": "US/Virginia",
	"Wash.": "US/Washington", "WA": "US/Washington", "W.Va.": "US/West Virginia", "W.V.": "US/West Virginia", "WV": "US/West Virginia", "Wis.": "US/Wisconsin", "Wisc.": "US/Wisconsin", "WI": "US/Wisconsin",
	"Wyo.": "US/Wyoming", "WY": "US/Wyoming", "D.C.": "US/Washington, D.C.", "DC": "US/Washington, D.C.",
	"Ont.": "CA/Ontario", "ON": "CA/Ontario", "Que.": "CA/Quebec", "QC": "CA/Quebec", "B.C.": "CA/British Columbia", "BC": "CA/British Columbia",
	"Alta.": "CA/Alberta", "AB": "CA/Alberta", "Man.": "CA/Manitoba", "MB": "CA/Manitoba", "Sask.": "CA/Saskatchewan", "SK": "CA/Saskatchewan",
	"N.S.": "CA/Nova Scotia", "NS": "CA/Nova Scotia", "N.B.": "CA/New Brunswick", "NB": "CA/New Brunswick", "N.L.": "CA/Newfoundland and Labrador", "NL": "CA/Newfoundland and Labrador",
	"P.E.I.": "CA/Prince Edward Island", "PEI": "CA/Prince Edward Island",
	"NSW": "AU/New South Wales", "N.S.W.": "AU/New South Wales", "VIC": "AU/Victoria", "Vic.": "AU/Victoria", "QLD": "AU/Queensland", "Qld.": "AU/Queensland",
	"TAS": "AU/Tasmania", "Tas.": "AU/Tasmania",
}
