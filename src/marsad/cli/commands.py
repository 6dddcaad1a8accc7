"""The commands by name: where each lives, what it does in a line, and an example that shows it."""

from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    """A command: `module:function` (it takes the arguments after its name and returns the exit status), and its help."""

    target: str
    line: str
    example: str


COMMANDS: dict[str, Command] = {
    "read": Command(
        "marsad.cli.read:run",
        "read reports and print what they say as data",
        "marsad read reports.jsonl --format csv -o events.csv",
    ),
    "explain": Command(
        "marsad.cli.explain:run",
        "show a report with its words marked and, for each cell, the rule that read it",
        "marsad explain report.txt --published 2017-07-06",
    ),
    "convert": Command(
        "marsad.cli.convert:run",
        "print reports that are coded already in another format",
        "marsad convert coded.jsonl --format acled -o acled.csv",
    ),
    "schema": Command(
        "marsad.cli.schema:run",
        "print the JSON Schema of what `read --format jsonl` prints",
        "marsad schema > marsad.schema.json",
    ),
    "when": Command(
        "marsad.cli.when:run",
        "resolve the days a text speaks of",
        "marsad when 'مساء أمس الأول' --published 2017-07-06",
    ),
    "count": Command(
        "marsad.cli.count:run",
        "read the numbers and tolls a text tells",
        "marsad count 'قتل ما لا يقل عن خمسة وثلاثين مدنيا'",
    ),
    "places": Command(
        "marsad.cli.places:run",
        "find a place by its name, or import places from a file",
        "marsad places find الرقة",
    ),
    "lexicon": Command(
        "marsad.cli.lexicon:run",
        "test the tables of knowledge, and see what a change of them changes",
        "marsad lexicon diff reports.jsonl --with mine/",
    ),
    "init": Command(
        "marsad.cli.archive_init:run",
        "make an archive that keeps what was collected, read and decided",
        "marsad init",
    ),
    "add": Command(
        "marsad.cli.archive_add:run",
        "take reports into the archive and read them",
        "marsad add reports.jsonl --archive idlib.marsad",
    ),
    "search": Command(
        "marsad.cli.archive_search:run",
        "find reports of the archive by their words and by what they say",
        "marsad search 'قصف حماه' --kind shelling",
    ),
    "judge": Command(
        "marsad.cli.archive_judge:run",
        "accept, reject or correct what was read from a report, or take that back",
        "marsad judge r17 e1 --set kind=airstrike",
    ),
    "history": Command(
        "marsad.cli.archive_history:run",
        "show everything that was done to a report, by whom and when",
        "marsad history r17",
    ),
    "verify": Command(
        "marsad.cli.archive_verify:run",
        "prove that nothing in the archive was changed",
        "marsad verify --archive idlib.marsad",
    ),
    "doctor": Command(
        "marsad.cli.archive_doctor:run",
        "check everything the archive promises",
        "marsad doctor",
    ),
    "link": Command(
        "marsad.cli.incidents:run",
        "bring together what many reports tell of one happening",
        "marsad link coded.jsonl --format jsonl -o incidents.jsonl",
    ),
    "export": Command(
        "marsad.cli.archive_export:run",
        "print reports of the archive in another format",
        "marsad export --country SY --redact people -o syria.csv",
    ),
    "reread": Command(
        "marsad.cli.archive_reread:run",
        "read what an earlier version read again, and show what changed",
        "marsad reread",
    ),
    "delete": Command(
        "marsad.cli.archive_delete:run",
        "delete the content of a report on request",
        "marsad delete r17 --reason 'asked for by the family'",
    ),
    "backup": Command(
        "marsad.cli.archive_backup:run",
        "copy the archive to one file, while it is in use",
        "marsad backup /media/stick/a.marsad",
    ),
    "restore": Command(
        "marsad.cli.archive_restore:run",
        "put a backup in its place, here or on another machine",
        "marsad restore /media/stick/a.marsad",
    ),
    "watch": Command(
        "marsad.cli.archive_watch:run",
        "follow RSS and Atom feeds and take in what is new",
        "marsad watch https://agency.example/rss --pages",
    ),
    "incidents": Command(
        "marsad.cli.incidents_archive:run",
        "bring together what the archive's reports tell of one happening",
        "marsad incidents --archive idlib.marsad -o incidents.jsonl",
    ),
}
