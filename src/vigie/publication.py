"""From paths to an export: a picture is made, or taken with its claims, and leaves whole or not at all."""

import sys
from collections.abc import Mapping
from pathlib import Path

from vigie import comparison
from vigie.collect.claims import are_claims, dossiers
from vigie.collect.pictures import is_picture, picture
from vigie.errors import OptionError, Problem
from vigie.model import Claim
from vigie.publish.editions import Edition, Mask, unmasked
from vigie.publish.outgoing import Outgoing
from vigie.review.veils import veil


def edition(
    paths: list[str], *, claims: Path | None = None, judgements: Path | None = None, language: str | None = None, jobs: int = 1,
    names: bool = False,
) -> Edition:  # fmt: skip
    """What the paths hold, side by side: one picture with files of its claims, or anything `vigie corroborate` takes.

    Private persons are masked, unless `names` are to be shown. Raises OptionError for pictures that cannot be used and for files of options.
    """
    pictures = [path for path in paths if is_picture(path)]
    if not pictures:
        made = comparison.compared(paths, claims=claims, judgements=judgements, language=language, jobs=jobs)
        return Edition(made.picture, made.claims, _mask(made.claims, names))
    if len(pictures) > 1:
        raise OptionError(f"{pictures[1]}: a second picture", remedy="publish one picture at a time")
    if judgements is not None:
        raise OptionError("--judgements: the picture is made", remedy="give them to vigie corroborate, which makes it")
    others = [path for path in paths if path not in pictures]
    if strange := [path for path in others if not are_claims(path)]:
        what = f"{strange[0]}: no claim records, beside a picture"
        raise OptionError(what, remedy="give the claims that the picture was made from (vigie read --format jsonl)")
    known = _claims([*others, *([str(claims)] if claims else [])])
    return Edition(picture(pictures[0], known), known, _mask(known, names))


def _mask(claims: Mapping[str, Claim], names: bool) -> Mask:
    return unmasked if names else veil(claims.values())


def _claims(paths: list[str]) -> dict[str, Claim]:
    """The claims of these files by their ids; what is no claim is said on stderr."""
    found: dict[str, Claim] = {}
    for path in paths:
        for one in dossiers(path):
            if isinstance(one, Problem):
                print(f"vigie: {one}", file=sys.stderr)
            else:
                found |= {claim.id: claim for claim in one[1]}
    return found


def send(made: Outgoing, out: Path | None) -> None:
    """To standard output, or to a file that takes its name only when it is whole. Raises OptionError where that cannot be."""
    if out is None:
        if made.binary and sys.stdout.isatty():
            raise OptionError("a terminal cannot show this format", remedy="name a file with --out")
        sys.stdout.buffer.write(made.content)
        sys.stdout.buffer.flush()
        return
    part = out.with_name(f"{out.name}.part")
    try:
        part.write_bytes(made.content)
        part.replace(out)
    except OSError as error:
        part.unlink(missing_ok=True)
        what = f"--out {out}: {(error.strerror or str(error)).lower()}"
        raise OptionError(what, remedy="name a file that can be written") from None


def summary(form: str, made: Outgoing, of: Edition) -> list[str]:
    """What was published, what the format has no place for, and a warning where nobody was masked."""
    plural = "s" * (made.held != 1)
    lines = [f"{form}: {made.held} {made.what}{plural} published"]
    if made.left:
        reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(made.left.items()))
        lines.append(f"left out, since {form} has no place for them: {reasons}")
    if of.mask is unmasked:
        lines.append("names of persons are not masked — look through the file before it leaves")
    return lines
