"""Philox4x32-10: a keyed bijection of 128-bit counters, in masked int64 arithmetic.

Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC'11, 2011.
"""

MASK32 = 0xFFFFFFFF
MULTIPLIER_0 = 0xD2511F53
MULTIPLIER_1 = 0xCD9E8D57
WEYL_0 = 0x9E3779B9
WEYL_1 = 0xBB67AE85


def philox4x32(c0: int, c1: int, c2: int, c3: int, k0: int, k1: int) -> tuple[int, int, int, int]:
    """The four 32-bit output words of one Philox4x32-10 block.

    Counter words c0 to c3 and key words k0, k1: each in 0 .. 2**32 - 1.
    Source: Salmon et al., 2011.
    """
    for _ in range(10):
        # A 32 by 32 bit product overflows int64, so the counter word goes in as two 16-bit halves:
        # `high` is the product's upper 48 bits, `low` supplies the last 16.
        low_0 = MULTIPLIER_0 * (c0 & 0xFFFF)
        high_0 = MULTIPLIER_0 * (c0 >> 16) + (low_0 >> 16)
        low_1 = MULTIPLIER_1 * (c2 & 0xFFFF)
        high_1 = MULTIPLIER_1 * (c2 >> 16) + (low_1 >> 16)
        c0 = (high_1 >> 16) ^ c1 ^ k0
        c2 = (high_0 >> 16) ^ c3 ^ k1
        c1 = ((high_1 & 0xFFFF) << 16) | (low_1 & 0xFFFF)
        c3 = ((high_0 & 0xFFFF) << 16) | (low_0 & 0xFFFF)
        k0 = (k0 + WEYL_0) & MASK32
        k1 = (k1 + WEYL_1) & MASK32
    return c0, c1, c2, c3
