package extract

import (
	"strings"

	"github.com/gainsay-news/gainsay"
)

// agencies maps how the news agencies are written in credits and datelines,
// in lower case, to their names.
var agencies = map[string]string{
	"xinhua": "Xinhua", "xinhua news agency": "Xinhua", "reuters": "Reuters", "thomson reuters": "Reuters",
	"ap": "AP", "associated press": "AP", "the associated press": "AP",
	"afp": "AFP", "agence france-presse": "AFP", "agence france presse": "AFP",
	"upi": "UPI", "united press international": "UPI", "bloomberg": "Bloomberg", "bloomberg news": "Bloomberg",
	"dpa": "dpa", "deutsche presse-agentur": "dpa", "efe": "EFE", "ansa": "ANSA", "tass": "TASS", "itar-tass": "TASS",
	"interfax": "Interfax", "ria novosti": "RIA Novosti", "kyodo": "Kyodo", "kyodo news": "Kyodo", "jiji": "Jiji Press", "jiji press": "Jiji Press",
	"yonhap": "Yonhap", "pti": "PTI", "press trust of india": "PTI", "ani": "ANI", "ians": "IANS", "uni": "UNI",
	"pa": "PA Media", "pa media": "PA Media", "press association": "PA Media", "aap": "AAP", "australian associated press": "AAP",
	"cp": "The Canadian Press", "the canadian press": "The Canadian Press", "canadian press": "The Canadian Press",
	"anadolu": "Anadolu", "anadolu agency": "Anadolu", "aa": "Anadolu", "irna": "IRNA", "sana": "SANA", "wam": "WAM", "spa": "SPA", "mena": "MENA",
	"bernama": "Bernama", "antara": "Antara", "ukrinform": "Ukrinform", "belga": "Belga", "apa": "APA", "pap": "PAP", "ntb": "NTB", "tt": "TT", "anp": "ANP", "lusa": "Lusa",
	"app": "APP", "bss": "BSS", "unb": "UNB", "vna": "VNA", "tna": "TNA", "cna": "CNA", "kcna": "KCNA", "states newsroom": "States Newsroom",
}

// shortAgency holds the initials that are an agency only where a line says
// whose report it is.
const shortAgency = 3

// agency is the agency a credit names: the whole of it, or its first part
// before a comma or a stroke.
func agency(credit string) string {
	low := strings.ToLower(strings.Trim(squeeze(credit), " ()-–—."))
	if name := agencies[low]; name != "" {
		return name
	}
	for _, sep := range []string{"|", ",", "/", " - ", " via "} {
		if first, rest, found := strings.Cut(low, sep); found {
			if name := agencies[strings.TrimSpace(first)]; name != "" {
				return name
			}
			if name := agencies[strings.TrimSpace(rest)]; name != "" {
				return name
			}
		}
	}
	return ""
}

// origin is whose report it is: what a credit said, the agency of the
// dateline, an agency among the authors, or the publisher when it is one.
func origin(doc *gainsay.Document) string {
	if doc.Origin != "" {
		return doc.Origin
	}
	if name := datelineAgency(doc.Text[doc.Body:]); name != "" {
		return name
	}
	for _, a := range doc.Authors {
		if name := agency(a); name != "" {
			return name
		}
	}
	if name := agency(doc.Publisher); len(doc.Publisher) > shortAgency {
		return name
	}
	return ""
}

// maxDateline is how far into the body a dateline's agency stands, in bytes.
const maxDateline = 90

// datelineAgency is the agency in parentheses before the dash at the head of
// the body: "BAGHDAD, Oct. 23 (Xinhua) --".
func datelineAgency(body string) string {
	head := body[:min(len(body), maxDateline)]
	open := strings.IndexByte(head, '(')
	if open < 0 || strings.ContainsAny(head[:open], "\n!?\"“") {
		return ""
	}
	end := strings.IndexByte(head[open:], ')')
	if end < 0 {
		return ""
	}
	after := strings.TrimLeft(head[open+end+1:], " ")
	if !strings.HasPrefix(after, "-") && !strings.HasPrefix(after, "–") && !strings.HasPrefix(after, "—") && !strings.HasPrefix(after, ":") {
		return ""
	}
	return agency(head[open+1 : open+end])
}
