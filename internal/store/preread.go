package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// How the file is read in advance: so much at a time, and so much of it where
// the system does not say how much memory is free.
const (
	prereadStep = 1 << 20
	prereadMost = 1 << 30
)

// Preread reads the record's file once from end to end, so that the system has
// it in memory when pages ask for its parts here and there: from a disk that
// takes many times as long. It reads no more than half the memory that is
// free, and ends early with the context. It gives how many bytes it read.
func (s *Store) Preread(ctx context.Context) (int64, error) {
	if s.file == "" {
		return 0, nil
	}
	f, err := os.Open(s.file)
	if err != nil {
		return 0, fmt.Errorf("reading the record in advance: %w", err)
	}
	defer f.Close()
	step := make([]byte, prereadStep)
	done := int64(0)
	for most := freeMemory() / 2; done < most && ctx.Err() == nil; {
		n, err := f.Read(step)
		done += int64(n)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return done, fmt.Errorf("reading the record in advance: %w", err)
		}
	}
	return done, nil
}

// freeMemory is how many bytes of memory programs could still have, as Linux
// tells it.
func freeMemory() int64 {
	f, err := os.Open("/proc/meminfo")
	if err != nil {
		return prereadMost
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var kib int64
		if rest, ok := strings.CutPrefix(lines.Text(), "MemAvailable:"); ok {
			if _, err := fmt.Sscanf(rest, "%d kB", &kib); err == nil {
				return kib << 10
			}
		}
	}
	return prereadMost
}
