package identity

import (
	"slices"
	"testing"
	"time"

	"github.com/gainsay-news/gainsay"
)

func person(name, role, country string, companions ...string) Profile {
	return Profile{Kind: gainsay.Person, Name: name, Role: role, Country: country, Companions: companions}
}

func body(name, country string, also ...string) Profile {
	return Profile{Kind: gainsay.Organization, Name: name, Country: country, Also: also}
}

func TestCompare(t *testing.T) {
	late := person("Ivo Brandtner", "goalkeeper", "")
	late.When = gainsay.Day(time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC))
	for _, c := range []struct {
		a, b Profile
		same bool
		rule string
	}{
		{person("Ilvar Tamskoy", "", ""), person("Ilvar Tamskoy", "minister", ""), true, "full name"},
		{person("Ilvar T. Tamskoy", "minister", ""), person("Ilvar Tamskoy", "defense minister", ""), true, "full name"},
		{person("John Smith", "", ""), person("John Smith", "", ""), false, "common name, nothing else"},
		{person("John Smith", "Norland senator", ""), person("John Smith", "senator", ""), true, "common full name, with role or company"},
		{person("John Smith", "senator", ""), person("John Smith", "striker", ""), false, "other role"},
		{person("George W. Holm", "", ""), person("George H. Holm", "", ""), false, "other name"},
		{person("Ada Munro Jr.", "", ""), person("Ada Munro Sr.", "", ""), false, "other name"},
		{person("Ilvar Tamskoy", "", "FR"), person("Ilvar Tamskoy", "", "US"), false, "other country"},
		{person("Ilvar Tamskoy Jr.", "", "", "ada munro"), person("Ilvar Tamskoy", "", "", "ada munro"), false, "full name but for its ending, nothing else"},
		{Profile{Kind: gainsay.Person, Name: "Ilvar Tamskoy Jr.", Also: []string{"Ilvar Tamskoy"}, Companions: []string{"ada munro"}},
			person("Ilvar Tamskoy", "", "", "ada munro"), true, "full name but for its ending, with role or company"},
		{body("U.S. Circuit Court of Appeals", "US"), body("US Circuit Court of Appeals", "US"), false, "general name of what every town has"},
		{body("Ninth U.S. Circuit Court of Appeals", "US"), body("Ninth US Circuit Court of Appeals", "US"), true, "equal name"},
		{body("Northwest Side", ""), body("Northwest Side", ""), false, "general name, country unknown"},
		{Profile{Kind: gainsay.Location, Name: "Georgia"}, Profile{Kind: gainsay.Location, Name: "Georgia"}, false, "a country and a division of one name"},
		{person("Tamskoy", "", ""), person("Ilvar Tamskoy", "", ""), false, "surname only"},
		{person("Tamskoy", "prime minister", "FR"), person("Ilvar Tamskoy", "Prime Minister", "FR"), true, "surname, role and country"},
		{person("Bob Tamskoy", "mayor", ""), person("Robert Tamskoy", "mayor", ""), true, "short first name, with role or company"},
		{person("Ivo Brandtner", "senator", ""), late, false, "other role"},
		{body("Defense Ministry", ""), body("Defense Ministry", ""), false, "general name, country unknown"},
		{body("Defense Ministry", "IQ"), body("Ministry of Defense", "IQ"), true, "equal general words, one country"},
		{body("Supreme Court", "US"), body("Supreme Court", "IN"), false, "other country"},
		{body("UN", ""), body("United Nations", ""), true, "equal name"},
		{body("Norland Joint Relief Command", "", "JRC"), body("Joint Relief Command", "", "JRC"), true, "letters that both give"},
		{body("Halvorsen Shipping", ""), body("Halvorsen Shipping", ""), true, "equal name"},
		{Profile{Kind: gainsay.Location, Name: "U.S."}, Profile{Kind: gainsay.Location, Name: "United States"}, true, "country"},
		{Profile{Kind: gainsay.Location, Name: "Springfield"}, Profile{Kind: gainsay.Location, Name: "Springfield"}, false, "place name, country unknown"},
		{Profile{Kind: gainsay.Location, Name: "Georgia", Place: 614540}, Profile{Kind: gainsay.Location, Name: "Georgia", Place: 4197000}, false, "other place"},
		{Profile{Kind: gainsay.Location, Name: "Springfield", Place: 7}, Profile{Kind: gainsay.Location, Name: "Springfield", Place: 7}, false, "one place, nothing else"},
		{Profile{Kind: gainsay.Location, Name: "Springfield", Place: 7, Companions: []string{"halvorsen shipping"}},
			Profile{Kind: gainsay.Location, Name: "Springfield", Place: 7, Companions: []string{"halvorsen shipping"}}, false, "one place, nothing else"},
		{Profile{Kind: gainsay.Location, Name: "Springfield", Place: 7, Companions: []string{"ada munro"}},
			Profile{Kind: gainsay.Location, Name: "Springfield", Place: 7, Companions: []string{"ada munro"}}, true, "one place, with company"},
		{Profile{Kind: gainsay.Location, Name: "Port Ruan", Place: 7, Companions: []string{"halvorsen shipping"}},
			Profile{Kind: gainsay.Location, Name: "Port Ruan", Place: 7, Companions: []string{"halvorsen shipping"}}, true, "one place, with company"},
		{Profile{Kind: gainsay.Location, Name: "North", Place: 7, Wide: true}, Profile{Kind: gainsay.Location, Name: "North", Place: 7, Wide: true}, false, "a direction"},
		{Profile{Kind: gainsay.Organization, Name: "Leeds", Companions: []string{"ilvar tamskoy", "norland rail"}},
			Profile{Kind: gainsay.Organization, Name: "Leeds", Companions: []string{"norland rail", "ilvar tamskoy"}}, false, "one word, and a town's"},
		{body("Unknown Soldier", ""), body("Unknown Soldier", ""), false, "plain words, nothing else"},
		{person("Miss Tamskoy", "", ""), person("Miss Tamskoy", "", ""), false, "surname only"},
		{body("Superior Court", ""), body("Superior Court", ""), false, "general name of what every town has"},
		{Profile{Kind: gainsay.Event, Name: "Civil War"}, Profile{Kind: gainsay.Event, Name: "Civil War"}, false, "general name"},
		{Profile{Kind: gainsay.Person, Name: "John Smith", Role: "victim"}, Profile{Kind: gainsay.Person, Name: "John Smith", Role: "victim"}, false, "common name, nothing else"},
		{person("John Smith", "", "", "halden police"), person("John Smith", "", "", "halden police"), false, "common name, nothing else"},
		{person("John Smith", "", "", "ada munro"), person("John Smith", "", "", "ada munro"), true, "common full name, with role or company"},
		{Profile{Kind: gainsay.Location, Name: "Norshire", Place: 7, Wide: true}, Profile{Kind: gainsay.Location, Name: "Norshire", Place: 7, Wide: true}, true, "one division"},
		{body("City Attorney's Office", ""), body("City Attorney's Office", ""), false, "general name of what every town has"},
		{Profile{Kind: gainsay.Location, Name: "Wellington", Place: 7}, Profile{Kind: gainsay.Location, Name: "Wellington"}, false, "place name, country unknown"},
		{body("Halvard", ""), body("Halvard", ""), false, "one word, nothing else"},
		{Profile{Kind: gainsay.Organization, Name: "Halvard", Companions: []string{"ilvar tamskoy", "norland rail"}},
			Profile{Kind: gainsay.Organization, Name: "Halvard", Companions: []string{"norland rail", "ilvar tamskoy"}}, true, "one word, with company"},
		{Profile{Kind: gainsay.Person, Name: "John Smith", Companions: []string{"ap"}}, Profile{Kind: gainsay.Person, Name: "John Smith", Companions: []string{"ap"}}, false, "common name, nothing else"},
		{person("Reuters", "", ""), body("Reuters", ""), false, "other kind"},
	} {
		same, score, rule := Compare(c.a, c.b)
		if same != c.same || rule != c.rule || score < 0 || score > 1 {
			t.Errorf("%s / %s: %v %.2f %q, want %v %q", c.a.Name, c.b.Name, same, score, rule, c.same, c.rule)
		}
		back, _, _ := Compare(c.b, c.a)
		if back != same {
			t.Errorf("%s / %s: the answer depends on the order", c.a.Name, c.b.Name)
		}
	}
}

