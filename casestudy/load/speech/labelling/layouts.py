"""Layouts: how a file writes who speaks, decided from the whole file and never from one line."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from casestudy.load.speech.labelling.labels import (
    in_capitals,
    is_automatic,
    is_field,
    is_name,
    is_named,
    is_post,
    is_word,
    usual_role,
)
from casestudy.load.speech.labelling.shapes import (
    Shape,
    clock_alone,
    split_bare,
    split_bracket,
    split_chat,
    split_heading,
    split_label,
    split_message,
    split_timed,
    split_title,
)
from casestudy.load.speech.lines import Line


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file writes who speaks.

    Parameters
    ----------
    shape : callable, optional
        Finds the label at the start of a line; None where only tables label, or nothing does.
    accepted : frozenset of str
        The labels that are speakers.
    strays : tuple of str
        Labels that look like speakers, and stand too seldom or beside both sides of the talk: they stay in the text.
    clocks : bool
        Whether times stand on lines of their own.
    recorded : bool
        Whether the lines are captions of a recording, which continue each other.
    """

    shape: Shape | None = None
    accepted: frozenset[str] = frozenset()
    strays: tuple[str, ...] = ()
    clocks: bool = False
    recorded: bool = False


def choose_layout(lines: Sequence[Line], *, names: Collection[str] = (), recorded: bool = False) -> Layout:
    """Return how a file writes who speaks.

    Tried in this order: messages of WhatsApp and Zoom, a speaker and a time on a line of their own, labels with a
    colon, Markdown headings, times after names, brackets, usual labels without a colon.

    Parameters
    ----------
    lines : sequence of Line
    names : collection of str
        Labels that are known to be speakers.
    recorded : bool
        See `Layout`.

    Examples
    --------
    >>> lines = [Line(text, 1) for text in ("Dewi   0:04", "Halo.", "Sari   0:09", "Halo.")]
    >>> layout = choose_layout(lines)
    >>> layout.shape.__name__, sorted(layout.accepted)
    ('split_heading', ['Dewi', 'Sari'])
    """
    free = [line.text for line in lines if not line.label and line.text.strip()]
    clocks = sum(1 for text in free if clock_alone(text)) > 1 or _clock_before_label(free)
    if recorded:
        accepted, strays = accept_labels(free, names=names)
        return Layout(split_label, accepted, strays, recorded=True)
    for shape, share in ((split_message, 0.3), (split_chat, 0.8)):
        found = _labels(free, shape)
        if found and sum(found.values()) >= max(2, share * len(free)):
            return Layout(shape, frozenset(found))
    accepted, strays = accept_labels(free, names=names, after_clock=clocks)
    colons = _labels(free, split_label)
    labelled = sum(n for label, n in colons.items() if label in accepted)
    headings = {label: n for label, n in _labels(free, split_heading).items() if n > 1 or is_name(label)}
    if sum(headings.values()) > max(1, labelled) and _are_followed(free):
        return Layout(split_heading, frozenset(headings))
    if accepted and _is_dialogue(lines, accepted):
        return Layout(split_label, accepted, strays, clocks)
    return _without_colon(free) or Layout(strays=strays, clocks=clocks)


