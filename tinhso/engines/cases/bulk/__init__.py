"""One act for many cases, a result for each: done by the worker, so that it can be taken up again where it stopped."""

from tinhso.engines.cases.bulk.act import BulkAct, Doing, Facts, NothingToSay, acts_for, scene_of, through
from tinhso.engines.cases.bulk.running import begin, run, run_later
from tinhso.engines.cases.bulk.usual import NoteForm, task_for

__all__ = [
    "BulkAct",
    "Doing",
    "Facts",
    "NoteForm",
    "NothingToSay",
    "acts_for",
    "begin",
    "run",
    "run_later",
    "scene_of",
    "task_for",
    "through",
]
