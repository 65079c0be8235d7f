"""Start another city's case: a folder that runs at once on a handful of clearly marked example rows."""

import csv
import json
import re
import shutil
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from importlib.resources import as_file, files
from io import StringIO
from pathlib import Path
from string import Template

from casestudy.case import Case, open_case
from casestudy.errors import Bilingual, CaseError, Problem, default_language
from casestudy.forms.writing import write_forms
from casestudy.start.answers import EXAMPLE_DAY_ZERO, Answers, Start, settle
from casestudy.start.choices import NAMESAKES, REGIONS, called
from casestudy.start.head import head_event, head_factor, head_question
from casestudy.start.strategies import (
    EXAMPLE_STRATEGIES,
    Row,
    fit_alignment,
    fit_codebook,
    fit_evidence,
    fit_segments,
    name_codes,
)

#: The example's turning point and recovery follow day 0 at these distances.
_TURNING_POINT, _RECOVERY = timedelta(days=19), timedelta(days=86)
_ISO_DATE = re.compile(rb"(?<!\d)20\d\d-\d\d-\d\d(?!\d)")


def new_case(
    name: str,
    *,
    root: Path,
    place_id: str | None = None,
    place_en: str | None = None,
    day_zero: date | None = None,
    answers: Answers | None = None,
) -> Case:
    """Make ``data/<name>`` with every table, a few example rows in each, and return the case.

    Nothing that exists is touched: the folder is made whole beside its place and then put there. The example rows are
    dated around the day of the crisis, whichever it is, and coded with the case's own strategies.

    Parameters
    ----------
    name : str
        Lower-case letters, digits and hyphens.
    root : pathlib.Path
        The project folder.
    place_id, place_en : str, optional
        The place in Indonesian and English; by default made from `name`.
    day_zero : datetime.date, optional
        The day of the crisis; by default that of the example rows.
    answers : Answers, optional
        All that is known of the case, in the place of the three above.

    Returns
    -------
    Case

    Raises
    ------
    CaseError
        Where the name cannot name a folder, the case exists, or an answer cannot be meant.

    Examples
    --------
    >>> import tempfile
    >>> case = new_case("cilegon", root=Path(tempfile.mkdtemp()), day_zero=date(2017, 9, 22))
    >>> case.place.id, case.turning_point.isoformat()
    ('Kota Cilegon', '2017-10-11')
    """
    answers = answers or Answers(name, place_id=place_id, place_en=place_en, day_zero=day_zero)
    start = settle(answers)
    refuse_taken(name, root=root)
    _make_folder(root / "data" / name, start)
    return open_case(name, root=root)


def refuse_taken(name: str, *, root: Path) -> None:
    """Raise a CaseError where a case of this name exists.

    Examples
    --------
    >>> from casestudy.case import find_root
    >>> refuse_taken("kota-baru", root=find_root())
    """
    if (root / "data" / name).exists():
        raise CaseError(_exists(name), lang=default_language())


def _make_folder(folder: Path, start: Start) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (
        as_file(files("casestudy").joinpath("template")) as template,
        tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as scratch,
    ):
        made = Path(scratch) / folder.name
        for part in ("shared", start.language):
            # Contents alone are copied: an installed library may be read-only, and the case is not.
            shutil.copytree(template / part, made, dirs_exist_ok=True, copy_function=shutil.copyfile)
        _shift_dates(made, start.day_zero - EXAMPLE_DAY_ZERO)
        codes = _fit_strategies(made, start)
        _fit_head(made, start)
        _fit_unit(made, start)
        _write_settings(made / "case.toml", start, codes)
        write_forms(made / "forms", case=made, lang=start.language)
        made.rename(folder)


def _shift_dates(folder: Path, days: timedelta) -> None:
    """Move every ISO date of the example files; it keeps its ten characters, so that segments stay in place."""

    def shift(found: re.Match[bytes]) -> bytes:
        return (date.fromisoformat(found[0].decode()) + days).isoformat().encode()

    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != "case.toml":
            path.write_bytes(_ISO_DATE.sub(shift, path.read_bytes()))


