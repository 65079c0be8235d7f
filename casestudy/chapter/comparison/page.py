"""The page of a comparison in Markdown: figure, table, how the rows were matched, and what it does not show."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from casestudy.case import Case
from casestudy.chapter.exhibits.results import plain_markdown
from casestudy.errors import Bilingual, Language
from casestudy.findings.themes.comparison.matrix import Reading
from casestudy.labels import label
from casestudy.plots.tables.cells import cell_text

#: Where the figure stands, without its ending.
PICTURES: Mapping[Language, str] = {
    "id": "id/gambar-matriks-lintas-kasus",
    "en": "en/figure-cross-case-matrix",
}
_TITLE = Bilingual("Matriks lintas kasus: {places}", "Cross-case matrix: {places}")
_HEADINGS = {
    "reading": Bilingual("Cara membaca", "How to read it"),
    "rows": Bilingual("Cara baris dipadankan", "How the rows were matched"),
    "limits": Bilingual("Yang tidak ditunjukkan", "What this does not show"),
}
_READING = Bilingual(
    "Setiap sel: jumlah petikan (bagiannya dari petikan terkode kasus itu sendiri), petikan yang mendukung (+) dan "
    "yang membantah (−) klaim humas, banyaknya informan dari semua informan kasus itu, dan simpulan antarjenis "
    "sumber. Satu petikan dapat memuat beberapa tema, sehingga bagian-bagiannya tidak berjumlah seratus. Bintang: "
    "strategi yang diteliti kasus itu. Di balik setiap angka: [numbers.csv](numbers.csv) dan "
    "[evidence.csv](evidence.csv), yang menyebut dokumen, tempat, dan pengode setiap petikan; kata-kata hanya "
    "ditampilkan bila informannya bersedia dikutip.",
    "Each cell: passages (their share of the case's own coded passages), passages for (+) and against (−) the office's "
    "claim, informants of all those the case asked, and what the kinds of source make together. A passage may carry "
    "several themes, so that shares do not add up to a hundred. Asterisk: a strategy under study in that case. Behind "
    "each number: [numbers.csv](numbers.csv) and [evidence.csv](evidence.csv), which name document, place and coder of "
    "every passage; words are shown only where the informant agreed to be quoted.",
)
_CASE = Bilingual(
    "- **{place}**: {coded} petikan berkode dari pengode {coder}, {asked} informan.",
    "- **{place}**: {coded} coded passages of {coder}, {asked} informants.",
)
_NO_CROSSWALK = Bilingual(
    "Tanpa tabel padanan: hanya kode yang sama bunyinya dijadikan satu baris.",
    "Without a crosswalk: only codes that are spelt alike share a row.",
)
_LIMITS = (
    Bilingual(
        "Kasus-kasus ini berbeda dalam bahan, pengode, buku kode, dan banyaknya sumber. Bagian yang lebih besar bukan "
        "tema yang lebih penting.",
        "The cases differ in what was collected, in coders, codebooks and kinds of source. A larger share is not a "
        "more important theme.",
    ),
    Bilingual(
        "Padanan tema adalah penilaian peneliti; kode yang sama bunyinya dapat berbeda artinya.",
        "That two themes answer to each other is the researcher's judgement; codes spelt alike may mean different "
        "things.",
    ),
    Bilingual(
        "Tanda – berarti tema itu tidak dicari dalam kasus tersebut, bukan tidak ada.",
        "A dash is a theme that nobody looked for in that case, not one that is absent from it.",
    ),
    Bilingual(
        "Mendukung dan membantah diukur terhadap klaim humas kota masing-masing, dan klaim itu tidak sama.",
        "For and against are measured against the claim of each city's own office, and these claims are not the same.",
    ),
    Bilingual(
        "Matriks ini tidak menjelaskan sebab perbedaannya. Dengan beberapa kasus tidak ada uji statistik dan tidak ada "
        "generalisasi ke kota lain.",
        "The matrix does not explain why cases differ. A few cases bear no statistical test and no generalisation to "
        "other cities.",
    ),
)


def comparison_title(places: Sequence[str], lang: Language) -> str:
    """Return the title of a comparison of these places.

    Examples
    --------
    >>> comparison_title(["Bekasi City", "Lakeview"], "en")
    'Cross-case matrix: Bekasi City, Lakeview'
    """
    return _TITLE.to(lang).format(places=", ".join(places))


def comparison_source(cases: Sequence[Case], lang: Language, *, illustrative: bool) -> str:
    """Return the line that says who made a comparison, and whether any of its data is illustrative.

    Examples
    --------
    >>> from casestudy.case import open_case
    >>> comparison_source([open_case("bekasi"), open_case("lakeview")], "en", illustrative=True)
    'Source: Compiled by the researcher. Illustrative data, not field data.'
    """
    stated = f"{label('source_line', lang)}: {'; '.join(dict.fromkeys(case.source.to(lang) for case in cases))}"
    return f"{stated}. {label('illustrative', lang)}" if illustrative else stated


def comparison_page(
    matrix: pd.DataFrame, readings: Mapping[str, Reading], places: Mapping[str, str], *, title: str, source: str,
    pictures: int = 1, crosswalk: pd.DataFrame | None = None, lang: Language = "id",
) -> str:  # fmt: skip
    r"""Return the page of a comparison: the figure, the matrix as a table, how rows were matched, and its limits.

    Parameters
    ----------
    matrix : pandas.DataFrame
        From `casestudy.findings.themes.comparison.matrix.cross_case`.
    readings : mapping
        Case to its reading.
    places : mapping
        Case to the name that it is shown by.
    title, source : str
    pictures : int
        Pages of the figure.
    crosswalk : pandas.DataFrame, optional
    lang : {"id", "en"}

    Examples
    --------
    >>> matrix = pd.DataFrame({"common": "a", "label_en": "A", "match": "only", "case": ["x"], "theme": ["a"],
    ...     "strategy": False, "n": [3], "of": 12, "share": [25.0], "supports": [2], "contradicts": [1],
    ...     "informants": [2], "asked": 2, "state": ["single"]})
    >>> reading = Reading(matrix, matrix, (), "k1", 12, 2)
    >>> print(comparison_page(matrix, {"x": reading}, {"x": "X"}, title="T", source="S", lang="en").split("\n")[9])
    | A | 3 (25 %), +2 −1; 2 of 2; one voice |
    """
    parts = [
        f"# {plain_markdown(title)}",
        "\n\n".join(
            f"![{plain_markdown(title)}]({PICTURES[lang]}{'' if page == 1 else -page}.png)"
            for page in range(1, pictures + 1)
        ),
        f"**{plain_markdown(title)}**  \n{plain_markdown(source)}",
        _table(matrix, places, lang),
        f"## {_HEADINGS['reading'].to(lang)}",
        _READING.to(lang),
        "\n".join(
            _CASE.to(lang).format(
                place=plain_markdown(places[name]), coded=one.coded, coder=plain_markdown(one.coder), asked=one.asked
            )
            for name, one in readings.items()
        ),
        f"## {_HEADINGS['rows'].to(lang)}",
        _matches(crosswalk, places, lang),
        f"## {_HEADINGS['limits'].to(lang)}",
        "\n".join(f"- {limit.to(lang)}" for limit in _LIMITS),
    ]
    return "\n\n".join(parts) + "\n"


def matrix_cells(matrix: pd.DataFrame, lang: Language) -> list[list[str]]:
    """Return the matrix as it is read: in each row the theme, then a cell a case.

    Examples
    --------
    >>> matrix = pd.DataFrame({"common": "a", "label_en": "A", "case": ["x", "y"], "theme": ["a", ""], "strategy": True,
    ...     "n": [3, 0], "share": [25.0, 0.0], "supports": [2, 0], "contradicts": [1, 0], "informants": [2, 0],
    ...     "asked": 2, "state": ["single", ""]})
    >>> matrix_cells(matrix, "en")
    [['A*', '3 (25 %), +2 −1; 2 of 2; one voice', '–']]
    """
    studied = set(matrix.loc[matrix["strategy"], "common"])
    return [
        [f"{rows[f'label_{lang}'].iloc[0]}{'*' if common in studied else ''}",
         *(_cell(row, lang) for row in rows.to_dict("records"))]
        for common, rows in matrix.groupby("common", sort=False)
    ]  # fmt: skip


def _table(matrix: pd.DataFrame, places: Mapping[str, str], lang: Language) -> str:
    head = [label("theme", lang), *(plain_markdown(place) for place in places.values())]
    cells = [[plain_markdown(cell) for cell in row] for row in matrix_cells(matrix, lang)]
    return "\n".join(map(_line, [head, ["---"] * len(head), *cells]))


def _cell(row: Mapping[Hashable, Any], lang: Language) -> str:
    if not row["theme"]:
        return "–"
    of = {"id": "dari", "en": "of"}[lang]
    return (
        f"{row['n']} ({row['share']:.0f} %), +{row['supports']} −{row['contradicts']}; "
        f"{row['informants']} {of} {row['asked']}; {cell_text(row['state'], lang).lower()}"
    )


def _matches(crosswalk: pd.DataFrame | None, places: Mapping[str, str], lang: Language) -> str:
    if crosswalk is None:
        return _NO_CROSSWALK.to(lang)
    lines = [_line([*map(plain_markdown, places.values()), {"id": "Catatan", "en": "Note"}[lang]])]
    lines.append(_line(["---"] * (len(places) + 1)))
    lines += [_line([*(f"`{row[name]}`" if row[name] else "–" for name in places), plain_markdown(row["note"])])
              for row in crosswalk.to_dict("records")]  # fmt: skip
    return "\n".join(lines)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
