package sequence

// Hash is the feature that a template makes of its parts: "word at -1" of
// "the". Parts are kept apart. It allocates nothing. The hash is FNV-1a with a
// final mix, so that any run of its low bits can serve as an index.
func Hash(template int, parts ...string) uint32 {
	h := (uint32(2166136261) ^ uint32(template)) * 16777619
	for _, p := range parts {
		for i := 0; i < len(p); i++ {
			h = (h ^ uint32(p[i])) * 16777619
		}
		h = (h ^ 0x1f) * 16777619
	}
	return mix(h)
}

// Combine is the feature that a template makes of values that are hashes or
// small numbers already.
func Combine(template int, values ...uint32) uint32 {
	h := (uint32(2166136261) ^ uint32(template)) * 16777619
	for _, v := range values {
		h = (h ^ v) * 16777619
		h ^= h >> 15
	}
	return mix(h)
}

// Combine1 to Combine4 are [Combine] of so many values, without a list of them.
// They are written out so that the compiler puts them where they are called.
func Combine1(template int, a uint32) uint32 {
	h := (uint32(2166136261) ^ uint32(template)) * 16777619
	h = (h ^ a) * 16777619
	return mix(h ^ h>>15)
}

// Combine2 is [Combine] of two values.
func Combine2(template int, a, b uint32) uint32 {
	h := (uint32(2166136261) ^ uint32(template)) * 16777619
	h = (h ^ a) * 16777619
	h = (h ^ h>>15 ^ b) * 16777619
	return mix(h ^ h>>15)
}

// Combine3 is [Combine] of three values.
func Combine3(template int, a, b, c uint32) uint32 {
	h := (uint32(2166136261) ^ uint32(template)) * 16777619
	h = (h ^ a) * 16777619
	h = (h ^ h>>15 ^ b) * 16777619
	h = (h ^ h>>15 ^ c) * 16777619
	return mix(h ^ h>>15)
}

// Combine4 is [Combine] of four values.
func Combine4(template int, a, b, c, d uint32) uint32 {
	h := (uint32(2166136261) ^ uint32(template)) * 16777619
	h = (h ^ a) * 16777619
	h = (h ^ h>>15 ^ b) * 16777619
	h = (h ^ h>>15 ^ c) * 16777619
	h = (h ^ h>>15 ^ d) * 16777619
	return mix(h ^ h>>15)
}

func mix(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x85ebca6b
	h ^= h >> 13
	h *= 0xc2b2ae35
	return h ^ h>>16
}