def accept_labels(
    texts: Iterable[str], *, names: Collection[str] = (), after_clock: bool = False
) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the labels before a colon that are speakers, and those that may be one and are not known.

    Speakers are the field's usual labels, `names`, labels in capitals that start at least two lines, and where the
    usual labels do not name both sides, names that start at least two lines, or posts, such as ``Kepala bagian``, where
    there is no name.

    Examples
    --------
    >>> accept_labels(["Dewi: a?", "Sari: b", "Dewi: c?", "Sari: d", "W: e"])
    (frozenset({...}), ('W',))
    """
    texts = list(texts)
    counts = _labels(texts, split_label)
    timed = _labels([after for text, after in pairwise(texts) if clock_alone(text)], split_label)
    usual = {label for label in counts if usual_role(label) is not None}
    # What stands beside a time, or is named as programs name voices, is a speaker though it comes once.
    clocked = [one.label for one in map(split_label, texts) if one and one.time and is_name(one.label)]
    made = {*clocked[: len(clocked) * (len(clocked) > 1)], *filter(is_automatic, counts)}
    named = {label for label in counts if is_named(label, names) or (after_clock and label in timed) or label in made}
    often = {label for label, n in counts.items() if n > 1 and is_name(label) and label not in usual}
    capitals = {label for label in often if in_capitals(label)}
    # Words that stand once beside names are fields of the header: ``Narasumber: Sari``.
    sides = {usual_role(label) for label in usual if counts[label] > 1 or not (often and is_word(label))}
    accepted = usual | named | capitals
    posts = {label for label, n in counts.items() if n > 1 and is_post(label)} - usual
    if len(sides) < 2 and _enough({label: counts[label] for label in accepted | often}, len(texts)):
        accepted |= often
    if len(sides) == 1 and not often | named:
        # Who is known by one side alone talks with somebody: a post answers about as often as it is asked.
        asked = sum(counts[label] for label in usual)
        accepted |= {label for label in posts if 2 * counts[label] >= asked}
    if not accepted:
        # Names of devices and accounts are no names of persons.
        most = {label: n for label, n in counts.items() if n > 1}
        accepted = set(most) if 2 * sum(most.values()) >= len(texts) else accepted
    seldom = {label for label in usual - named if counts[label] == 1 and _is_stray(label, accepted, counts)}
    accepted -= seldom
    looks = {label for label, n in counts.items() if n == 1 and len(label) <= 2 and label.isupper()}
    strays = seldom | ((looks | often | posts) - accepted)
    return frozenset(accepted), tuple(sorted(strays)) if accepted else ()


def _are_followed(texts: Sequence[str]) -> bool:
    """Return whether speech follows on most lines of a speaker and a time: a time before each line names nobody."""
    heads = [split_heading(text) is not None for text in texts]
    return 2 * sum(one and not after for one, after in pairwise(heads)) >= sum(heads)


def _is_dialogue(lines: Sequence[Line], accepted: Collection[str]) -> bool:
    """Return whether labelled lines are speech: a form carries a header and signatures round its table as well."""
    if not any(line.label for line in lines):
        return True
    most = beside = 0
    for line in lines:
        found = None if line.label else split_label(line.text)
        beside = 0 if line.label else beside + bool(found and found.label in accepted)
        most = max(most, beside)
    return most > 3


def _enough(counts: dict[str, int], lines: int) -> bool:
    """Return whether labels that no one knows carry a dialogue: two of them and four lines, or half of all lines."""
    total = sum(counts.values())
    return total > 1 and ((len(counts) > 1 and total > 3) or 2 * total >= lines)


def _is_stray(label: str, accepted: Collection[str], counts: Counter[str]) -> bool:
    """Return whether a usual label that stands once is a slip: two other labels carry the dialogue."""
    return sum(counts[other] > 2 for other in accepted if other != label) > 1


def _labels(texts: Iterable[str], shape: Shape) -> Counter[str]:
    """Return how many lines start with each label; fields of a header are none."""
    found = Counter(one.label for one in map(shape, texts) if one)
    return Counter({label: n for label, n in found.items() if label and not is_field(label)})


def _clock_before_label(texts: Sequence[str]) -> bool:
    return any(clock_alone(text) and split_label(after) for text, after in pairwise(texts))


def _without_colon(texts: Sequence[str]) -> Layout | None:
    titles = {label: n for label, n in _labels(texts, split_title).items() if n > 1 or usual_role(label)}
    if sum(titles.values()) > 1:
        return Layout(split_title, frozenset(titles))
    clocked = {label: n for label, n in _labels(texts, split_timed).items() if is_name(label)}
    if sum(clocked.values()) > 1 and 2 * sum(clocked.values()) >= len(texts):
        return Layout(split_timed, frozenset(clocked))
    brackets = _labels(texts, split_bracket)
    if len(brackets) > 1 and 2 * sum(brackets.values()) >= len(texts) and max(brackets.values()) > 1:
        return Layout(split_bracket, frozenset(brackets))
    bare = {label: n for label, n in _labels(texts, split_bare).items() if n > 1}
    if len({usual_role(label) for label in bare}) > 1:
        return Layout(split_bare, frozenset(bare))
    return None
