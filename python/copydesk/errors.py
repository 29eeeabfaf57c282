"""What can go wrong. An article is never at fault: any bytes give a document."""

from __future__ import annotations

from enum import IntEnum


class Status(IntEnum):
    """The numbers of ``copydesk_status`` that a call can fail with.

    >>> from copydesk import Status
    >>> Status(3)
    <Status.INVALID_MODEL: 3>
    """

    INVALID_ARGUMENT = 1
    INPUT_TOO_LARGE = 2
    INVALID_MODEL = 3
    INTERNAL = 4
    #: Raised as MemoryError, never as CopydeskError.
    OUT_OF_MEMORY = 5


class CopydeskError(Exception):
    """A call that the library refused. Without memory it is MemoryError; the call may then be made again.

    ``offset`` is the byte of the article or model at which a check failed, if there is one.

    >>> import copydesk
    >>> try:
    ...     copydesk.Extractor(model=b"no model")
    ... except copydesk.CopydeskError as error:
    ...     error.status
    <Status.INVALID_MODEL: 3>
    """

    def __init__(self, message: str, status: Status | int, offset: int | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.offset = offset

    def __reduce__(self) -> tuple[type[CopydeskError], tuple[str, Status | int, int | None]]:
        # Exceptions travel between processes; the default would call the class with the message alone.
        return type(self), (str(self), self.status, self.offset)
