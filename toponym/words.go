package toponym

// misread are words with a capital that some place bears as its name but a
// report hardly ever means so.
var misread = set("A", "I", "An", "As", "At", "Be", "By", "He", "If", "In", "Is", "It", "Me", "My", "No", "Of", "On", "Or", "So", "To", "Up", "We",
	"All", "And", "Any", "Are", "Bar", "But", "Can", "Day", "Did", "For", "Had", "Has", "Her", "Him", "His", "How", "Its", "Man", "May", "Most", "Much",
	"New", "Not", "Now", "Oil", "Old", "One", "Our", "Out", "Own", "She", "Six", "Ten", "The", "They", "This", "That", "These", "Those", "Too", "Two",
	"Was", "Who", "Why", "You", "Also", "Army", "Best", "Both", "Boys", "Case", "City", "Even", "Ever", "Fire", "Five", "Four", "From", "Give", "Good",
	"Have", "Here", "High", "Home", "Hope", "Into", "Just", "King", "Lake", "Last", "Less", "Life", "Like", "Long", "Lord", "Love", "Main", "Make",
	"Many", "Mass", "Mine", "More", "Must", "Navy", "Next", "Only", "Over", "Park", "Past", "Police", "Post", "Same", "Sale", "Says", "Shot", "Side",
	"Sign", "Some", "Star", "Such", "Sun", "Sure", "Take", "Team", "Tell", "Then", "There", "Time", "Times", "Town", "Trio", "Union", "Unit", "University",
	"Van", "Very", "Wait", "Wall", "Well", "West", "What", "When", "Where", "Which", "While", "Will", "With", "Work", "Year", "Young", "Your",
	"North", "South", "East", "Northern", "Southern", "Eastern", "Western", "Central", "Center", "Centre", "General", "President", "March", "April",
	"August", "Sunday", "Monday", "Friday", "Bishop", "Mayor", "Minister", "Police", "Court", "House", "School", "Church", "College", "Street",
	"Road", "Bank", "Bridge", "County", "State", "Country", "District", "Province", "Region", "Republic", "National", "Federal", "Congress",
	"Senate", "Parliament", "Justice", "Liberty", "Independence", "Enterprise", "Eagle", "Franklin", "Marina", "Media", "Male", "Nice", "Mobile",
	"Reading", "Bath", "Split", "Deal", "Lead", "Rugby", "Sandwich", "Orange", "Globe", "Summit", "Commerce", "Industry", "Progress", "Hill",
	"Green", "Brown", "Black", "White", "Grey", "Gray", "Bush", "Clinton", "Obama", "Trump", "Blair", "Wilson", "Johnson", "Jackson",
	"Jefferson", "Madison", "Lincoln", "Roosevelt", "Kennedy", "Taylor", "Tyler", "Grant", "Hayes", "Harrison", "Mary", "Paul", "Peter", "John",
	"George", "Martin", "Carlos", "Juan", "Santiago", "Diego", "Angela", "Christian", "Muslim", "Jewish", "Catholic", "God", "Allah", "Islam",
	"Facebook", "Twitter", "Google", "Apple", "Amazon", "Internet", "Data", "Energy", "Security", "Media", "Health", "Group", "Force", "Defense",
	"Valencian", "Latin", "Roman", "Normal", "Protection", "Mission", "Corporate", "Temple", "Golden", "Royal", "Imperial")

func set(words ...string) map[string]bool {
	out := make(map[string]bool, len(words))
	for _, w := range words {
		out[w] = true
	}
	return out
}
