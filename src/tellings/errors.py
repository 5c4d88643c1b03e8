"""The error tree. A message says what is wrong, where, and what to do about it.

Only what stops a command is an error. What is wrong with one page is a `records.Problem`, counted and shown.
"""

from __future__ import annotations


class TellingsError(Exception):
    """Anything that stops a command. `hint` says what to do about it; it may be empty."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint

    def __str__(self) -> str:
        message = super().__str__()
        return f"{message} {self.hint}" if self.hint else message


class InputError(TellingsError):
    """Something that was given to be read cannot be: no such file, no rows, not text."""


class CaseError(TellingsError):
    """A case cannot be opened, read or written: not a case, in use, of another version, disk full."""


class OptionError(TellingsError):
    """An option, a format or a query that does not exist or does not fit."""
