"""Private persons, masked: their names and what tells who they are, in any text, without moving a single offset.

A mask is as long as what it hides, so that evidence still stands where the record says. What an editor decided of a name
goes before the rule, and is logged.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

MASK = "█"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HANDLE = re.compile(r"(?<![\w@])@\w{3,}")
_PHONE = re.compile(r"(?<![\w.,/-])(?:\+|0)[\d\s().-]{7,}\d(?![\w/-])|(?<![\w.,-])\d{2}(?:[ .]\d{2}){3,4}(?![\w,-])")
_DATE = re.compile(r"\d{1,2}[-./ ]\d{1,2}[-./ ]\d{4}|0?\d{1,2}[-./ ]\d{1,2}[-./ ]\d{2}")
_AGE = re.compile(rf"({MASK}{{3,}},?\s*\(?(?:aged\s+|âgée?\s+de\s+)?)(\d{{1,3}})(?=\)?(?:\s*ans|\s*years?|\s*[,.;)]))")
_AGED = re.compile(rf"(\d{{1,3}})(?=[- ]years?[- ]old\s+{MASK}{{3,}})")
_LEAST = 3  # letters of a part of a name that is hidden by itself
_DIGITS = 8  # of a number that somebody may be called by; years and sums have fewer or stand otherwise


@dataclass(frozen=True, slots=True)
class Decisions:
    """What editors decided: names that are always masked, and names that never are, folded."""

    always: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()

    def over(self, names: Iterable[str], fold: Callable[[str], str]) -> frozenset[str]:
        """The names to be masked, by the rule and by what was decided over it."""
        never = {word for name in self.never for word in (name, *name.split())}
        always = {word for name in self.always for word in (name, *name.split()) if word == name or len(word) >= _LEAST}
        return frozenset(name for name in names if fold(name) not in never) | always


def masked(text: str, names: frozenset[str]) -> str:
    """A text with these names, and with addresses, numbers and ages that tell who somebody is, behind masks of their length."""
    if names and (pattern := _names(names)):
        text = pattern.sub(_hidden, text)
    text = _HANDLE.sub(_hidden, _MAIL.sub(_hidden, text))
    text = _PHONE.sub(_called, text)
    if MASK in text:
        text = _AGE.sub(lambda m: m[1] + MASK * len(m[2]), text)
        text = _AGED.sub(lambda m: MASK * len(m[1]), text)
    return text


def everywhere(record: Any, names: frozenset[str], *, but: frozenset[str] = frozenset()) -> Any:
    """A record with every text in it masked; what stands under the keys `but` stays."""
    if isinstance(record, str):
        return masked(record, names)
    if isinstance(record, Mapping):
        return {key: value if key in but else everywhere(value, names, but=but) for key, value in record.items()}
    return [everywhere(one, names, but=but) for one in record] if isinstance(record, list | tuple) else record


def _called(found: "re.Match[str]") -> str:
    """A number that somebody is called by, hidden; a date or a sum stays."""
    number = found.group()
    long = sum(c.isdigit() for c in number) >= _DIGITS
    return _hidden(found) if long and not _DATE.fullmatch(number) else number


def _hidden(found: "re.Match[str]") -> str:
    return MASK * len(found.group())


@lru_cache(maxsize=4096)
def _names(names: frozenset[str]) -> "re.Pattern[str] | None":
    """What finds the names: whole ones in any case, single words of them only with their capital."""
    whole = sorted((name for name in names if " " in name or "\u00a0" in name), key=len, reverse=True)
    parts = sorted((name for name in names if name not in whole), key=len, reverse=True)
    rules = [rf"(?i:{'|'.join(_spaced(name) for name in whole)})"] if whole else []
    rules += ["|".join(f"{re.escape(name)}|{re.escape(name.upper())}" for name in parts)] if parts else []
    return re.compile(rf"(?<!\w)(?:{'|'.join(rules)})(?!\w)") if rules else None


def _spaced(name: str) -> str:
    """A name whose words may stand apart by any white space."""
    return r"\s+".join(re.escape(word) for word in name.split())
