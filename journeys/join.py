#!/usr/bin/env python3
"""Join the per-report pieces of each part into gold.jsonl and reports.jsonl.

    python journeys/join.py [FOLDER]     default: journeys/reports

The pieces (`dev/gold/fr-001.jsonl`, `dev/meta/fr-001.json`) are what is written by hand; the joined files have the shape that
the scorer reads and can be built again at any time: sorted by report, claims in the order of their piece.
"""

import argparse
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent / "reports"


def line(record):
    return json.dumps(record, ensure_ascii=False) + "\n"


def join(part):
    gold, heads = [], []
    for text in sorted(part.glob("*.txt")):
        meta, claims = part / "meta" / f"{text.stem}.json", part / "gold" / f"{text.stem}.jsonl"
        if not (meta.exists() and claims.exists()):
            print(f"{text}: skipped, its gold or meta is missing", file=sys.stderr)
            continue
        heads.append(line(json.loads(meta.read_text("utf-8"))))
        gold += [line(json.loads(row)) for row in claims.read_text("utf-8").splitlines() if row.strip()]
    (part / "gold.jsonl").write_text("".join(gold), "utf-8")
    (part / "reports.jsonl").write_text("".join(heads), "utf-8")
    return len(heads), len(gold)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=HERE)
    folder = parser.parse_args().folder
    for name in ("dev", "held-out"):
        if (folder / name).is_dir():
            reports, claims = join(folder / name)
            print(f"{name}: {reports} reports, {claims} claims")


if __name__ == "__main__":
    main()
