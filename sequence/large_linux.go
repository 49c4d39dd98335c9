package sequence

import (
	"syscall"
	"unsafe"
)

// largePage is the size of the system's large pages of memory.
const largePage = 2 << 20

// large is n zeros on large pages of memory, where the system gives them to
// who asks: weights are looked up all over a table, and where the processor
// has to find one page in many for each, that takes as long as the look-up
// (on a virtual machine reading took a tenth less with large pages). Where the
// system gives none, nothing changes.
func large[T byte | uint32](n int) []T {
	size := n * int(unsafe.Sizeof(*new(T)))
	if size < largePage/2 {
		return make([]T, n)
	}
	size = (size + largePage - 1) &^ (largePage - 1)
	whole := make([]byte, size+largePage)
	skip := -uintptr(unsafe.Pointer(&whole[0])) & (largePage - 1)
	part := whole[skip:][:size]
	_ = syscall.Madvise(part, syscall.MADV_HUGEPAGE) // advice: the table is the same without
	return unsafe.Slice((*T)(unsafe.Pointer(&part[0])), n)
}
