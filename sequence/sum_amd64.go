//go:build !purego

package sequence

// The sums of rows, see sum_amd64.s. count is 1 to most; sums has room for as
// many as the name says. sum_any.go has the same in Go.

//go:noescape
func addRows4(rows *uint32, mask uint32, features *uint32, count int, sums *int16)

//go:noescape
func addRows8(rows *byte, shift, mask uint32, features *uint32, count int, sums *int16)

//go:noescape
func addRows16(rows *byte, shift, mask uint32, features *uint32, count int, sums *int16)

//go:noescape
func addRows32(rows *byte, shift, mask uint32, features *uint32, count int, sums *int16)

//go:noescape
func addRows64(rows *byte, shift, mask uint32, features *uint32, count int, sums *int16)

//go:noescape
func fetchRows(rows *byte, shift, mask uint32, features *uint32, count int)

//go:noescape
func fetchWords(rows *uint32, mask uint32, features *uint32, count int)

// fetch calls the rows of features into the cache.
func (m *Model) fetch(rows []uint32, mask uint32) {
	if m.short != nil {
		fetchWords(&m.short[0], mask, &rows[0], len(rows))
		return
	}
	p := &m.planes[0]
	fetchRows(&p.bytes[0], uint32(p.shift), mask, &rows[0], len(rows))
}

// addFours adds to sums the weights of four labels for features, of which the
// bits in mask say the row.
func addFours(rows []uint32, mask uint32, features []uint32, sums *[few]int16) {
	addRows4(&rows[0], mask, &features[0], len(features), &sums[0])
}

// addColumns adds to sums the weights of the first columns of a plane, 8, 16,
// 32 or 64 of them, for rows.
func (p *plane) addColumns(columns int, mask uint32, rows []uint32, sums []int16) {
	_ = sums[columns-1]
	first, shift := &p.bytes[0], uint32(p.shift)
	switch columns {
	case 8:
		addRows8(first, shift, mask, &rows[0], len(rows), &sums[0])
	case 16:
		addRows16(first, shift, mask, &rows[0], len(rows), &sums[0])
	case 32:
		addRows32(first, shift, mask, &rows[0], len(rows), &sums[0])
	default:
		addRows64(first, shift, mask, &rows[0], len(rows), &sums[0])
	}
}
