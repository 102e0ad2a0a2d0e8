"""What is in a report: tokens, times, figures, places and actors, each with its span and the rule that read it."""

from vigie.languages import Language
from vigie.model import Reading, Report
from vigie.read.entities import mentions
from vigie.read.figures import figures, singles
from vigie.read.places import places
from vigie.read.times import times
from vigie.read.tokens import tokens


def reading(report: Report, words: Language) -> Reading:
    """Everything that `report.text` holds, before anyone asks who says it."""
    sentences, parsed = tokens(report.text, words)
    where = places(report, sentences, words)
    return Reading(
        tokens=parsed,
        sentences=sentences,
        times=times(report, sentences, words),
        figures=figures(report.text, words),
        places=where,
        mentions=mentions(report, parsed, sentences, where, words),
        singles=singles(report.text, words),
    )
