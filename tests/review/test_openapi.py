"""The OpenAPI document holds: whatever is sent, nothing fails inside, and every answer is what the document says."""

import json
import shutil

import pytest
import schemathesis
from desks import HOST
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance

from vigie.review.commands import document
from vigie.review.web.app import app
from vigie.review.web.desk import Desk
from vigie.store import Store, connect

EXAMPLES = 8  # requests for each operation
UNENDING = "/api/events"
schema = schemathesis.openapi.from_dict(json.loads(document()))


@pytest.fixture(scope="module")
def used(template, tmp_path_factory):
    """A desk for all that is sent; nothing is fetched or read in the background."""
    path = tmp_path_factory.mktemp("used") / "vigie.db"
    shutil.copy(template, path)
    store: Store = connect(f"sqlite:///{path}")
    desk = Desk(store)
    yield desk.csrf, app(desk)
    store.close()


@schema.exclude(path=UNENDING).parametrize()
@settings(max_examples=EXAMPLES, deadline=None, phases=[Phase.explicit, Phase.generate], derandomize=True,
          suppress_health_check=list(HealthCheck))  # fmt: skip
def test_nothing_fails_inside(case, used):
    csrf, case.operation.app = used
    answer = case.call(base_url=HOST, headers={"x-csrf-token": csrf})
    case.validate_response(answer, checks=[not_a_server_error, response_schema_conformance])
