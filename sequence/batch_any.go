//go:build !amd64 || purego

package sequence

func (b *Batch) combine(values int, out []uint32) { b.combineInGo(values, out) }
