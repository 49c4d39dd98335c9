package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// readJSONL reads a file of one JSON value a line.
func readJSONL[T any](path string) ([]T, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var out []T
	decoder := json.NewDecoder(bufio.NewReaderSize(file, 1<<20))
	for {
		var v T
		switch err := decoder.Decode(&v); err {
		case nil:
			out = append(out, v)
		case io.EOF:
			return out, nil
		default:
			return nil, fmt.Errorf("value %d: %w", len(out)+1, err)
		}
	}
}

// filesUnder is the files below a folder whose names end in one of the
// endings, in order; a file is itself.
func filesUnder(root string, endings ...string) ([]string, error) {
	var out []string
	err := filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(path, e) }) {
			out = append(out, path)
		}
		return err
	})
	slices.Sort(out)
	if err == nil && len(out) == 0 {
		err = fmt.Errorf("no file that ends in %s", strings.Join(endings, ", "))
	}
	return out, err
}

// points turns byte offsets into a text to code points of the part of it that
// starts at a byte, where the scorer's input starts.
type points struct {
	start int
	runes []int32 // runes[i]: code points before byte start+i
}

func newPoints(text string, start int) points {
	p := points{start, make([]int32, len(text)-start+1)}
	count := int32(0)
	for i := start; i < len(text); {
		_, size := utf8.DecodeRuneInString(text[i:])
		for k := range size {
			p.runes[i-start+k] = count
		}
		count, i = count+1, i+size
	}
	p.runes[len(text)-start] = count
	return p
}

// at is the code point of a byte; false where it lies before the input.
func (p points) at(offset int) (int, bool) {
	if offset < p.start || offset-p.start >= len(p.runes) {
		return 0, false
	}
	return int(p.runes[offset-p.start]), true
}

// span is the code points of [start, end).
func (p points) span(start, end int) ([2]int, bool) {
	s, ok1 := p.at(start)
	e, ok2 := p.at(end)
	return [2]int{s, e}, ok1 && ok2 && s < e
}
