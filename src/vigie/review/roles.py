"""Roles, and what each may do that the one below may not."""

from typing import Literal, get_args

Role = Literal["reader", "analyst", "editor", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
MAY: dict[str, Role] = {  # the least role for everything that the desk offers
    "look": "reader",  # private persons are masked
    "look_unmasked": "analyst",  # names as the reports have them, and the bytes as received
    "judge": "analyst",
    "import": "analyst",
    "propose": "analyst",
    "read_log": "analyst",
    "confirm": "editor",
    "unmask": "editor",  # decide for a name that it is masked or not
    "people": "admin",
    "settings": "admin",
}


def reaches(role: str | None, least: str) -> bool:
    """Whether a role is at least another; no role reaches nothing."""
    return role in ROLES and ROLES.index(role) >= ROLES.index(least)


def may(role: str | None, what: str) -> bool:
    """Whether a role may do something that stands in `MAY`."""
    return reaches(role, MAY[what])


def lower(one: str, two: str) -> Role:
    """The lesser of two roles: what a token may do that an account made."""
    return ROLES[min(ROLES.index(one), ROLES.index(two))]
