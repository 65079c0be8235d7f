"""Tables as the shipped case gives them, for drawing."""

import pytest

import casestudy as cs


@pytest.fixture(scope="session")
def sources() -> "cs.Sources":
    """Return the shipped case's tables."""
    return cs.load_case(cs.open_case("bekasi"))
