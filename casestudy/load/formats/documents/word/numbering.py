"""Word's own numbers: what it shows before the paragraphs of a list, and keeps out of their text."""

from collections import defaultdict
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from casestudy.load.formats.documents.blocks import attribute, local_name

_NO_NUMBERS = frozenset({"bullet", "none"})


class Numbering:
    """Counts the numbered paragraphs of a document as Word does, in the order in which they are asked for.

    Parameters
    ----------
    numbering, styles : xml.etree.ElementTree.Element, optional
        The roots of ``numbering.xml`` and ``styles.xml``. A list that is not defined counts with numerals.
    """

    def __init__(self, numbering: ET.Element | None = None, styles: ET.Element | None = None) -> None:
        self._levels: dict[str, Mapping[int, tuple[str, int]]] = {}
        self._abstract: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._of_style = _style_lists(styles)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        for child in numbering if numbering is not None else ():
            match local_name(child):
                case "abstractNum":
                    self._levels[attribute(child, "abstractNumId")] = dict(map(_level, _named(child, "lvl")))
                case "num":
                    self._read_list(child)

    def number(self, properties: ET.Element | None) -> int | None:
        """Return the number of the next paragraph, given its properties; None where none is shown."""
        name, level = _list_of(properties)
        if not name:
            name, level = self._of_style.get(_style_of(properties), ("", 0))
        if not name or name == "0":
            return None
        abstract = self._abstract.get(name, name)
        kind, start = self._levels.get(abstract, {}).get(level, ("decimal", 1))
        restart = self._restarts.get(name, {}).get(level)
        counts = self._counts[abstract if restart is None else f"list {name}"]
        counts[level] = counts.get(level, (start if restart is None else restart) - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        return None if kind in _NO_NUMBERS else counts[level]

    def _read_list(self, element: ET.Element) -> None:
        name = attribute(element, "numId")
        self._abstract[name] = next((attribute(one, "val") for one in _named(element, "abstractNumId")), name)
        for override in _named(element, "lvlOverride"):
            for start in _named(override, "startOverride"):
                level = _whole(attribute(override, "ilvl"), 0)
                self._restarts.setdefault(name, {})[level] = _whole(attribute(start, "val"), 1)


def _level(element: ET.Element) -> tuple[int, tuple[str, int]]:
    kind = next((attribute(one, "val") for one in _named(element, "numFmt")), "decimal")
    start = next((_whole(attribute(one, "val"), 1) for one in _named(element, "start")), 1)
    return _whole(attribute(element, "ilvl"), 0), (kind, start)


def _list_of(properties: ET.Element | None) -> tuple[str, int]:
    for child in _named(properties, "numPr"):
        name = next((attribute(one, "val") for one in _named(child, "numId")), "")
        return name, next((_whole(attribute(one, "val"), 0) for one in _named(child, "ilvl")), 0)
    return "", 0


def _style_of(properties: ET.Element | None) -> str:
    return next((attribute(one, "val") for one in _named(properties, "pStyle")), "")


def _style_lists(styles: ET.Element | None) -> dict[str, tuple[str, int]]:
    lists = {}
    for style in _named(styles, "style"):
        for properties in _named(style, "pPr"):
            name, level = _list_of(properties)
            if name:
                lists[attribute(style, "styleId")] = (name, level)
    return lists


def _named(element: ET.Element | None, name: str) -> list[ET.Element]:
    return [child for child in element if local_name(child) == name] if element is not None else []


def _whole(written: str, fallback: int) -> int:
    return int(written) if written.isdecimal() and len(written) < 7 else fallback
