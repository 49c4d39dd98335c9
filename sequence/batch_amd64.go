//go:build !purego

package sequence

import "golang.org/x/sys/cpu"

// combine8 hashes count columns of a template and so many values, eight at a
// time, the last eight whole: out has room for them. See batch_amd64.s.
//
//go:noescape
func combine8(columns *uint32, values, count int, out *uint32)

// combine hashes the features of the batch into out, which has room for seven more.
func (b *Batch) combine(values int, out []uint32) {
	if !cpu.X86.HasAVX2 {
		b.combineInGo(values, out)
		return
	}
	combine8(&b.columns[0][0], values, b.n, &out[0])
}
