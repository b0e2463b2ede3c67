"""Papers: issue, replace, revoke, read, verify."""

from tinhso.engines.papers.adopting import adopt
from tinhso.engines.papers.checking import Comparison, compare
from tinhso.engines.papers.drawing import verify_url
from tinhso.engines.papers.forgetting import forget
from tinhso.engines.papers.held import held_of, hold, strike
from tinhso.engines.papers.jobs import prepare_now
from tinhso.engines.papers.kinds import PaperKind, Shown, kind_of, kinds
from tinhso.engines.papers.queries import by_token, link_of, of, of_owners, public_rows, state
from tinhso.engines.papers.verbs import issue, issue_now, replace, revoke

__all__ = [
    "Comparison",
    "PaperKind",
    "Shown",
    "adopt",
    "by_token",
    "compare",
    "forget",
    "held_of",
    "hold",
    "issue",
    "issue_now",
    "kind_of",
    "kinds",
    "link_of",
    "of",
    "of_owners",
    "prepare_now",
    "public_rows",
    "replace",
    "revoke",
    "state",
    "strike",
    "verify_url",
]
