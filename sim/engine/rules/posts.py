"""Posts of the issuer: pulled back where they are surrounded, manned at the front, over days."""

from typing import Any

from sim.engine.rules.scene import at_front, blocking_force
from sim.engine.state.names import POSTS, SIDE_ADVANCING


def move_posts(c: Any, s: Any) -> None:
    """Step 7: men move between posts and the blocking force at the ordered rate.

    Below 0 the garrisons of surrounded posts come home, above it posts are manned at places of
    their side at the front, with the men there are outside posts.
    """
    owner = c.post_owner
    if owner < 0 or c.n_places == 0 or s.level[owner, POSTS] == 0.0:
        return
    men = c.post_pace * s.level[owner, POSTS]
    free = 1000.0 * blocking_force(c, s, owner)
    for p in range(c.n_places):
        if men < 0.0 and s.holder[p] == SIDE_ADVANCING:
            left = max(0.0, s.post[p] + men)
            s.posted -= s.post[p] - left
            s.post[p] = left
        elif men > 0.0 and free > 0.0 and at_front(c, s, p):
            sent = min(men, free)
            s.post[p] += sent
            s.posted += sent
            free -= sent
