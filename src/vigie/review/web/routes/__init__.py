"""The addresses under /api, a file for each thing that is asked about."""
