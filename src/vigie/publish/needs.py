"""What a format needs besides vigie itself, loaded when it is asked for."""

from importlib import import_module
from typing import Any

from vigie.errors import OptionError


def needed(module: str, form: str) -> Any:
    """A module of the extra `exports`; raises OptionError where it is not installed."""
    try:
        return import_module(module)
    except ModuleNotFoundError:
        name = module.partition(".")[0]
        raise OptionError(f"{form}: {name} is not installed", remedy="pip install 'vigie[exports]'") from None
