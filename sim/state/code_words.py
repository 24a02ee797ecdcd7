"""Words of compiled predicate code: what each operation is called and how many words it takes.

`mean` takes MEAN, the number of its course, its days and the length of the code that follows, whose
value each evening is the course. Truth is 1, falsehood 0.
"""

from enum import auto
from typing import Final

from sim.state.enumerations.named import Named


class Word(Named):
    """Operations of postfix code."""

    CONSTANT = auto()  # then its value
    QUANTITY = auto()  # then its number and two arguments
    NOT = auto()
    AND = auto()
    OR = auto()
    LESS = auto()
    AT_MOST = auto()
    MORE = auto()
    AT_LEAST = auto()
    EQUAL = auto()
    UNEQUAL = auto()
    PLUS = auto()
    MINUS = auto()
    TIMES = auto()
    OVER = auto()  # 0 where the divisor is 0
    NEGATED = auto()
    MEAN = auto()  # then its course, its days and the length of the code that follows


CONSTANT: Final = Word.CONSTANT.value
QUANTITY: Final = Word.QUANTITY.value
NOT: Final = Word.NOT.value
AND: Final = Word.AND.value
OR: Final = Word.OR.value
LESS: Final = Word.LESS.value
AT_MOST: Final = Word.AT_MOST.value
MORE: Final = Word.MORE.value
AT_LEAST: Final = Word.AT_LEAST.value
EQUAL: Final = Word.EQUAL.value
UNEQUAL: Final = Word.UNEQUAL.value
PLUS: Final = Word.PLUS.value
MINUS: Final = Word.MINUS.value
TIMES: Final = Word.TIMES.value
OVER: Final = Word.OVER.value
NEGATED: Final = Word.NEGATED.value
MEAN: Final = Word.MEAN.value

# Words of an operation with what belongs to it; else one. The code inside a mean follows its four.
WIDTHS: Final = {CONSTANT: 2, QUANTITY: 4, MEAN: 4}
COMPARISONS: Final = {"<": LESS, "<=": AT_MOST, ">": MORE, ">=": AT_LEAST, "==": EQUAL,
                      "!=": UNEQUAL}
SUMS: Final = {"+": PLUS, "-": MINUS}
PRODUCTS: Final = {"*": TIMES, "/": OVER}
