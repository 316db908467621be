"""What a line of a rule is made of: symbols, numbers and what is done with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """A number that the rule itself has."""

    value: float


@dataclass(frozen=True, slots=True)
class Symbol:
    """A quantity by its name; ``inside`` is where f is asked for, of a name such as f(θ + α d)."""

    name: str
    inside: Node | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """Terms, each with its sign, 1 or −1."""

    terms: tuple[tuple[int, Node], ...]


@dataclass(frozen=True, slots=True)
class Product:
    """Factors side by side: of coordinates where two are vectors, of matrices else."""

    factors: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Quotient:
    """``top`` over ``bottom``, for each coordinate."""

    top: Node
    bottom: Node


@dataclass(frozen=True, slots=True)
class Power:
    """A power, for each coordinate."""

    base: Node
    exponent: Node


@dataclass(frozen=True, slots=True)
class Transpose:
    """A column as a row, or a matrix turned over."""

    base: Node


@dataclass(frozen=True, slots=True)
class Inverse:
    """What undoes a matrix."""

    base: Node


@dataclass(frozen=True, slots=True)
class Call:
    """A function of what stands in its brackets."""

    name: str
    arguments: tuple[Node, ...]


Node = Number | Symbol | Sum | Product | Quotient | Power | Transpose | Inverse | Call


def parts_of(node: Node) -> tuple[Node, ...]:
    """Return what ``node`` is directly made of."""
    match node:
        case Product(parts) | Call(_, parts):
            return parts
        case Sum(terms):
            return tuple(term for _, term in terms)
        case Quotient(one, other) | Power(one, other):
            return one, other
        case Transpose(base) | Inverse(base):
            return (base,)
    return ()


def with_parts(node: Node, parts: tuple[Node, ...]) -> Node:
    """Return ``node`` made of other parts, as many as it has."""
    match node:
        case Number() | Symbol():
            made: Node = node
        case Sum(terms):
            made = Sum(tuple(zip((sign for sign, _ in terms), parts, strict=True)))
        case Product():
            made = Product(parts)
        case Call(name):
            made = Call(name, parts)
        case Quotient() | Power():
            made = type(node)(*parts)
        case Transpose() | Inverse():
            made = type(node)(*parts)
    return made


def symbols_of(node: Node) -> Iterator[str]:
    """Yield the name of every symbol, from left to right, as often as it is there."""
    if isinstance(node, Symbol):
        yield node.name
    for part in parts_of(node):
        yield from symbols_of(part)


def replaced(node: Node, by: Mapping[str, Node]) -> Node:
    """Return ``node`` with other symbols, or whole formulas, for some of its symbols."""
    if isinstance(node, Symbol):
        inside = None if node.inside is None else replaced(node.inside, by)
        return by.get(node.name, Symbol(node.name, inside))
    return with_parts(node, tuple(replaced(part, by) for part in parts_of(node)))
