package web

import (
	"os"
	"syscall"
	"testing"
)

// evict has the system forget what it keeps of a file in memory, as after the
// machine was started.
func evict(t *testing.T, name string) {
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	const dontNeed = 4 // POSIX_FADV_DONTNEED
	if err := f.Sync(); err != nil {
		t.Fatal(err)
	}
	if _, _, e := syscall.Syscall6(syscall.SYS_FADVISE64, f.Fd(), 0, 0, dontNeed, 0, 0); e != 0 {
		t.Logf("the file stays in memory: %v", e)
	}
}
