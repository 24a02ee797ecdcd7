"""Words of compiled predicate code: what each operation is called and how many words it takes.

`mean` takes MEAN, the number of its course, its days and the length of the code that follows, whose
value each evening is the course.
"""

from typing import Final

CONSTANT: Final = 0  # then its value
QUANTITY: Final = 1  # then its number and two arguments
NOT: Final = 2
AND: Final = 3
OR: Final = 4
PLUS: Final = 11
MINUS: Final = 12
NEGATED: Final = 15
MEAN: Final = 16

# Words of an operation with what belongs to it; else one. The code inside a mean follows its four.
WIDTHS: Final = {CONSTANT: 2, QUANTITY: 4, MEAN: 4}
