//go:build !purego

#include "textflag.h"

// Each function adds up rows of bytes in lanes of sixteen bits, eight to a
// register: the bytes of a row are spread over two registers with zeros
// between. Only SSE2 is used, which every amd64 has. The sums are laid on what
// sums holds, less 128 for each row, which is the byte of a weight of 0.

// func addRows4(rows *uint32, mask uint32, features *uint32, count int, sums *int16)
TEXT ·addRows4(SB), NOSPLIT, $0-40
	MOVQ rows+0(FP), SI
	MOVL mask+8(FP), DX
	MOVQ features+16(FP), DI
	MOVQ count+24(FP), BX
	MOVQ sums+32(FP), R8
	MOVQ BX, R9
	PXOR X0, X0
	PXOR X1, X1
	PXOR X2, X2
	SUBQ $2, BX
	JLT  last4

pair4:
	MOVL      (DI), AX
	MOVL      4(DI), R10
	ANDL      DX, AX
	ANDL      DX, R10
	MOVL      (SI)(AX*4), X9
	MOVL      (SI)(R10*4), X10
	PUNPCKLBW X0, X9
	PUNPCKLBW X0, X10
	PADDW     X9, X1
	PADDW     X10, X2
	ADDQ      $8, DI
	SUBQ      $2, BX
	JGE       pair4

last4:
	ADDQ      $2, BX
	JZ        done4
	MOVL      (DI), AX
	ANDL      DX, AX
	MOVL      (SI)(AX*4), X9
	PUNPCKLBW X0, X9
	PADDW     X9, X1

done4:
	PADDW  X2, X1
	SHLQ   $7, R9
	MOVQ   R9, X9
	PSHUFLW $0, X9, X9
	PSUBW  X9, X1
	MOVQ   (R8), X10
	PADDW  X10, X1
	MOVQ   X1, (R8)
	RET

// func addRows8(rows *byte, shift, mask uint32, features *uint32, count int, sums *int16)
TEXT ·addRows8(SB), NOSPLIT, $0-40
	MOVQ rows+0(FP), SI
	MOVL shift+8(FP), CX
	MOVL mask+12(FP), DX
	MOVQ features+16(FP), DI
	MOVQ count+24(FP), BX
	MOVQ sums+32(FP), R8
	MOVQ BX, R9
	PXOR X0, X0
	PXOR X1, X1

row8:
	MOVL      (DI), AX
	ANDL      DX, AX
	SHLQ      CX, AX
	MOVQ      (SI)(AX*1), X9
	PUNPCKLBW X0, X9
	PADDW     X9, X1
	ADDQ      $4, DI
	DECQ      BX
	JNZ       row8

	SHLQ    $7, R9
	MOVQ    R9, X9
	PSHUFLW $0, X9, X9
	PUNPCKLQDQ X9, X9
	PSUBW   X9, X1
	MOVOU   (R8), X10
	PADDW   X10, X1
	MOVOU   X1, (R8)
	RET

#define SPREAD(at, low, high) \
	MOVOU     at(SI)(AX*1), X9; \
	MOVO      X9, X10; \
	PUNPCKLBW X0, X9; \
	PUNPCKHBW X0, X10; \
	PADDW     X9, low; \
	PADDW     X10, high

#define BIAS \
	SHLQ       $7, R9; \
	MOVQ       R9, X9; \
	PSHUFLW    $0, X9, X9; \
	PUNPCKLQDQ X9, X9

#define LAY(at, lane) \
	PSUBW X9, lane; \
	MOVOU at(R8), X10; \
	PADDW X10, lane; \
	MOVOU lane, at(R8)

// func addRows16(rows *byte, shift, mask uint32, features *uint32, count int, sums *int16)
TEXT ·addRows16(SB), NOSPLIT, $0-40
	MOVQ rows+0(FP), SI
	MOVL shift+8(FP), CX
	MOVL mask+12(FP), DX
	MOVQ features+16(FP), DI
	MOVQ count+24(FP), BX
	MOVQ sums+32(FP), R8
	MOVQ BX, R9
	PXOR X0, X0
	PXOR X1, X1
	PXOR X2, X2

