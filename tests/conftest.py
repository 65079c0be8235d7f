"""Fixtures that several rooms share."""

import pytest

from casestudy.case import Case, open_case


@pytest.fixture(scope="session")
def bekasi() -> Case:
    """Return the shipped case; its settings are read once."""
    return open_case("bekasi")
