"""Cases, the records that make their state, and the processes they follow."""

from tinhso.engines.cases.absent import Absence
from tinhso.engines.cases.assignable import HandOver, Task
from tinhso.engines.cases.batched import Batch, BatchRow
from tinhso.engines.cases.case import Case, Channel
from tinhso.engines.cases.codes import CodeCounter
from tinhso.engines.cases.consultable import Consultation, Inquiry
from tinhso.engines.cases.deadlined import Extension, ExtensionRule, Postponement
from tinhso.engines.cases.decidable import Decision
from tinhso.engines.cases.escalatable import Escalation, Threshold
from tinhso.engines.cases.keepable import Hold, KeepingRule, Tombstone
from tinhso.engines.cases.linkable import Link
from tinhso.engines.cases.movable import Transfer
from tinhso.engines.cases.processes import Join, Process, Step
from tinhso.engines.cases.ratable import Rating
from tinhso.engines.cases.receivable import Receipt, Refusal
from tinhso.engines.cases.reopenable import Reopening
from tinhso.engines.cases.returnable import HandingOut
from tinhso.engines.cases.rounds import SupplementRule
from tinhso.engines.cases.stages import Stage
from tinhso.engines.cases.stoppable import Stop, Withdrawal
from tinhso.engines.cases.supplementable import Supplement
from tinhso.engines.cases.suspendable import Duty, Suspension

__all__ = [
    "Absence",
    "Batch",
    "BatchRow",
    "Case",
    "Channel",
    "CodeCounter",
    "Consultation",
    "Decision",
    "Duty",
    "Escalation",
    "Extension",
    "ExtensionRule",
    "HandOver",
    "HandingOut",
    "Hold",
    "Inquiry",
    "Join",
    "KeepingRule",
    "Link",
    "Postponement",
    "Process",
    "Rating",
    "Receipt",
    "Refusal",
    "Reopening",
    "Stage",
    "Step",
    "Stop",
    "Supplement",
    "SupplementRule",
    "Suspension",
    "Task",
    "Threshold",
    "Tombstone",
    "Transfer",
    "Withdrawal",
]
