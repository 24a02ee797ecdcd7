"""A quick loop while rules change: the engine translated to C and compiled in a few seconds.

`python -m benchmarks.quick` lists the verbs; `install()` puts the C kernel in the place of numba's
for this process. The bits are the same: `python -m benchmarks.quick check`.

In order: `sources` and `scope` read functions, `kinds` and `inference` find what kind of value each
expression gives, `expressions`, `statements` and `translation` write C, `compiler` builds it,
`crossing` and `engine` call it, `replacement` puts it in place.
"""

from benchmarks.quick.replacement import install, installed, uninstall, uninstalled

__all__ = ["install", "installed", "uninstall", "uninstalled"]
