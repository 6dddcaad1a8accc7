"""What can go wrong with an archive.

ArchiveError
├── NoArchive       there is none at that path
├── NotAnArchive    the file is something else
├── Locked          it is encrypted, and the passphrase is missing or wrong
├── TooNew          a later Marsad made it
└── Unsound         the file is damaged
"""

from __future__ import annotations


class ArchiveError(Exception):
    """The archive cannot do what was asked; the message says why and how to put it right."""


class NoArchive(ArchiveError):
    """There is no archive at that path."""


class NotAnArchive(ArchiveError):
    """The file at that path is no archive of Marsad's."""


class Locked(ArchiveError):
    """The archive is encrypted, and its passphrase was not given or is wrong."""


class TooNew(ArchiveError):
    """The archive was made by a later version of Marsad."""


class Unsound(ArchiveError):
    """The file is damaged."""
