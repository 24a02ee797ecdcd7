"""Uniform draws addressed by what they decide, not by the order in which they are made.

A draw is a pure function of its coordinates, so adding or skipping one never disturbs another.

The Philox key is the seed: word 0 its bits 0-31, word 1 its bits 32-63. The counter is

    word 0   bits 0-31    replicate (or row), low 32 bits
    word 1   bits 24-31   replicate (or row), bits 32-39
             bits 2-23    ordinal
             bits 0-1     domain: 0 daily draws, 1 parameter draws
    word 2   bits 20-31   day
             bits 0-19    decision
    word 3   bits 0-31    key

Within the ranges below no two coordinates share a block. Outside them the excess bits are dropped,
so the draw repeats another's: whoever sets the coordinates checks them against these limits.
"""

from sim.engine.draws.philox import MASK32, philox4x32

REPLICATES = 1 << 40
DAYS = 1 << 12
DECISIONS = 1 << 20
ORDINALS = 1 << 22
KEYS = 1 << 32

DAILY = 0
PARAMETER = 1

STEP = float.fromhex("0x1p-53")
HALF_STEP = float.fromhex("0x1p-54")


def block(
    seed: int, domain: int, replicate: int, day: int, key: int, decision: int, ordinal: int
) -> tuple[int, int, int, int]:
    """The four 32-bit words at a coordinate, packed as the module's docstring says."""
    return philox4x32(
        replicate & MASK32,
        ((replicate >> 32) & 0xFF) << 24 | (ordinal & 0x3FFFFF) << 2 | domain,
        (day & 0xFFF) << 20 | (decision & 0xFFFFF),
        key & MASK32,
        seed & MASK32,
        (seed >> 32) & MASK32,
    )


def open_unit(high: int, low: int) -> float:
    """53 bits of two 32-bit words as a float strictly between 0 and 1.

    A multiple of 2**-53, at most 1 - 2**-53; only the multiple zero is moved, to 2**-54.
    """
    bits = (high << 21) | (low >> 11)
    if bits == 0:
        return HALF_STEP
    return bits * STEP


def uniform(seed: int, replicate: int, day: int, key: int, decision: int, ordinal: int) -> float:
    """The uniform draw at a coordinate, strictly between 0 and 1, of 53 bits.

    seed: any non-negative int64. replicate: 0 .. 2**40 - 1. day: 0 .. 4095. key: 0 .. 2**32 - 1,
    from `name_key`. decision: 0 .. 2**20 - 1, which choice of that actor or process that day.
    ordinal: 0 .. 2**22 - 1, which draw of that choice. Packing: the module's docstring.
    Source: Salmon et al., 2011 (Philox4x32-10).
    """
    w0, w1, _, _ = block(seed, DAILY, replicate, day, key, decision, ordinal)
    return open_unit(w0, w1)


def uniform_pair(
    seed: int, replicate: int, day: int, key: int, decision: int, ordinal: int
) -> tuple[float, float]:
    """Both independent uniforms of a coordinate's block; the first is that of `uniform`.

    Ranges as for `uniform`.
    """
    w0, w1, w2, w3 = block(seed, DAILY, replicate, day, key, decision, ordinal)
    return open_unit(w0, w1), open_unit(w2, w3)


def parameter_uniform(seed: int, row: int, key: int) -> float:
    """The uniform draw of a parameter (its key) in a row of the parameter sample.

    row: 0 .. 2**40 - 1; seed and key as for `uniform`, but in a domain of blocks of its own, so
    equal to no daily draw's block whatever the coordinates.
    """
    w0, w1, _, _ = block(seed, PARAMETER, row, 0, key, 0, 0)
    return open_unit(w0, w1)
