"""Start another city's case: a folder that runs at once on a handful of clearly marked example rows."""

import re
import shutil
import tempfile
from datetime import date, timedelta
from importlib.resources import as_file, files
from pathlib import Path
from string import Template

from casestudy.case import Case, open_case
from casestudy.errors import Bilingual, CaseError, Problem, default_language

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


def new_case(
    name: str, *, root: Path, place_id: str | None = None, place_en: str | None = None, day_zero: date | None = None
) -> Case:
    """Make ``data/<name>`` with every table, a few example rows in each, and return the case.

    Nothing that exists is touched: the folder is made whole beside its place and then put there.

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
        Where the name cannot name a folder, or the case exists.

    Examples
    --------
    >>> import tempfile
    >>> case = new_case("cilegon", root=Path(tempfile.mkdtemp()), day_zero=date(2017, 9, 22))
    >>> case.place.id, case.turning_point.isoformat()
    ('Kota Cilegon', '2017-10-11')
    """
    folder = root / "data" / name
    if not _NAME.fullmatch(name):
        raise CaseError(_bad_name(name), lang=default_language())
    if folder.exists():
        raise CaseError(_exists(name), lang=default_language())
    title = name.replace("-", " ").title()
    zero = day_zero or _EXAMPLE_DAY_ZERO
    turning = zero + timedelta(days=19)
    values = {
        "place_id": place_id or f"Kota {title}",
        "place_en": place_en or f"{title} City",
        "day_zero": zero.isoformat(),
        "turning_point": turning.isoformat(),
        "recovery": (zero + timedelta(days=86)).isoformat(),
    }
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (
        as_file(files("casestudy").joinpath("template")) as template,
        tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{name}-") as scratch,
    ):
        made = Path(scratch) / name
        shutil.copytree(template, made, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
        settings = made / "case.toml"
        settings.write_text(Template(settings.read_text("utf-8")).substitute(values), "utf-8", newline="\n")
        made.rename(folder)
    return open_case(name, root=root)


#: The example rows are dated around this day.
_EXAMPLE_DAY_ZERO = date(2020, 3, 2)


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
