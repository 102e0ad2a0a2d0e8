"""Lets every test import `factories`."""
