"""The slots of a claim as short phrases for people: the same words on the terminal and on the page."""

from datetime import date
from pathlib import PurePath

from vigie.model import Claim, Event, Figure, Lineage, Place, Reconciled, Report, Time, Voice

_SIGNS = {"about": "≈ ", "at_least": "≥ ", "more_than": "> ", "at_most": "≤ ", "less_than": "< "}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_UNITS = {"percent": " %"}
FAMILIES = {
    "Battles": "battles",
    "Explosions/Remote violence": "explosions",
    "Violence against civilians": "civilians",
    "Protests": "protests",
    "Riots": "protests",
    "Strategic developments": "developments",
}
BEYOND = "counts"  # what observers count that ACLED has no sub-event for
FAMILY_TITLES = {
    "battles": "Battles",
    "explosions": "Explosions and remote violence",
    "civilians": "Violence against civilians",
    "protests": "Protests and riots",
    "developments": "Strategic developments",
    BEYOND: "People and tolls",
}
LINEAGES = {
    "original": "original",
    "verbatim": "reprint",
    "cut": "shortened",
    "rewrite": "reworded",
    "translation": "translation",
    "update": "update",
}
COPIES = ("verbatim", "cut", "rewrite", "translation")  # they repeat a report and add no source


def family(event: Event) -> str:
    """The group of event types that the event belongs to."""
    return FAMILIES.get(event.acled[0], BEYOND) if event.acled else BEYOND


def kind(event: Event) -> str:
    """The event type in words: `air/drone strike`, `human shields`."""
    return event.acled[1].lower().replace("/ied", "/IED") if event.acled else plain(event.type)


def plain(name: str) -> str:
    """A name of the model in words: `did not happen`."""
    return name.replace("_", " ")


def modality(event: Event) -> str | None:
    """How real it is said to be, unless it simply happened."""
    return None if event.modality == "happened" else plain(event.modality)


def names(claim: Claim, *roles: str) -> str:
    """The actors in these roles, by their words in the text."""
    return ", ".join(dict.fromkeys(one.text for one in claim.actors if one.role in roles))


def parties(claim: Claim) -> str:
    """Who → whom."""
    agents, targets = names(claim, "agent"), names(claim, "target", "affected")
    return f"{agents} → {targets}".strip() if targets else agents


def speaker(voice: Voice) -> str:
    """Who says it; the outlet itself is `narration`."""
    if voice.mode == "narration":
        return "narration"
    said = voice.speaker or ("unnamed" if voice.anonymous else "someone")
    if voice.organisation and voice.organisation not in said:
        said += f" ({voice.organisation})"
    return said


def manner(voice: Voice) -> str:
    """How it is said: mode and stance, and through whom; empty for plain narration."""
    parts: list[str] = [] if voice.mode == "narration" else [voice.mode]
    if voice.stance != "states":
        parts.append(plain(voice.stance))
    if voice.anonymous and voice.speaker:
        parts.append("unnamed")
    if voice.via:
        parts.append(f"via {voice.via}")
    return ", ".join(parts)


def figure(of: Figure) -> str:
    """`≥ 12 killed`, `10-15 injured`, `> 80 % territory`; a vague number stays in its own words."""
    return f"{amount(of)} {_what(of)}".strip()


def amount(of: Figure) -> str:
    """The number alone, with its bounds: `≥ 12`."""
    if of.bound == "vague":
        return of.span.text
    value = f"{number(of.low)}–{number(of.high)}" if of.bound == "range" else _SIGNS.get(of.bound, "") + number(of.best)
    return f"{value}{_UNITS.get(of.unit, '')}"


def extent(of: Reconciled) -> str:
    """From low to high: `5–74`, `from 24`, `up to 9`."""
    if of.low is None or of.high is None:
        return f"up to {number(of.high)}" if of.high is not None else f"from {number(of.low)}"
    return number(of.low) if of.low == of.high else f"{number(of.low)}–{number(of.high)}"


def counted(key: str) -> str:
    """What an incident's figures count: `killed: soldiers`."""
    what, _, who = key.partition(":")
    return f"{what}: {plain(who)}" if who else "other counts" if what == "other" else plain(what)


def _what(of: Figure) -> str:
    if of.what == "other":
        return of.of.text if of.of else ""
    return of.what


def number(value: float | None) -> str:
    """Digits in groups of three; `?` for none."""
    if value is None:
        return "?"
    return f"{value:,}".replace(",", " ")  # narrow no-break space


