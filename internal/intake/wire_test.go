package intake

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// ninjs is an item of an agency's wire.
func ninjs(version int, more string) string {
	return fmt.Sprintf(`{"uri": "urn:newsml:wire.example:17", "version": "%d", %s "versioncreated": "2025-02-03T10:00:00Z", "headline": "Harbour reopens", "body_text": "The harbour reopened on Monday.\n\nTwelve ships left."}`, version, more)
}

func TestAgencyLifeCycle(t *testing.T) {
	soon := time.Now().Add(time.Hour).UTC().Format(time.RFC3339)
	const name = "urn:newsml:wire.example:17"
	for data, want := range map[string]string{
		ninjs(1, ``):                         name + " text/html; charset=utf-8",
		ninjs(2, `"pubstatus": "usable",`):   name + " text/html; charset=utf-8",
		ninjs(3, `"pubstatus": "withheld",`): name + "#version-3: withheld by the agency",
		ninjs(4, `"pubstatus": "canceled", "ednote": "no ship left",`): name + "#version-4: withdrawn by the agency: no ship left",
		ninjs(5, `"pubstatus": "something",`):                          name + "#version-5: withheld by the agency",
		ninjs(6, `"embargoed": "`+soon+`",`):                           name + ": under embargo until " + soon,
		ninjs(7, `"embargoed": "tomorrow",`):                           name + "#version-7: withheld by the agency: an embargo without an end: tomorrow",
		ninjs(8, `"embargoed": "2025-02-03T11:00:00Z",`):               name + " text/html; charset=utf-8",
	} {
		if got := list("", Stream("item.json", strings.NewReader(data))); !strings.HasPrefix(got, want) {
			t.Errorf("%s\ngives %swant  %s", data, got, want)
		}
	}
}
