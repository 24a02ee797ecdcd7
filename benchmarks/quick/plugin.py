"""A plugin of pytest's: loaded, it plays every compiled rollout of the tests on the C kernel.

xdist's workers load it too.
"""

from benchmarks.quick.replacement import install

install()
