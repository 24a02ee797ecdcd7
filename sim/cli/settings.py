"""A verb's settings: defaults by way of Hydra, the user's words checked before Hydra sees them."""

from __future__ import annotations

from typing import Any

from sim.errors import UsageError, said, unknown
from sim.scenario.bounds import BOUNDS, fraction, whole

FLAGS = {"figures", "every_rollout", "json", "map", "code", "mixed", "detail", "page",
         "floor"}
CHOICES = {"doctrines": ("mixture", "named"), "executor": ("threads", "processes", "dask"),
           "ready": ("what_the_ultimatum_bought", "every_doctrine"),
           "method": ("screen", "sobol", "importance")}
DESIGNS = {"sweep": ("grid", "lhs", "sobol", "halton"), "solve": ("ultimatum",)}
SHARES = {"precision": (1e-5, 0.5), "threshold": (0.0, 0.999), "density": (0.01, 1.0)}
YES = {"true": True, "yes": True, "on": True, "1": True,
       "false": False, "no": False, "off": False, "0": False}


def settings(verb: str, given: dict[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """The verb's own settings, checked, and the words that belong to the scenario."""
    from hydra import compose, initialize_config_dir
    from omegaconf import OmegaConf

    from sim.scenario.roots import data_root

    folder = data_root() / "configs"
    own = OmegaConf.to_container(OmegaConf.load(folder / f"{verb}.yaml"))
    assert isinstance(own, dict)
    checked = {k: value(k, v, verb) for k, v in given.items() if k in own}
    rest = {k: v for k, v in given.items() if k not in own}
    # Texts are the user's own and may hold what Hydra's grammar reserves, so they are laid on top.
    safe = {k: v for k, v in checked.items() if not isinstance(v, str) or k in CHOICES}
    with initialize_config_dir(config_dir=str(folder), version_base="1.3"):
        config = compose(verb, overrides=[f"{k}={str(v).lower()}" for k, v in safe.items()])
    plain = OmegaConf.to_container(config, resolve=True)
    assert isinstance(plain, dict)
    final = {**{str(k): v for k, v in plain.items()}, **checked}
    if not final["scenario"] and not final.get("from"):
        raise UsageError("scenario=NAME is missing; `escalade list` says what there is")
    return final, rest


def chosen_rollout(text: str) -> str:
    """A rollout chosen by what it is: typical:END or surprising."""
    word, sign, end = text.partition(":")
    if (word == "typical" and end) or text == "surprising":
        return text
    raise UsageError(f"rollout={said(text)}: expected a whole number, typical:END or surprising"
                     + ("; END is AXIS.LABEL or a label" if word == "typical" and not end else ""))


def value(key: str, text: str, verb: str = "") -> Any:
    """A verb's setting from its text."""
    if key == "rollout" and any(c.isalpha() for c in text):
        return chosen_rollout(text)
    if key in BOUNDS:
        return whole(key, text)
    if key in SHARES:
        return fraction(key, text, *SHARES[key])
    if key in FLAGS:
        if text.lower() not in YES:
            raise UsageError(f"{key}={said(text)}: must be true or false")
        return YES[text.lower()]
    allowed = DESIGNS.get(verb, ()) if key == "design" else CHOICES.get(key, ())
    if allowed and text not in allowed:
        raise unknown(f"value of {key}", text, allowed)
    return text