def _fit_strategies(folder: Path, start: Start) -> tuple[str, ...]:
    """Put the case's own strategies into the example rows, and return the codes of those that are studied."""
    old, lang = EXAMPLE_STRATEGIES[start.language], start.language
    if not start.strategies:
        return old
    book = _rows(folder / "tables" / "codebook.csv")
    codes = name_codes(start.strategies, {row["code"] for row in book} - set(old), lang=lang)
    own = dict(zip(codes, start.strategies, strict=True))
    _change(folder / "tables" / "codebook.csv", lambda rows: fit_codebook(rows, old, own, lang=lang))
    coders = sorted((folder / "codings").glob("*.csv"))
    passages = fit_segments([row for file in coders for row in _rows(file)], old, codes)
    for file in coders:
        _write(file, [row for row in passages if row["coder"] == file.stem])
    _change(folder / "tables" / "swot.csv", lambda rows: fit_evidence(rows, old, codes))
    factors = _rows(folder / "tables" / "swot.csv")
    _change(folder / "tables" / "alignment.csv", lambda _: fit_alignment(factors, own, lang=lang))
    return tuple(codes)


def _fit_head(folder: Path, start: Start) -> None:
    """Add what the example says and asks about who leads the government, where the case asks about it."""
    head, lang = start.head, start.language
    if not head.id:
        return
    tables = folder / "tables"
    _change(tables / "swot.csv", lambda rows: [
        *rows, head_factor(head, definitive=start.definitive, factors=rows, lang=lang)])  # fmt: skip
    _change(tables / "interview_guide.csv", lambda rows: [
        *rows, head_question(head, number=len(rows) + 1, lang=lang)])  # fmt: skip
    if not start.definitive:
        event = head_event(head, start.day_zero, place=start.place.to(lang), lang=lang)
        _change(tables / "events.csv", lambda rows: sorted([*rows, event], key=lambda row: row["date"]))


def _fit_unit(folder: Path, start: Start) -> None:
    """Let the example's informants of the public-relations office work in the case's own."""
    if not start.own_unit:
        return
    mark = {"id": "CONTOH", "en": "EXAMPLE"}[start.language]
    unit = f"{start.unit.to(start.language)} ({mark})"
    _change(folder / "tables" / "informants.csv", lambda rows: [
        {**row, "unit": unit} if row["kind"] == "key" else row for row in rows])  # fmt: skip


def _write_settings(file: Path, start: Start, codes: tuple[str, ...]) -> None:
    texts = {"place": start.place, "unit": start.unit, "question": start.question, "crisis": start.crisis}
    values = {
        **{f"{name}_{lang}": _quoted(text.to(lang)) for name, text in texts.items() for lang in ("id", "en")},
        "language": start.language,
        "region": called(start.region, start.language),
        "regions": _regions(start),
        "strategies": json.dumps(list(codes), ensure_ascii=False),
        "day_zero": start.day_zero.isoformat(),
        "turning_point": (start.day_zero + _TURNING_POINT).isoformat(),
        "recovery": (start.day_zero + _RECOVERY).isoformat(),
    }
    file.write_text(Template(file.read_text("utf-8")).substitute(values), "utf-8", newline="\n")


def _regions(start: Start) -> str:
    """Return the names by which texts know the case's region, and the other one that bears its name."""
    lang = start.language
    if not start.region:
        return "{}"
    before, after = REGIONS[start.region].place.to(lang).split("{}")
    bare = start.place.to(lang).removeprefix(before).removesuffix(after)
    named = []
    for kind in filter(None, (start.region, NAMESAKES.get(start.region))):
        names = [REGIONS[kind].place.to(lang), *([REGIONS[kind].government] if lang == "id" else [])]
        listed = json.dumps([name.format(bare) for name in names], ensure_ascii=False)
        named.append(f"{called(kind, lang)} = {listed}")
    return f"{{ {', '.join(named)} }}"


def _quoted(text: str) -> str:
    # JSON escapes quotation marks, backslashes and line ends as TOML does.
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _rows(file: Path) -> list[Row]:
    return list(csv.DictReader(StringIO(file.read_text("utf-8"), newline="")))


def _change(file: Path, change: Callable[[list[Row]], list[Row]]) -> None:
    _write(file, change(_rows(file)))


def _write(file: Path, rows: list[Row]) -> None:
    """Put other rows into an example table; its columns stay."""
    out = StringIO(newline="")
    writer = csv.DictWriter(out, list(_rows(file)[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    file.write_text(out.getvalue(), "utf-8", newline="\n")


def _exists(name: str) -> Problem:
    return Problem(
        f"data/{name}",
        Bilingual("nama yang belum dipakai", "a name that is not in use"),
        Bilingual(
            "Pilih nama lain; kasus yang ada tidak diubah.", "Choose another; the existing case is left as it is."
        ),
        value=name,
    )
