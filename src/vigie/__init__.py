"""vigie: a lookout over conflict reports."""

__version__ = "0.1.0"
