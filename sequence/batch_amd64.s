//go:build !purego

#include "textflag.h"

// What Combine works with: the basis and the prime of FNV-1a, and the factors
// of mix.
DATA basis<>+0(SB)/4, $2166136261
GLOBL basis<>(SB), RODATA|NOPTR, $4
DATA prime<>+0(SB)/4, $16777619
GLOBL prime<>(SB), RODATA|NOPTR, $4
DATA first<>+0(SB)/4, $0x85ebca6b
GLOBL first<>(SB), RODATA|NOPTR, $4
DATA second<>+0(SB)/4, $0xc2b2ae35
GLOBL second<>(SB), RODATA|NOPTR, $4

// func combine8(columns *uint32, values, count int, out *uint32)
// A column has 128 numbers of four bytes, so that the next is 512 bytes on.
TEXT ·combine8(SB), NOSPLIT, $0-32
	MOVQ columns+0(FP), SI
	MOVQ values+8(FP), CX
	MOVQ count+16(FP), BX
	MOVQ out+24(FP), DI
	VPBROADCASTD basis<>(SB), Y4
	VPBROADCASTD prime<>(SB), Y5
	VPBROADCASTD first<>(SB), Y6
	VPBROADCASTD second<>(SB), Y7

eight:
	VPXOR   (SI), Y4, Y0
	VPMULLD Y5, Y0, Y0
	MOVQ    SI, AX
	MOVQ    CX, DX

value:
	ADDQ    $512, AX
	VPXOR   (AX), Y0, Y0
	VPMULLD Y5, Y0, Y0
	VPSRLD  $15, Y0, Y1
	VPXOR   Y1, Y0, Y0
	DECQ    DX
	JNZ     value

	VPSRLD  $16, Y0, Y1
	VPXOR   Y1, Y0, Y0
	VPMULLD Y6, Y0, Y0
	VPSRLD  $13, Y0, Y1
	VPXOR   Y1, Y0, Y0
	VPMULLD Y7, Y0, Y0
	VPSRLD  $16, Y0, Y1
	VPXOR   Y1, Y0, Y0
	VMOVDQU Y0, (DI)
	ADDQ    $32, SI
	ADDQ    $32, DI
	SUBQ    $8, BX
	JGT     eight
	VZEROUPPER
	RET
