"""How long does the whole report take as a PDF, drawings and all?

The report of the published record of 2016-2018 with eleven mechanisms, in English. The
limit is 20 seconds; processor seconds are counted, as the machine may be busy.
"""

import sys
import time

from ledfyr.cli.roundup_countries import country_facts, last_checked
from ledfyr.domain.statistics.roundup.material import published_material, years_of
from ledfyr.domain.statistics.roundup.report import roundup
from ledfyr.engines.statistics.report_language import language
from ledfyr.engines.statistics.report_pdf import report_pdf
from ledfyr.engines.statistics.report_words import worded

LIMIT = 20.0


def main() -> int:
    """Print pages' weight and seconds; return 1 above the limit."""
    started, watched = time.process_time(), time.perf_counter()
    report = roundup(
        published_material(years_of("2016-2018")), country_facts(last_checked())
    )
    said = worded(report, language("en"))
    drawn = time.process_time() - started
    paper = report_pdf(said)
    spent, waited = time.process_time() - started, time.perf_counter() - watched
    sys.stdout.write(
        f"roundup: {len(report.cells)} figures, {len(report.chapters)} chapters, "
        f"{len(paper) / 1e6:.1f} MB of PDF; words and drawings {drawn:.1f} s, "
        f"in all {spent:.1f} s ({waited:.1f} s by the clock), limit {LIMIT:.0f} s, "
        f"ratio {spent / LIMIT:.2f}\n"
    )
    return 1 if spent > LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())