row16:
	MOVL (DI), AX
	ANDL DX, AX
	SHLQ CX, AX
	SPREAD(0, X1, X2)
	ADDQ $4, DI
	DECQ BX
	JNZ  row16

	BIAS
	LAY(0, X1)
	LAY(16, X2)
	RET

// func addRows32(rows *byte, shift, mask uint32, features *uint32, count int, sums *int16)
TEXT ·addRows32(SB), NOSPLIT, $0-40
	MOVQ rows+0(FP), SI
	MOVL shift+8(FP), CX
	MOVL mask+12(FP), DX
	MOVQ features+16(FP), DI
	MOVQ count+24(FP), BX
	MOVQ sums+32(FP), R8
	MOVQ BX, R9
	PXOR X0, X0
	PXOR X1, X1
	PXOR X2, X2
	PXOR X3, X3
	PXOR X4, X4

row32:
	MOVL (DI), AX
	ANDL DX, AX
	SHLQ CX, AX
	SPREAD(0, X1, X2)
	SPREAD(16, X3, X4)
	ADDQ $4, DI
	DECQ BX
	JNZ  row32

	BIAS
	LAY(0, X1)
	LAY(16, X2)
	LAY(32, X3)
	LAY(48, X4)
	RET

// func addRows64(rows *byte, shift, mask uint32, features *uint32, count int, sums *int16)
TEXT ·addRows64(SB), NOSPLIT, $0-40
	MOVQ rows+0(FP), SI
	MOVL shift+8(FP), CX
	MOVL mask+12(FP), DX
	MOVQ features+16(FP), DI
	MOVQ count+24(FP), BX
	MOVQ sums+32(FP), R8
	MOVQ BX, R9
	PXOR X0, X0
	PXOR X1, X1
	PXOR X2, X2
	PXOR X3, X3
	PXOR X4, X4
	PXOR X5, X5
	PXOR X6, X6
	PXOR X7, X7
	PXOR X8, X8

row64:
	MOVL (DI), AX
	ANDL DX, AX
	SHLQ CX, AX
	SPREAD(0, X1, X2)
	SPREAD(16, X3, X4)
	SPREAD(32, X5, X6)
	SPREAD(48, X7, X8)
	ADDQ $4, DI
	DECQ BX
	JNZ  row64

	BIAS
	LAY(0, X1)
	LAY(16, X2)
	LAY(32, X3)
	LAY(48, X4)
	LAY(64, X5)
	LAY(80, X6)
	LAY(96, X7)
	LAY(112, X8)
	RET

// func fetchRows(rows *byte, shift, mask uint32, features *uint32, count int)
TEXT ·fetchRows(SB), NOSPLIT, $0-32
	MOVQ rows+0(FP), SI
	MOVL shift+8(FP), CX
	MOVL mask+12(FP), DX
	MOVQ features+16(FP), DI
	MOVQ count+24(FP), BX

fetch:
	MOVL       (DI), AX
	ANDL       DX, AX
	SHLQ       CX, AX
	PREFETCHT0 (SI)(AX*1)
	ADDQ       $4, DI
	DECQ       BX
	JNZ        fetch
	RET

// func fetchWords(rows *uint32, mask uint32, features *uint32, count int)
TEXT ·fetchWords(SB), NOSPLIT, $0-32
	MOVQ rows+0(FP), SI
	MOVL mask+8(FP), DX
	MOVQ features+16(FP), DI
	MOVQ count+24(FP), BX

word:
	MOVL       (DI), AX
	ANDL       DX, AX
	PREFETCHT0 (SI)(AX*4)
	ADDQ       $4, DI
	DECQ       BX
	JNZ        word
	RET
