"""`python -m tests.long`: the tests at random at a length that the usual run has no time for.

The usual run has a sample of each. Names of parts, as `settling`, run those alone; a number
behind `fuzz` is how many inputs it reads. What `fuzz` was about when it was broken off, it goes on
with. `faults` is not run with the others: it plants faults in a copy of the program (faults.py).
"""

import os
import subprocess
import sys
from typing import NamedTuple

from tests.hostile import fuzz_run
from tests.long import faults

_FUZZ, _FAULTS = "fuzz", "faults"


class Part(NamedTuple):
    """Tests that are run longer, and by what settings."""

    name: str
    paths: tuple[str, ...]
    settings: dict[str, str]


PARTS = (
    Part(
        "settling",
        ("tests/db/test_settling.py",),
        {"PHAEN_SETTLED_ROUNDS": "40"},
    ),
    Part(
        "merging",
        ("tests/db/merging/test_merging_random.py",),
        {"PHAEN_MERGED_PAIRS": "10000", "PHAEN_MERGED_FROM": "1000"},
    ),
    Part(
        "flips",
        ("tests/db/store/test_sums.py",),
        {"PHAEN_FLIPS": "5000", "PHAEN_FLIPS_SEED": "12"},
    ),
    Part(
        "writers",
        ("tests/desktop/session/test_many_writers.py",),
        {"PHAEN_WRITERS": "20", "PHAEN_WRITING_SECONDS": "600"},
    ),
    Part(
        "work",
        ("tests/desktop/window/test_random_work.py",),
        {"PHAEN_RANDOM_ROUNDS": "6", "PHAEN_RANDOM_STEPS": "3000"},
    ),
    Part(
        "office",
        (
            "tests/desktop/window/grid/test_copied.py",
            "tests/forms/excel/test_on_paper.py",
            "tests/forms/excel/test_row_heights.py",
            "tests/forms/excel/test_sheet_formulas.py",
            "tests/forms/excel/test_second_reader.py",
            "tests/forms/filling/test_filled_by_office.py",
            "tests/forms/listing/test_lists_in_office.py",
            "tests/forms/word/test_word_on_paper.py",
        ),
        {"PHAEN_OFFICE_CASES": "1"},
    ),
    Part(
        "editions",
        ("tests/desktop/window/test_every_value.py", "tests/desktop/window/test_every_change.py"),
        {"PHAEN_EDITIONS": "1"},
    ),
    Part("bits", ("tests/forms/submission/test_verifying.py",), {"PHAEN_BITS": "60"}),
    Part("undone", ("tests/desktop/window/test_undo_in_sight.py",), {"PHAEN_UNDONE": "1"}),
    Part("printing", ("tests/desktop/window/printing/test_pdf_queue.py",), {"PHAEN_CUPS": "1"}),
    Part("pages", ("tests/forms/pdf/test_page_rules.py",), {"PHAEN_PAGES": "1"}),
    Part("readers", ("tests/forms/pdf",), {"PHAEN_READERS": "1"}),
    Part(
        "trees",
        ("tests/forms/pdf/test_structure.py", "tests/forms/pdf/test_any_table.py"),
        {"PHAEN_TREES": "1"},
    ),
    Part("standards", ("tests/forms/pdf/test_standards.py",), {"PHAEN_VERAPDF": "1"}),
    Part(
        "reading",
        (
            "tests/forms/reading/test_nothing_lost.py",
            "tests/forms/reading/test_misspelt_headings.py",
            "tests/forms/reading/test_own_papers.py",
        ),
        {"PHAEN_DISTURBED": "200", "PHAEN_HEADINGS": "20", "PHAEN_READ_SAMPLE": "1"},
    ),
    Part("absurd", ("tests/hostile/test_hostile_forms.py",), {"PHAEN_ABSURD": "1"}),
    Part("gather", ("tests/forms/gathering/test_many_units.py",), {"PHAEN_UNITS": "77 770"}),
    Part(
        "stale",
        ("tests/desktop/window/test_nothing_stale.py",),
        {"PHAEN_STALE_KINDS": "1000", "PHAEN_STALE_EDITS": "100"},
    ),
)


def main(names: list[str]) -> int:
    """Runs the parts, each to its end; 1 where one failed."""
    if names[:1] == [_FAULTS]:
        return faults.main(names[1:])
    counts = [name for name in names if name.isdecimal()]
    wanted = [name for name in names if name not in counts]
    failed = 0
    if _FUZZ in wanted or not wanted:
        failed |= fuzz_run.main(counts)
    for part in PARTS:
        if wanted and part.name not in wanted:
            continue
        # They may take long, and what they say of times is what one wants to know.
        options = ("-q", "-rP", "-n", "2", "-o", "faulthandler_timeout=0")
        command = [sys.executable, "-m", "pytest", *options, *part.paths]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **part.settings}
        sys.stdout.write(f"{part.name}: {part.settings}\n")
        sys.stdout.flush()
        failed |= subprocess.run(command, env=environment, check=False).returncode
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