func TestKeysMeet(t *testing.T) {
	for _, c := range []struct {
		kind gainsay.Kind
		a, b string
		meet bool
	}{
		{gainsay.Person, "Ilvar Tamskoy", "Tamskoy", true},
		{gainsay.Person, "Najib al-Toravi", "al-Toravi", true},
		{gainsay.Person, "Xi Lanfang", "Xi", true},
		{gainsay.Person, "Ilvar Tamskoy", "Ilvar Brandtner", false},
		{gainsay.Organization, "UN", "United Nations", true},
		{gainsay.Organization, "Defense Ministry", "Ministry of Defense", true},
		{gainsay.Location, "U.S.", "the United States", true},
	} {
		a, b := keysOf(c.kind, c.a, gainsay.Name), keysOf(c.kind, c.b, gainsay.Name)
		meet := slices.ContainsFunc(a, func(k string) bool { return slices.Contains(b, k) })
		if meet != c.meet {
			t.Errorf("%v and %v meet: %v", a, b, meet)
		}
	}
	for _, c := range []struct {
		kind gainsay.Kind
		name string
		form gainsay.Form
	}{
		{gainsay.Person, "the two officers", gainsay.Nominal},
		{gainsay.Person, "Both men", gainsay.Nominal},
		{gainsay.Person, "His brother", gainsay.Nominal},
		{gainsay.Organization, "Authorities", gainsay.Nominal},
		{gainsay.Organization, "All Rights Reserved", gainsay.Name},
		{gainsay.Organization, "PM ET", gainsay.Name},
		{gainsay.Organization, "SMS Alerts | Email Alerts", gainsay.Name},
		{gainsay.Person, "Highway Patrol", gainsay.Name},
		{gainsay.Person, "Hurricane Ada", gainsay.Name},
		{gainsay.Person, "Ada Munro Professor", gainsay.Name},
		{gainsay.Person, "Salt Lake City", gainsay.Name},
		{gainsay.Organization, "AP Photo", gainsay.Name},
		{gainsay.Organization, "Copyright Norland Press", gainsay.Name},
		{gainsay.Organization, "Leeds News", gainsay.Name},
		{gainsay.Organization, "OEM", gainsay.Name},
	} {
		if k := keysOf(c.kind, c.name, c.form); k != nil {
			t.Errorf("%q names nobody but has keys %v", c.name, k)
		}
	}
}

func keysOf(kind gainsay.Kind, name string, form gainsay.Form) []string {
	doc := &gainsay.Document{Mentions: []gainsay.Mention{{Form: form, Kind: kind}}}
	return Keys(doc, &gainsay.Entity{Kind: kind, Name: name, Links: []gainsay.Link{{}}})
}

func TestPublicRole(t *testing.T) {
	for role, want := range map[string]bool{
		"harbor minister": true, "Halden Police Lt.": true, "Norland Rail spokeswoman": true, "professor of law": true, "Sen.": true,
		"": false, "Mr.": false, "neighbor": false, "35-year-old victim": false, "her mother": false, "suspect": false, "Halden resident": false,
		"bus driver": false, "survivor": false,
	} {
		if PublicRole(role) != want {
			t.Errorf("PublicRole(%q) = %v", role, !want)
		}
	}
}