def place(of: Place) -> str:
    """`north of Raqqa`: the name as the text has it, with its relation; in brackets what the whole report gives."""
    if of.span is None:
        return f"({of.name or of.country})" if of.name or of.country else ""
    name = of.span.text
    return f"{of.relation} {name}" if of.relation and of.relation not in name else name


def position(of: Place) -> str:
    """What the gazetteer says of it: `Raqqa, SY (35.95, 39.01)`."""
    found = ", ".join(dict.fromkeys(part for part in (of.name, of.adm1, of.country) if part))
    if of.latitude is not None and of.longitude is not None:
        found += f" ({of.latitude:.2f}, {of.longitude:.2f})"
    return found


def locality(of: Place) -> str:
    """A place as people call it, without the province: `near Raqqa, SY`."""
    name = of.name or (of.span.text if of.span else None)
    if name and of.relation not in (None, "in"):
        name = f"{of.relation} {name}"
    return ", ".join(filter(None, (name, None if name and of.feature == "country" else of.country)))


def when(of: Time) -> str:
    """`17 Oct 2017`, `1-10 Jun 2017`, `since 1 Jun 2017`; the words where they name no day."""
    return days(of.start, of.end) or of.span.text


def days(start: date | None, end: date | None) -> str:
    """The same of two days, either of which may be open; empty where both are."""
    if start and end:
        return _between(start, end)
    if start:
        return f"since {day(start)}"
    return f"until {day(end)}" if end else ""


def _between(start: date, end: date) -> str:
    if start == end:
        return day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end)}"
    return f"{day(start)} – {day(end)}"


def day(of: date) -> str:
    """`17 Oct 2017`, in every locale."""
    return f"{of.day} {_MONTHS[of.month - 1]} {of.year}"


def standing(name: str, sources: int) -> str:
    """How an incident stands: `corroborated by 4 sources`, `disputed, 2 sources`, `one source`."""
    if name == "single_source" or (sources == 1 and name == "corroborated"):
        return "one source"
    return f"{plain(name)}{' by' if name == 'corroborated' else ','} {several(sources, 'source')}"


def several(count: int, noun: str) -> str:
    """`1 report`, `2 reports`."""
    return f"{number(count)} {noun}{'s' * (count != 1)}"


def outlet(report: Report) -> str:
    """Who publishes it, else the name of its file."""
    return report.publisher or PurePath(report.uri).name


def derived(of: Lineage) -> str:
    """What a report is to the one it comes from: `reprint`."""
    return LINEAGES.get(of.kind, of.kind)


def capital(words: str) -> str:
    """With a capital at the beginning."""
    return words[:1].upper() + words[1:]


def title(report: Report) -> str:
    """The report's title, else its first words."""
    return opening(report.title or report.text.strip().split("\n", 1)[0], 90) or report.uri


def credit(report: Report) -> list[str]:
    """Publisher, date, language and file."""
    published = day(report.published) if report.published else "no date"
    return [report.publisher or "publisher unknown", published, report.language, report.uri]


def before(claim: Claim) -> str:
    """The words before the evidence in its paragraph, whole ones."""
    line = claim.evidence.prefix.rpartition("\n")[2]
    cut = line == claim.evidence.prefix and claim.evidence.start > len(line)
    return f"… {line.partition(' ')[2]}" if cut else line


def after(claim: Claim) -> str:
    """The words after it."""
    line = claim.evidence.suffix.partition("\n")[0]
    ends = claim.evidence.end + len(line) == len(claim.report.text)
    cut = line == claim.evidence.suffix and not ends and any(map(str.isalnum, line))
    return f"{line.rpartition(' ')[0]} …" if cut else line


def opening(text: str, room: int) -> str:
    """The first words, as many as the room holds."""
    line = " ".join(text.split())
    return line if len(line) <= room else f"{_whole(line[: room - 2])} …"


def shortened(text: str, room: int) -> str:
    """The words on one line, the middle left out where they need more room; both ends are kept."""
    line = " ".join(text.split())
    if len(line) <= room:
        return line
    half = max((room - 3) // 2, 1)
    return f"{_whole(line[:half])} … {_whole(line[-half:][::-1])[::-1]}"


def _whole(part: str) -> str:
    """Without the word that was cut at the end, unless it is the only one."""
    return part.rpartition(" ")[0].rstrip() or part
