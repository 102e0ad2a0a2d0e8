"""How well vigie reads and how fast: `make eval`, `make bench`. What each figure means: `docs/measures.md`."""
