"""Registers things by an explicit decorator, so that one more is one more file."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """One registered thing: its key in files and commands, its title in the window.

    ``group`` is the heading that a menu has it under, ``purpose`` one sentence on what it is for.
    """

    key: str
    title: str
    order: int
    value: T
    group: str = ""
    purpose: str = ""


class Registry(Generic[T]):
    """Everything of one kind that the modules of one package register.

    Parameters
    ----------
    kind
        What an entry is called in a message, e.g. ``"optimizer"``.
    package
        The package whose modules are imported, once, when an entry is first asked for.
    """

    def __init__(self, kind: str, package: str) -> None:
        self.kind = kind
        self._package = package
        self._entries: dict[str, Entry[T]] = {}
        self._is_loaded = False
        self._in_order: Mapping[str, Entry[T]] | None = None

    def register(
        self, key: str, title: str, order: int = 1000, *, group: str = "", purpose: str = ""
    ) -> Callable[[T], T]:
        """Register the decorated thing under ``key``; ``order`` is its place in a menu.

        ``group`` is the heading above it there, ``purpose`` one sentence on what it is for.
        """

        def decorate(value: T) -> T:
            if key in self._entries:
                raise ValueError(f"the {self.kind} {key!r} is registered twice")
            self._entries[key] = Entry(key, title, order, value, group, purpose)
            self._in_order = None
            return value

        return decorate

    def load(self) -> Mapping[str, Entry[T]]:
        """Import every module of the package and return the entries by key, in menu order."""
        if not self._is_loaded:
            package = importlib.import_module(self._package)
            for module in pkgutil.iter_modules(package.__path__):
                importlib.import_module(f"{self._package}.{module.name}")
            self._is_loaded = True
        if self._in_order is None:
            ordered = sorted(self._entries.values(), key=lambda entry: (entry.order, entry.key))
            self._in_order = MappingProxyType({entry.key: entry for entry in ordered})
        return self._in_order

    def __getitem__(self, key: str) -> Entry[T]:
        """Return the entry of ``key``; a ValueError offers the nearest name."""
        entries = self.load()
        if key in entries:
            return entries[key]
        near = difflib.get_close_matches(key, entries, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(entries)}"
        raise ValueError(f"unknown {self.kind} {key!r}: {hint}")

    def __iter__(self) -> Iterator[Entry[T]]:
        return iter(self.load().values())
