"""Tests of `vigie.corroborate`, one file a module."""
