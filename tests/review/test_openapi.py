"""The OpenAPI document holds: whatever is sent, nothing fails inside, and every answer is what the document says."""

import json
import shutil
from itertools import count

import pytest
import schemathesis
from desks import HOST, account, filled
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance

from benchmarks import postgres
from vigie.review import passwords
from vigie.review.commands import document
from vigie.review.web.app import app
from vigie.review.web.desk import Desk
from vigie.store import connect, people, tokens

_NUMBERS = count(1)
EXAMPLES = 5  # requests for each operation
UNENDING = "/api/events"
schema = schemathesis.openapi.from_dict(json.loads(document()))


@pytest.fixture(scope="module", params=("sqlite", "postgresql"))
def used(request, template, tmp_path_factory):
    """A desk for all that is sent, on either database: the desk and its application."""
    if request.param == "sqlite":
        path = tmp_path_factory.mktemp("used") / "vigie.db"
        shutil.copy(template, path)
        yield from _opened(connect(f"sqlite:///{path}"))
        return
    if postgres.programs() is None:
        pytest.skip(postgres.MISSING)
    with postgres.server() as url:
        yield from _opened(filled(connect(url)))


def _opened(store):
    desk = Desk(store)
    yield desk, app(desk)
    store.close()


@pytest.fixture
def key(used):
    """The token of a new administrator, whatever the others have done to theirs."""
    name, secret = f"admin {next(_NUMBERS)}", passwords.secret()
    account(used[0], name, "admin")
    with used[0].store.writing() as connection:
        found = people.named(connection, name)
        tokens.add(connection, passwords.digest(secret), found.id, "all of it", "admin", days=1)
    return secret


@schema.exclude(path=UNENDING).parametrize()
@settings(max_examples=EXAMPLES, deadline=None, phases=[Phase.explicit, Phase.generate], derandomize=True,
          suppress_health_check=list(HealthCheck))  # fmt: skip
def test_nothing_fails_inside(case, used, key):
    case.operation.app = used[1]
    answer = case.call(base_url=HOST, headers={"authorization": f"Bearer {key}"})
    assert answer.status_code != 401 or case.path in ("/api/login", "/api/me")
    case.validate_response(answer, checks=[not_a_server_error, response_schema_conformance])
