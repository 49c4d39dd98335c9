package archive

import (
	"errors"
	"io"
	"strconv"
	"strings"
)

// nextARC reads one ARC record: a line "URL IP date type length" (version 1;
// version 2 has more fields before the length), then that many bytes.
// https://archive.org/web/researcher/ArcFileFormat.php
func (r *reader) nextARC() (block, error) {
	garbled := false
	for {
		line, err := r.readLine()
		switch {
		case errors.Is(err, errGap):
			garbled = true
			continue
		case err == io.EOF:
			return block{}, r.atEnd(garbled)
		case err != nil:
			return block{}, errors.Join(ErrUnread, err)
		case strings.TrimSpace(line) == "":
			continue
		}
		b, ok := arcLine(line)
		if !ok {
			garbled = true
			continue
		}
		b.body, b.cut, err = r.content(b.length)
		if garbled && err == nil && !held[b.record.Kind] {
			err = ErrGarbled
		}
		return b, err
	}
}

// arcLine reads a record's line from its end, since addresses may hold
// spaces.
func arcLine(line string) (block, bool) {
	words := strings.Split(line, " ")
	n := len(words)
	if n < 5 || !strings.Contains(words[0], ":") {
		return block{}, false
	}
	length, err := strconv.ParseInt(words[n-1], 10, 64)
	if err != nil || length < 0 {
		return block{}, false
	}
	for i := n - 3; i >= 2; i-- { // the date, with the type after it
		if len(words[i]) < 8 || len(words[i]) > 14 || parseTime(words[i]).IsZero() {
			continue
		}
		b := block{length: length}
		b.record = Record{Kind: "response", URL: strings.Join(words[:i-1], " "), Retrieved: parseTime(words[i]), Type: words[i+1]}
		b.http = strings.HasPrefix(strings.ToLower(b.record.URL), "http")
		if !b.http {
			b.record.Kind = "resource"
		}
		if strings.HasPrefix(b.record.URL, "filedesc:") || strings.HasPrefix(b.record.URL, "dns:") {
			b.record.Kind = "metadata"
		}
		return b, true
	}
	return block{}, false
}
