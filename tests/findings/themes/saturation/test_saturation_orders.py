"""The orders in which interviews are read."""

from itertools import permutations

import pandas as pd
import pytest

from casestudy.findings.themes.saturation.orders import interview_orders


def interviews(*days: str | None) -> pd.DataFrame:
    """Make interviews A, B, C … held on these days."""
    return pd.DataFrame(
        {"doc": list("ABCDEFGHIJKLM"[: len(days)]), "date": pd.to_datetime(pd.Series(days, dtype="str"))}
    )


def lists(orders: pd.DataFrame) -> dict[str, str]:
    """Return each order as a word."""
    return {
        str(name): "".join(part.sort_values("position")["doc"]) for name, part in orders.groupby("order", sort=False)
    }


def test_the_first_order_is_that_of_dates() -> None:
    """Interviews stand by date, those of one day by name, those without a date last; the second order is reversed."""
    orders = interview_orders(interviews("2022-09-03", None, "2022-09-01", "2022-09-03"), orders=0, seed=1)

    assert lists(orders) == {"date": "CADB", "reversed": "BDAC"}


def test_few_interviews_stand_in_all_orders() -> None:
    """Where all permutations are no more than were asked for, each is there once, whatever the seed."""
    orders = interview_orders(interviews("2022-09-01", "2022-09-02", "2022-09-03"), orders=10, seed=1)

    assert sorted(lists(orders).values()) == sorted("".join(order) for order in permutations("ABC"))
    assert orders.equals(interview_orders(interviews("2022-09-01", "2022-09-02", "2022-09-03"), orders=10, seed=2))


def test_many_interviews_are_drawn_by_the_seed() -> None:
    """Of more orders than were asked for, so many are drawn, none twice; the same seed draws the same."""
    eight = interviews(*[f"2022-09-{day:02}" for day in range(1, 9)])

    drawn = lists(interview_orders(eight, orders=20, seed=2022))

    assert len(drawn) == len(set(drawn.values())) == 22
    assert drawn == lists(interview_orders(eight.iloc[::-1], orders=20, seed=2022))
    assert drawn != lists(interview_orders(eight, orders=20, seed=2023))
    assert all(sorted(order) == list("ABCDEFGH") for order in drawn.values())


def test_no_order_is_drawn_twice() -> None:
    """Of four interviews nearly all orders are asked for: each that is drawn is another one."""
    drawn = lists(interview_orders(interviews(*[f"2022-09-0{day}" for day in range(1, 5)]), orders=21, seed=1))

    assert len(drawn) == len(set(drawn.values())) == 23


@pytest.mark.parametrize(("days", "orders"), [((), []), (("2022-09-01",), ["date"])])
def test_one_interview_has_one_order(days: tuple[str, ...], orders: list[str]) -> None:
    """One interview cannot be reversed, and none has no order."""
    assert list(lists(interview_orders(interviews(*days), seed=1))) == orders
