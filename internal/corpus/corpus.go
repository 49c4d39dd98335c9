// Package corpus opens the files of annotated text that models are fitted on
// and stages are scored against: plain, or packed by gzip when the name ends in
// .gz.
package corpus

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strings"
)

// longest is the most bytes of one line: a document that is one JSON value.
const longest = 1 << 24

// Open opens a file, unpacked when its name ends in .gz.
func Open(path string) (io.ReadCloser, error) {
	file, err := os.Open(path)
	if err != nil || !strings.HasSuffix(path, ".gz") {
		return file, err
	}
	z, err := gzip.NewReader(file)
	if err != nil {
		file.Close()
		return nil, fmt.Errorf("unpacking %s: %w", path, err)
	}
	return struct {
		io.Reader
		io.Closer
	}{z, file}, nil
}

// Read is the whole of a file, unpacked when its name ends in .gz.
func Read(path string) ([]byte, error) {
	file, err := Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(file)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	return data, nil
}

// Lines calls visit with each line of a file, unpacked when its name ends in
// .gz, without its line break; an error of visit ends the reading and is
// returned with the place.
func Lines(path string, visit func(line string) error) error {
	file, err := Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	s := bufio.NewScanner(file)
	s.Buffer(nil, longest)
	n := 0
	for s.Scan() {
		n++
		if err := visit(s.Text()); err != nil {
			return fmt.Errorf("reading %s:%d: %w", path, n, err)
		}
	}
	if err := s.Err(); err != nil {
		return fmt.Errorf("reading %s after line %d: %w", path, n, err)
	}
	return nil
}
