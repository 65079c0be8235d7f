"""Start another city's case: a folder that runs at once on a handful of clearly marked example rows."""

import json
import re
import shutil
import tempfile
from datetime import date, timedelta
from importlib.resources import as_file, files
from pathlib import Path
from string import Template

from casestudy.case import Case, open_case
from casestudy.errors import Bilingual, CaseError, Problem, default_language

#: The example rows are dated around this day; the two others follow it at these distances.
_EXAMPLE_DAY_ZERO = date(2020, 3, 2)
_TURNING_POINT, _RECOVERY = timedelta(days=19), timedelta(days=86)
#: A day outside these years is a slip of the finger.
_YEARS = range(1700, 2201)
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_ISO_DATE = re.compile(rb"(?<!\d)20\d\d-\d\d-\d\d(?!\d)")


def new_case(
    name: str, *, root: Path, place_id: str | None = None, place_en: str | None = None, day_zero: date | None = None
) -> Case:
    """Make ``data/<name>`` with every table, a few example rows in each, and return the case.

    Nothing that exists is touched: the folder is made whole beside its place and then put there. The example rows are
    dated around the day of the crisis, whichever it is.

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

    Returns
    -------
    Case

    Raises
    ------
    CaseError
        Where the name cannot name a folder, the case exists, or the day cannot be meant.

    Examples
    --------
    >>> import tempfile
    >>> case = new_case("cilegon", root=Path(tempfile.mkdtemp()), day_zero=date(2017, 9, 22))
    >>> case.place.id, case.turning_point.isoformat()
    ('Kota Cilegon', '2017-10-11')
    """
    folder, zero = root / "data" / name, day_zero or _EXAMPLE_DAY_ZERO
    problems = [] if _NAME.fullmatch(name) else [_bad_name(name)]
    problems += [] if problems or not folder.exists() else [_exists(name)]
    problems += [] if zero.year in _YEARS else [_bad_day(zero)]
    if problems:
        raise CaseError(problems, lang=default_language())
    title = name.replace("-", " ").title()
    _make_folder(folder, zero, place_id or f"Kota {title}", place_en or f"{title} City")
    return open_case(name, root=root)


def _make_folder(folder: Path, zero: date, place_id: str, place_en: str) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (
        as_file(files("casestudy").joinpath("template")) as template,
        tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as scratch,
    ):
        made = Path(scratch) / folder.name
        # Contents alone are copied: an installed library may be read-only, and the case is not.
        shutil.copytree(
            template, made, ignore=shutil.ignore_patterns("__pycache__", "*.py", ".*"), copy_function=shutil.copyfile
        )
        _write_settings(made / "case.toml", zero, place_id, place_en)
        _shift_dates(made, zero - _EXAMPLE_DAY_ZERO)
        made.rename(folder)


def _write_settings(file: Path, zero: date, place_id: str, place_en: str) -> None:
    values = {
        "place_id": _quoted(place_id),
        "place_en": _quoted(place_en),
        "day_zero": zero.isoformat(),
        "turning_point": (zero + _TURNING_POINT).isoformat(),
        "recovery": (zero + _RECOVERY).isoformat(),
    }
    file.write_text(Template(file.read_text("utf-8")).substitute(values), "utf-8", newline="\n")


def _quoted(text: str) -> str:
    # JSON escapes quotation marks, backslashes and line ends as TOML does.
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _shift_dates(folder: Path, days: timedelta) -> None:
    """Move every ISO date of the example files; it keeps its ten characters, so that segments stay in place."""

    def shift(found: re.Match[bytes]) -> bytes:
        return (date.fromisoformat(found[0].decode()) + days).isoformat().encode()

    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != "case.toml":
            path.write_bytes(_ISO_DATE.sub(shift, path.read_bytes()))


def _bad_name(name: str) -> Problem:
    return Problem(
        "data",
        Bilingual("nama dari huruf kecil, angka dan tanda hubung", "a name of lower-case letters, digits and hyphens"),
        Bilingual("Misalnya: casestudy new kota-baru", "For instance: casestudy new new-town"),
        value=name,
    )


def _exists(name: str) -> Problem:
    return Problem(
        f"data/{name}",
        Bilingual("nama yang belum dipakai", "a name that is not in use"),
        Bilingual(
            "Pilih nama lain; kasus yang ada tidak diubah.", "Choose another; the existing case is left as it is."
        ),
        value=name,
    )


def _bad_day(day: date) -> Problem:
    return Problem(
        "case.toml",
        Bilingual(
            f"hari krisis antara tahun {_YEARS[0]} dan {_YEARS[-1]}",
            f"a day of the crisis between {_YEARS[0]} and {_YEARS[-1]}",
        ),
        Bilingual("Tulis seperti: --day-zero 2022-01-05", "Write it like: --day-zero 2022-01-05"),
        column="crisis.date",
        value=day.isoformat(),
    )
