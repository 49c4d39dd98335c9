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
	"Port", "Ports", "Bay", "Valley", "Harbour", "Harbor", "Ferry", "Rail", "Mill", "Mills", "Dock", "Docks", "Pier", "Quay", "Cross",
	"Act", "Basic", "Bid", "Capital", "Car", "Coast", "Drug", "First", "Free", "Gold", "Hub", "Lone", "Luck", "Pool",
	"Rest", "Roles", "Sides", "Soul", "Spoken", "States", "Turn", "Unity", "La", "El", "Sine", "Law", "Los", "Las", "San", "Santa", "Valencian", "Latin", "Roman", "Normal", "Protection", "Mission", "Corporate", "Temple", "Golden", "Royal", "Imperial")

// roads end the names of roads; a name that ends so is no person's.
var roads = set("Street", "Road", "Avenue", "Drive", "Lane", "Highway", "Boulevard", "Parkway", "Freeway", "Turnpike", "St.", "Rd.", "Ave.", "Dr.", "Blvd.", "Hwy.",
	"Airport", "Stadium", "Racecourse", "Courthouse", "Cathedral")

// grounds end the names of grounds, waters and buildings.
var grounds = set("Square", "Park", "Tower", "Towers", "Bridge", "River", "Lake", "Creek", "Valley", "Beach", "Bay", "Island", "Islands", "Mountain", "Mountains",
	"Canal", "Estate", "Cemetery", "Plaza", "Prison", "Castle", "Palace", "Theatre", "Museum", "Church", "Peninsula", "Harbour", "Harbor", "Forest", "Desert", "Dam", "Reservoir", "Speedway")

// geographic begin or end the names of places.
var geographic = set("Square", "Park", "Bridge", "River", "Lake", "Creek", "Valley", "Beach", "Bay", "Island", "Islands", "Mountain", "Mountains", "Mount", "Hills",
	"Canal", "Peninsula", "Harbour", "Harbor", "Forest", "Desert", "County", "Province", "District", "Township", "Village", "Region", "Governorate", "Oblast", "Strait", "Gulf",
	"Sea", "Ocean", "Coast", "Lagoon", "Delta", "Heights", "Springs", "Falls", "Port", "Fort", "Cape", "Isle", "Camp", "Castle", "Palace", "Hospital", "Prison", "Hall")

// institutions follow the name of the place that they serve: "Torrington Fire Department".
var institutions = set("Fire", "Police", "County", "Court", "Department", "School", "Schools", "Hospital", "City", "Town", "Sheriff", "Superior", "District", "Council",
	"University", "College", "Municipal", "Community", "Public", "Regional", "Central", "High", "Crown", "Magistrates", "Magistrates’", "Magistrates'", "General", "Memorial",
	"Board", "State", "Township", "Borough", "Area", "Symphony", "Chamber", "Housing", "Museum", "Mayor", "Water", "Circuit", "Analytica", "Times", "Post", "News", "Press", "Free", "United", "FC")

func set(words ...string) map[string]bool {
	out := make(map[string]bool, len(words))
	for _, w := range words {
		out[w] = true
	}
	return out
}
