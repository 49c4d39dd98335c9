//go:build !linux

package sequence

// large is n zeros; large_linux.go says what for.
func large[T byte | uint32](n int) []T { return make([]T, n) }
