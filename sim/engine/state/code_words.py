"""Words of compiled predicate code: what each operation is called and how many words it takes.

`mean` takes MEAN, the number of its course, its days and the length of the code that follows, whose
value each evening is the course. Truth is 1, falsehood 0.
"""

from enum import auto
from typing import Final

from sim.engine.state.enumerations.enumeration import Enumeration


class CodeWord(Enumeration):
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


CONSTANT: Final = CodeWord.CONSTANT.value
QUANTITY: Final = CodeWord.QUANTITY.value
NOT: Final = CodeWord.NOT.value
AND: Final = CodeWord.AND.value
OR: Final = CodeWord.OR.value
LESS: Final = CodeWord.LESS.value
AT_MOST: Final = CodeWord.AT_MOST.value
MORE: Final = CodeWord.MORE.value
AT_LEAST: Final = CodeWord.AT_LEAST.value
EQUAL: Final = CodeWord.EQUAL.value
UNEQUAL: Final = CodeWord.UNEQUAL.value
PLUS: Final = CodeWord.PLUS.value
MINUS: Final = CodeWord.MINUS.value
TIMES: Final = CodeWord.TIMES.value
OVER: Final = CodeWord.OVER.value
NEGATED: Final = CodeWord.NEGATED.value
MEAN: Final = CodeWord.MEAN.value

# Words of an operation with what belongs to it; else one. The code inside a mean follows its four.
WIDTHS: Final = {CONSTANT: 2, QUANTITY: 4, MEAN: 4}
COMPARISONS: Final = {"<": LESS, "<=": AT_MOST, ">": MORE, ">=": AT_LEAST, "==": EQUAL,
                      "!=": UNEQUAL}
SUMS: Final = {"+": PLUS, "-": MINUS}
PRODUCTS: Final = {"*": TIMES, "/": OVER}
