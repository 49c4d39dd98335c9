package archive

import (
	"errors"
	"io"
	"strconv"
	"strings"
	"time"
)

// nextWARC reads one WARC record.
func (r *reader) nextWARC() (block, error) {
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
		case strings.HasPrefix(line, "WARC/"):
			b, err := r.warcRecord()
			if garbled && err == nil && !held[b.record.Kind] {
				return b, ErrGarbled // nothing else would tell of the gap
			}
			return b, err
		case strings.TrimSpace(line) != "":
			garbled = true
		}
	}
}

// atEnd is what the end of a stream means: bytes that were none of a record
// are told of.
func (r *reader) atEnd(garbled bool) error {
	if garbled {
		return ErrGarbled
	}
	return io.EOF
}

// warcRecord reads a record's named fields and its block.
func (r *reader) warcRecord() (block, error) {
	fields, err := r.fields()
	var b block
	b.record.Kind = strings.ToLower(fields["warc-type"])
	b.record.URL = cleanURL(fields["warc-target-uri"])
	b.record.Retrieved = parseTime(fields["warc-date"])
	b.record.Type = fields["content-type"]
	if err != nil {
		return b, ErrHeader
	}
	b.length, err = strconv.ParseInt(strings.TrimSpace(fields["content-length"]), 10, 64)
	if err != nil || b.length < 0 {
		return b, ErrHeader
	}
	b.body, b.cut, err = r.content(b.length)
	b.http = strings.HasPrefix(strings.ToLower(b.record.Type), "application/http")
	return b, err
}

// maxFields bounds the head of a record.
const maxFields = 256

// fields reads named fields up to the empty line, with folded lines joined.
func (r *reader) fields() (map[string]string, error) {
	fields := map[string]string{}
	last := ""
	for range maxFields {
		line, err := r.readLine()
		if err != nil {
			return fields, err
		}
		if line == "" {
			return fields, nil
		}
		if line[0] == ' ' || line[0] == '\t' {
			fields[last] += " " + strings.TrimSpace(line)
			continue
		}
		name, value, _ := strings.Cut(line, ":")
		last = strings.ToLower(strings.TrimSpace(name))
		fields[last] = strings.TrimSpace(value)
	}
	return fields, ErrHeader
}

// cleanURL takes off the angle brackets that wget writes.
func cleanURL(s string) string {
	s = strings.TrimSpace(s)
	return strings.TrimSuffix(strings.TrimPrefix(s, "<"), ">")
}

// parseTime reads a record's time, which may be cut to a day or a year
// (WARC 1.1) or be fourteen digits (ARC).
func parseTime(s string) time.Time {
	s = strings.TrimSpace(s)
	for _, l := range []string{time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02T15:04Z", "2006-01-02T15:04", "2006-01-02T15Z", "2006-01-02T15", "20060102150405", "2006-01-02", "2006-01", "20060102", "2006"} {
		if t, err := time.Parse(l, s); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}
