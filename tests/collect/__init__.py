"""Tests of `vigie.collect`, one file a module."""
