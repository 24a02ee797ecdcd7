"""The way from a question's function to what answers it, without importing that beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from sim.questions.declaration import Question


def answer(question: Question, given: Mapping[str, Any]) -> Any:
    """Ask a question with the arguments of its function.

    What prepares it is `prepare` in the file `study` beside the question.
    """
    study = import_module(question.__module__.rpartition(".")[0] + ".study")
    return import_module("sim.questions.ask").answer(question, given, study.prepare)
