"""Where the header of a table stands: under titles, in one row or in two rows of merged cells."""

from collections.abc import Callable, Iterable, Sequence

Row = tuple[int, Sequence[str]]
#: A header stands among the first rows that are not empty.
_SEARCHED = 30
_WIDEST = 2_000
#: So many known names are no chance: a row of data may hold one or two of them.
_CERTAIN = 3
#: A header is short; a longer cell is text.
_LONGEST_HEADER = 80


def find_header(rows: Sequence[Row], knows: Callable[[str], bool]) -> tuple[int, list[str], int]:
    """Return the place of the header among `rows`, its cells, and how many rows it takes, one or two.

    Examples
    --------
    >>> rows = [(1, ["Tone", "Tone"]), (2, ["Judul", "Isi"]), (3, ["netral", "negatif"])]
    >>> find_header(rows, {"Tone Judul", "Tone Isi"}.__contains__)
    (0, ['Tone Judul', 'Tone Isi'], 2)
    """

    def score(cells: Iterable[str]) -> int:
        return sum(1 for cell in set(cells) if len(cell) <= _LONGEST_HEADER and knows(cell))

    first = [_stripped(cells[:_WIDEST]) for _, cells in rows[:_SEARCHED]]
    scores = [score(cells) for cells in first]
    best = max(range(len(first)), key=lambda place: (scores[place], -place))
    if scores[best] < 2:
        best = _below_titles(first)
    choices = [(scores[best], -1, best, first[best], 1)]
    for top in (best - 1, best):
        if 0 <= top < len(first) - 1:
            for above in (first[top], _carried(first[top])):
                joined = _joined(above, first[top + 1])
                choices.append((score(joined), -2, top, joined, 2))
                parted = _parted(above, first[top + 1], joined, knows)
                if score(parted) >= _CERTAIN:
                    choices.append((score(parted), -3, top, parted, 2))
    _, _, place, header, height = max(choices, key=lambda choice: choice[:2])
    return place, _trim(header), height


def _below_titles(rows: list[list[str]]) -> int:
    """Return the first row after those of one cell, if what follows them is wider."""
    widths = [len({cell for cell in cells if cell}) for cells in rows]
    widest = max(widths)
    if widths[0] > 1 or widest < 3:
        return 0
    return next(place for place, width in enumerate(widths) if width > 1 and 2 * width >= widest)


def _carried(cells: list[str]) -> list[str]:
    """Return cells with each empty one filled from its left, as a merged header means it."""
    carried: list[str] = []
    for cell in cells:
        carried.append(cell or (carried[-1] if carried else ""))
    return carried


def _pairs(above: list[str], below: list[str]) -> list[tuple[str, str]]:
    width = max(len(above), len(below))
    return list(zip([*above, *[""] * (width - len(above))], [*below, *[""] * (width - len(below))], strict=True))


def _joined(above: list[str], below: list[str]) -> list[str]:
    return [f"{top} {under}" if top and under and top != under else top or under for top, under in _pairs(above, below)]


def _parted(above: list[str], below: list[str], whole: list[str], knows: Callable[[str], bool]) -> list[str]:
    """Return joined rows with the part before its group, or alone, where that is known and the joined name is not."""
    named = [
        next((name for name in (both, f"{under} {top}", under) if knows(name)), both) if top and under else both
        for both, (top, under) in zip(whole, _pairs(above, below), strict=True)
    ]
    # A part that stands under two groups needs the group to be told apart.
    return [name if named.count(name) == 1 else both for name, both in zip(named, whole, strict=True)]


def _stripped(cells: Iterable[str]) -> list[str]:
    return [" ".join(cell[: 4 * _LONGEST_HEADER].split()) for cell in cells]


def _trim(cells: Sequence[str]) -> list[str]:
    kept = list(cells)
    while kept and not kept[-1]:
        kept.pop()
    return kept
