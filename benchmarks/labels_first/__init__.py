"""Shares of labels under the rules of the first edition beside those in force, on one run.

Each `<scenario>.yaml` holds the `outcomes` that a scenario had before labels were told apart by
what they mean. They are read on the same rollouts as the labels in force, so that a change of the
engine can be told from a change of words. A status that has been split since is written as all of
its parts.
"""
