package feed

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

// wire is a message of IPTC 7901.
func wire(header, text, filed string) string {
	return "\x16\x16\x01" + header + "\r\n\x02" + text + "\x03" + filed + "\r\n\x04"
}

const orsk = "ORSK HARBOUR REOPENS\r\n\r\nBy Mara Lind\r\n\r\n  ORSK, March 4 (OPA) - The harbour of Orsk\r\nreopened on Monday, the mayor said.\r\n  \"Twelve ships left the caf\xe9,\" she said.\r\n"

func TestIPTC7901(t *testing.T) {
	f, err := Parse([]byte(wire("OPA0017 4 FIN 24 Orsk-harbour", orsk, "041530 GMT MAR 25")+wire("OPA0018 1 GEN 9", "MANDATORY KILL: Orsk harbour\r\n\r\nKill message 17; no ship left.", "041600 mar 25")), "")
	if err != nil || f.Kind != IPTC7901 || len(f.Items) != 2 {
		t.Fatalf("got %+v, %v", f, err)
	}
	it := f.Items[0]
	want := "<p>ORSK, March 4 (OPA) - The harbour of Orsk reopened on Monday, the mayor said.</p>\n<p>&#34;Twelve ships left the café,&#34; she said.</p>\n"
	if it.Title != "ORSK HARBOUR REOPENS" || it.Content != want || len(it.Authors) != 1 || it.Authors[0] != "Mara Lind" || it.Status != Usable {
		t.Errorf("got %+v", it)
	}
	if at := time.Date(2025, 3, 4, 15, 30, 0, 0, time.UTC); !it.Published.Equal(at) || it.Section[0] != "FIN" {
		t.Errorf("filed %v in %v", it.Published, it.Section)
	}
	if kill := f.Items[1]; kill.Status != Canceled || kill.Note != "MANDATORY KILL: ORSK HARBOUR" {
		t.Errorf("got %+v", kill)
	}
}

func TestIPTC7901Reasons(t *testing.T) {
	f, err := Parse([]byte(wire("OPA0017 4 FIN 24", orsk, "041530 MAR 25")+"\x01OPA0018 4 FIN\n\x02Cut off"), "")
	if err != nil || len(f.Items) != 1 || !f.Broken {
		t.Errorf("a cut second message: %+v, %v", f, err)
	}
	if _, err := Parse([]byte("\x01OPA0018 4 FIN\n\x02Cut off"), ""); !errors.Is(err, ErrBroken) {
		t.Errorf("a cut only message: %v", err)
	}
	f, _ = Parse([]byte(wire("OPA0019 4 FIN", "EMBARGOED UNTIL 0600 GMT\n\n  The harbour.", "")), "")
	if it := f.Items[0]; it.Status != Withheld || !strings.HasPrefix(it.Note, "EMBARGOED UNTIL") {
		t.Errorf("an embargo in words: %+v", it)
	}
}

// FuzzWire parses the formats of agencies: what an agency takes back is never
// taken for usable because its end is missing.
func FuzzWire(f *testing.F) {
	f.Add([]byte(wire("OPA0017 4 FIN 24", orsk, "041530 MAR 25")))
	f.Add([]byte(wire("OPA0099 1 GEN 9", "MANDATORY KILL\n\nKill OPA No. 0017 of 28th Feb., message 12 (041530 MAR 25) and OPA19; OPA0020 stands.", "041600 MAR 25")))
	f.Add([]byte(`{"uri": "urn:x:1", "pubstatus": "canceled", "headline": "a", "body_text": "b"}`))
	f.Add([]byte(`{"uri": "urn:x:1", "pubStatus": "usable", "headlines": [{"value": "a"}], "bodies": [{"contentType": "text/html", "value": "<p>b"}]}`))
	f.Add([]byte(`<nitf><head><docdata management-status="embargoed"><date.release norm="20250304T100000Z"/></docdata></head><body><body.content><p>b</p></body.content></body></nitf>`))
	f.Add([]byte(`<newsItem guid="urn:x:1" version="2"><itemMeta><pubStatus qcode="stat:withheld"/><signal qcode="sig:correction"/></itemMeta><contentSet><inlineXML><p>b</p></inlineXML></contentSet></newsItem>`))
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, parse := range []func([]byte) (*Feed, error){parseIPTC, parseNinjs, parseNITF, parseNewsML} {
			list, err := parse(body)
			if err != nil {
				continue
			}
			for _, it := range list.Items {
				if it.Status != Usable && it.Status != Withheld && it.Status != Canceled {
					t.Fatalf("an item without a status: %+v", it)
				}
			}
		}
	})
}

