"""Errors the user can do something about. Anything else is a bug and goes to the crash path."""

from __future__ import annotations


class DomainError(Exception):
    """A refusal with a code (see wording.py for its words) and the parameters of its sentence."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


class StorageError(DomainError):
    """The library could not be read or written; nothing was changed."""
