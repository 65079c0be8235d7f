"""Exhibits: the only way a figure or table reaches ``figures/``, with its numbers, caption and manifest entry."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure

from casestudy.case import Case
from casestudy.chapter.captions import caption, data_stem, exhibit_row, file_stem, fill_in, is_illustrative, source_line
from casestudy.chapter.manifest import file_hash, input_hashes, read_manifest, write_file, write_manifest
from casestudy.errors import Language
from casestudy.plots.style import DPI, style

LANGUAGES: tuple[Language, ...] = ("id", "en")
#: Pixels across of the picture shown in a notebook.
PREVIEW_WIDTH = 900

#: Axes of one page, or of several where a table is longer than a page.
Draw = Callable[[pd.DataFrame, Language], Axes | Sequence[Axes]]


@dataclass(frozen=True)
class Exhibit:
    """A saved exhibit: its texts and files. In a notebook it shows itself."""

    slug: str
    captions: Mapping[Language, str]
    source_lines: Mapping[Language, str]
    alts: Mapping[Language, str]
    files: Mapping[str, Path]
    language: Language
    previews: tuple[bytes, ...] = field(repr=False)

    def _ipython_display_(self) -> None:
        from IPython.display import Image, Markdown, display

        for preview in self.previews:
            display(Image(preview, alt=self.alts[self.language]))
        lines = [f"**{self.captions[lang]}**  \n{self.source_lines[lang]}" for lang in LANGUAGES]
        display(Markdown("\n\n".join(lines)))


def save_exhibit(
    case: Case,
    exhibits: pd.DataFrame,
    slug: str,
    data: pd.DataFrame,
    *,
    draw: Draw,
    sources: Iterable[str],
    facts: Mapping[str, object] | None = None,
    parameters: Mapping[str, object] | None = None,
) -> Exhibit:
    """Draw an exhibit in both languages and write its files.

    The picture is drawn from `data` and from nothing else that varies, and `data` is written beside it: the numbers
    behind an exhibit are exactly what was drawn.

    Parameters
    ----------
    case : Case
    exhibits : pandas.DataFrame
        The register: number, title and alternative text of each exhibit.
    slug : str
        Its name in the register, which is also the id of the notebook cell that saves it.
    data : pandas.DataFrame
        What is drawn.
    draw : callable
        Takes `data` and a language, returns Axes.
    sources : iterable of str
        The tables and folders of the case that `data` was made from; see `casestudy.chapter.manifest.input_hashes`.
    facts : mapping, optional
        Values for the placeholders of title and alternative text.
    parameters : mapping, optional
        What the numbers depend on besides the sources: minimum counts, seeds, units.

    Returns
    -------
    Exhibit

    Raises
    ------
    CaseError
        Where the register lacks the exhibit, or a text names an unknown fact. Nothing is written then, nor where
        `draw` fails.
    """
    row = exhibit_row(exhibits, slug)
    known, named = facts or {}, sorted(set(sources))
    captions = {lang: caption(row, case, lang, facts=known) for lang in LANGUAGES}
    alts = {lang: fill_in(row, f"alt_{lang}", case, lang, facts=known) for lang in LANGUAGES}
    notes = {lang: source_line(case, named, lang) for lang in LANGUAGES}
    names = {"data": f"data/{data_stem(row)}.csv"}
    contents, pictures = {"data": table_bytes(data)}, dict[Language, list[bytes]]()
    for lang in LANGUAGES:
        stem = f"{lang}/{file_stem(row, lang)}"
        about = {"Title": captions[lang], "Subject": f"{notes[lang]} {alts[lang]}"}
        contents[f"{lang}.pdf"], pictures[lang] = _render(data, draw, lang, about)
        names[f"{lang}.pdf"] = f"{stem}.pdf"
        for number, picture in enumerate(pictures[lang], 1):
            page = "" if number == 1 else f"-{number}"
            names[f"{lang}{page}.png"], contents[f"{lang}{page}.png"] = f"{stem}{page}.png", picture
    files = {part: case.figures / name for part, name in names.items()}
    for part, file in files.items():
        write_file(case, file, contents[part])
    entry: dict[str, Any] = {
        "number": row["number"],
        "kind": row["kind"],
        "notebook": row["notebook"],
        "cell": slug,
        "caption": captions,
        "alt": alts,
        "source_line": notes,
        "illustrative": is_illustrative(case, named),
        "sources": {source: case.provenance.get(source, "") for source in named},
        "inputs": input_hashes(case, named),
        "parameters": {name: str(value) for name, value in sorted((parameters or {}).items())},
        "rows": len(data),
        "data_sha256": file_hash(files["data"]),
        "files": dict(sorted(names.items())),
    }
    _register(case, exhibits, slug, entry)
    return Exhibit(slug, captions, notes, alts, files, case.language, tuple(map(_preview, pictures[case.language])))


def table_bytes(data: pd.DataFrame) -> bytes:
    r"""Return a table as the CSV that is written and compared: UTF-8, LF, dates as ISO days, floats to 10 digits.

    Examples
    --------
    >>> table_bytes(pd.DataFrame({"week": [pd.Timestamp("2022-01-03")], "share": [1 / 3]}))
    b'week,share\n2022-01-03,0.3333333333\n'
    """
    return data.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d", float_format="%.10g").encode()


def _register(case: Case, exhibits: pd.DataFrame, slug: str, entry: dict[str, Any]) -> None:
    """Enter an exhibit in the manifest, and let go of what the register or the exhibit no longer has."""
    known = set(exhibits["slug"])
    before = read_manifest(case)
    entries = {**{name: old for name, old in before.items() if name in known}, slug: entry}
    write_manifest(case, entries)
    # Only what an earlier run wrote is taken away: under a number, or on a page, that an exhibit no longer has.
    written = {name for kept in entries.values() for name in kept["files"].values()}
    for name in sorted({name for old in before.values() for name in old["files"].values()} - written):
        file = (case.figures / name).resolve()
        if file.is_relative_to(case.figures.resolve()):
            file.unlink(missing_ok=True)


def _render(data: pd.DataFrame, draw: Draw, lang: Language, about: Mapping[str, str]) -> tuple[bytes, list[bytes]]:
    pdf, pictures = BytesIO(), []
    with style():
        drawn = draw(data, lang)
        with PdfPages(pdf, metadata={**about, "CreationDate": None}) as book:
            for ax in [drawn] if isinstance(drawn, Axes) else drawn:
                figure = ax.get_figure(root=True)
                if not isinstance(figure, Figure):
                    raise TypeError("`draw` must return Axes that stand in a figure")
                png = BytesIO()
                metadata = {"Software": None, "Title": about["Title"], "Description": about["Subject"]}
                figure.savefig(png, format="png", dpi=DPI, metadata=metadata)
                pictures.append(png.getvalue())
                # The layout is settled by the first drawing; the second must not move anything.
                figure.set_layout_engine("none")
                book.savefig(figure)
    return pdf.getvalue(), pictures


def _preview(png: bytes) -> bytes:
    from PIL import Image

    picture = Image.open(BytesIO(png)).convert("RGB")
    height = round(picture.height * PREVIEW_WIDTH / picture.width)
    out = BytesIO()
    small = picture.resize((PREVIEW_WIDTH, height), Image.Resampling.LANCZOS)
    small.quantize(128, dither=Image.Dither.NONE).save(out, format="png", optimize=True)
    return out.getvalue()
