"""What rivals make of doctrines at a node of the crisis tree: a mixture by what they know.

A doctrine's liking for the options on a branch multiplies the odds of that branch; the public
belief on an actor's doctrine, given its type, weighs the doctrines.
"""

from typing import Any

from sim.engine.rules.doctrine import lean_options
from sim.engine.rules.nodes import answer_branch, issuer_branch, patron_branch
from sim.engine.rules.yielding import note_firmness
from sim.engine.state.names import (
    COMPLY,
    FORCE,
    NODE_ISSUER,
    NODE_PATRON,
    NODE_TARGET,
    RESPONSE,
)
from sim.engine.state.places import N_BRANCHES


def branch_of(c: Any, i: int, node: int, o: int) -> int:
    """The branch of a node on which an option of an actor's menu lies."""
    if node == NODE_TARGET:
        return answer_branch(c.level[i, FORCE, o, COMPLY])
    verb = c.verb[i, RESPONSE, o]
    if node == NODE_PATRON:
        return patron_branch(verb)
    return issuer_branch(verb)


def lean_node(c: Any, s: Any, w: Any, v: Any, seats: Any, i: int, node: int) -> None:
    """Fill `w.node_lean[i, d]`: mean pull of a doctrine for the options on each branch."""
    track = FORCE if node == NODE_TARGET else RESPONSE
    lean_options(c, s, w, v, seats, i, track)
    for d in range(c.n_doctrines[i]):
        for b in range(N_BRANCHES):
            total = 0.0
            pull = 0.0
            for o in range(c.n_options[i, track]):
                if branch_of(c, i, node, o) == b and c.doctrine_weight[i, d] > 0.0:
                    total += c.weight[i, track, o]
                    pull += c.weight[i, track, o] * w.lean[track, d, o]
            w.node_lean[i, d, b] = pull / total if total > 0.0 else 1.0


def leanings(c: Any, s: Any, w: Any, v: Any, seats: Any) -> None:
    """Step 3: once a day, how the doctrines of everyone with a node lean there."""
    for u in range(c.n_ultimatums):
        issuer = c.ult_issuer[u]
        target = c.ult_target[u]
        lean_node(c, s, w, v, seats, issuer, NODE_ISSUER)
        lean_node(c, s, w, v, seats, target, NODE_TARGET)
        note_firmness(c, s, w, target)
        for p in range(c.n_actors):
            if c.patron[p, target] == 1 and p != issuer and p != target:
                lean_node(c, s, w, v, seats, p, NODE_PATRON)


def lean_row(c: Any, s: Any, w: Any, q: Any, k: int, n: int, i: int) -> None:
    """q[k, :n], odds of branches for a type by worth alone, with doctrines mixed in by the belief.

    Where nothing is known of any doctrine of that type the row is left as it is.
    """
    whole = 0.0
    for b in range(n):
        w.leaned[b] = 0.0
    for d in range(c.n_doctrines[i]):
        total = 0.0
        for b in range(n):
            total += q[k, b] * w.node_lean[i, d, b]
        if total > 0.0 and s.joint[i, d, k] > 0.0:
            whole += s.joint[i, d, k]
            for b in range(n):
                w.leaned[b] += s.joint[i, d, k] * q[k, b] * w.node_lean[i, d, b] / total
    if whole > 0.0:
        for b in range(n):
            q[k, b] = w.leaned[b] / whole