// TestReferences reads which earlier messages an order to kill names.
func TestReferences(t *testing.T) {
	at := func(month time.Month, day, hour, minute int) time.Time {
		return time.Date(2025, month, day, hour, minute, 0, 0, time.UTC)
	}
	for _, c := range []struct {
		text string
		want []Reference
	}{
		{"MANDATORY KILL\n\nKill OPA0017, filed 041530 MAR 25.", []Reference{{"opa0017", at(3, 4, 15, 30), at(3, 4, 15, 31)}}},
		{"MANDATORY KILL\n\nKill OPA0017, filed 041530.", []Reference{{"opa0017", at(3, 4, 15, 30), at(3, 4, 15, 31)}}},
		{"MANDATORY KILL: opa-17 of March 4 (Orsk harbour)", []Reference{{"opa0017", at(3, 4, 0, 0), at(3, 5, 0, 0)}}},
		{"BULLETIN KILL\n\nEditors, kill OPA No. 0017 of 28th Feb. on the harbour of Orsk.", []Reference{{"opa0017", at(2, 28, 0, 0), at(3, 1, 0, 0)}}},
		{"MANDATORY KILL\n\nKill OPA 0017 of Dec. 31.", []Reference{{"opa0017", time.Date(2024, 12, 31, 0, 0, 0, 0, time.UTC), at(1, 1, 0, 0)}}},
		{"WITHHOLD message 17 until further notice", []Reference{{"opa0017", at(3, 3, 16, 0), at(3, 4, 16, 1)}}},
		{"MANDATORY KILL\n\nKill OPA0017 of 2025-03-02 and OPA0019.", []Reference{{"opa0017", at(3, 2, 0, 0), at(3, 3, 0, 0)}, {"opa0019", at(3, 3, 16, 0), at(3, 4, 16, 1)}}},
		{"MANDATORY KILL\n\nKill OPA0017; use OPA0020 of March 4 instead.", []Reference{{"opa0017", at(3, 3, 16, 0), at(3, 4, 16, 1)}}},
		{"MANDATORY KILL\n\nThe 12 ships of No. 10 pier never left. OPA0021 stands.", nil},
		{"MANDATORY KILL\n\nKill XYZ0017 and OPA0099.", nil},                        // of another wire, and itself
		{"EMBARGOED UNTIL 0600 GMT\n\nSee OPA0017.", nil},                           // takes nothing back
		{"ORSK HARBOUR REOPENS\n\n  OPA0017 of March 4 told of twelve ships.", nil}, // no order
	} {
		f, err := Parse([]byte(wire("OPA0099 1 GEN 9", c.text, "041600 GMT MAR 25")), "")
		if err != nil || len(f.Items) != 1 {
			t.Fatalf("%q: %+v, %v", c.text, f, err)
		}
		if got := f.Items[0].Earlier; !slices.Equal(got, c.want) {
			t.Errorf("%q names\n%v, want\n%v", c.text, got, c.want)
		}
	}
	if f, _ := Parse([]byte(wire("OPA0099 1 GEN 9", "MANDATORY KILL\n\nKill OPA0017 of March 4.", "")), ""); len(f.Items[0].Earlier) != 0 {
		t.Errorf("without a year: %v", f.Items[0].Earlier)
	}
}
