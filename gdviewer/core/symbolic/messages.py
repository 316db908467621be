"""What is said between the window's process and the one that does algebra: one JSON line each.

Questions are numbered, and an answer carries the number of its question: what is left unread of one
is no answer to the next.
"""

from __future__ import annotations

import msgspec

from gdviewer.core.symbolic.wire import Formulas

SHORT = 16
"""Characters of a formula that is not worth any effort to make it shorter."""


class Simplify(msgspec.Struct, frozen=True, tag=True):
    """Ask for shorter forms: the first formula is f, the others are its derivatives."""

    formulas: Formulas
    variables: int
    parameters: int
    seconds: float


class Prove(msgspec.Struct, frozen=True, tag=True):
    """Ask for a sign of the Hessian: its upper triangle, row by row, without parameters."""

    formulas: Formulas
    variables: int
    seconds: float


class Ready(msgspec.Struct, frozen=True, tag=True):
    """SymPy is loaded."""


class ShorterForm(msgspec.Struct, frozen=True, tag=True):
    """A shorter form of the formula at ``place``; the last of several is the shortest."""

    place: int
    formulas: Formulas


class Proof(msgspec.Struct, frozen=True, tag=True):
    """The Hessian is nowhere negative, or nowhere positive."""

    is_convex: bool
    is_concave: bool


class Done(msgspec.Struct, frozen=True, tag=True):
    """The question is answered as far as it can be; ``is_too_large`` where memory ran out."""

    is_too_large: bool = False


Question = Simplify | Prove
Answer = Ready | ShorterForm | Proof | Done


class Asked(msgspec.Struct, frozen=True, array_like=True):
    """A question with its number, from 1 on."""

    number: int
    question: Question


class Answered(msgspec.Struct, frozen=True, array_like=True):
    """An answer with the number of its question; 0 where it answers none."""

    number: int
    answer: Answer


encode = msgspec.json.Encoder().encode
read_asked = msgspec.json.Decoder(Asked).decode
read_answered = msgspec.json.Decoder(Answered).decode
