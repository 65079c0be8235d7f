"""What a student does next: the parts of a case in the order of the work, and for each what is still to be done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from casestudy.case import Case
from casestudy.errors import Bilingual, Language
from casestudy.load.checks.todo.examples import example_files, example_rows, example_settings
from casestudy.load.checks.todo.needs import EXHIBIT_NEEDS, NEEDS, unmet_needs
from casestudy.load.codings.segments import coder_files, read_segments
from casestudy.load.formats.files import gather
from casestudy.load.registers import empty_table, library_register, load_table
from casestudy.load.sources import Sources
from casestudy.load.tabular.files import RAW_FOLDERS, find_files
from casestudy.tables import TABLES

#: The places of a case in the order in which they are filled.
ORDER = (
    "case.toml", "tables/informants.csv", "tables/interview_guide.csv", "raw", "raw/interviews", "raw/observations",
    "tables/documents.csv", "tables/events.csv", "raw/clippings", "raw/comments", "tables/posts.csv",
    "tables/activities.csv", "tables/codebook.csv", "tables/codebook_history.csv", "codings", "strategies",
    "tables/swot.csv", "tables/alignment.csv", "tables/swot_scores.csv", "tables/labels.csv", "words",
    "tables/exhibits.csv",
)  # fmt: skip
#: A line names at most this many exhibits or files.
SHOWN = 4
_UNNEEDED = Bilingual(
    "Peraga yang tidak diperlukan: hapus barisnya dari tables/exhibits.csv (bila belum ada, salin dari kasus baru).",
    "Exhibits that you do not need: delete their rows from tables/exhibits.csv (copy it from a new case if need be).",
)
_STRATEGIES = frozenset({"strategies", "process", "images", "responses"})


@dataclass(frozen=True)
class Todo:
    """One thing to do.

    Attributes
    ----------
    kind : {"example", "missing", "unlisted"}
        Something is still as in the template, an exhibit lacks an input, or an exhibit could be made and is not listed.
    file : str
        The file or folder, in the case folder.
    what, how : Bilingual
        What is to be done, and with what.
    exhibits : tuple of str
        The exhibits that wait for it.
    """

    kind: Literal["example", "missing", "unlisted"]
    file: str
    what: Bilingual
    how: Bilingual
    exhibits: tuple[str, ...] = ()

    def message(self, lang: Language) -> str:
        """Return the line with its box: where, what, and how."""
        return f"[ ] {self.file}: {self.what.to(lang)}. {self.how.to(lang)}"


def list_todos(case: Case, sources: Sources | None) -> list[Todo]:
    """Return what is left to do in a case, in the order of the work.

    Parameters
    ----------
    case : Case
    sources : Sources or None
        The tables of the case. None where they cannot be loaded: then only what is still example is told, as the
        codings of an example may well be what keeps them from it.
    """
    found = [*_settings(case), *_tables(case, sources), *_files(case), *_codings(case)]
    if sources is not None:
        found += [*_missing(case, sources), *_unlisted(case, sources)]
        # Where each source comes from is stated once there is something to state.
        found += _provenance(case) if not any(one.kind == "example" for _, one in found) else []
    return [one for _, one in sorted(found, key=lambda pair: ORDER.index(pair[0]))]


def todo_lines(todos: Sequence[Todo], name: str, lang: Language, *, errors: bool = False) -> list[str]:
    """Return the to-do list of a case as lines; one line where nothing is left.

    Parameters
    ----------
    todos : sequence of Todo
    name : str
        The case.
    lang : {"id", "en"}
    errors : bool
        Whether problems stand above the list: they come first, and what exhibits lack cannot be told before.

    Examples
    --------
    >>> todo_lines([], "kota", "en")
    ['kota: ready. Next: casestudy run --case kota']
    """
    first = "[ ] perbaiki dulu masalah di atas, lalu: " if lang == "id" else "[ ] first mend the problems above, then: "
    if not todos and not errors:
        return [f"{name}: siap. Berikutnya: casestudy run --case {name}" if lang == "id"
                else f"{name}: ready. Next: casestudy run --case {name}"]  # fmt: skip
    lines = ["Yang perlu dikerjakan, menurut urutannya:" if lang == "id" else "To do, in this order:"]
    lines += [f"{first}casestudy check --case {name}"] if errors else []
    lines += [one.message(lang) for one in todos]
    if any(one.kind == "missing" for one in todos):
        lines.append(_UNNEEDED.to(lang))
    return lines


_Found = Iterator[tuple[str, Todo]]


def _settings(case: Case) -> _Found:
    kept = example_settings(case)
    edit = Bilingual(f"Ubah di data/{case.name}/case.toml.", f"Change them in data/{case.name}/case.toml.")
    for step, names in (("case.toml", [one for one in kept if one not in _STRATEGIES]),
                        ("strategies", [one for one in kept if one in _STRATEGIES])):  # fmt: skip
        if names:
            told = ", ".join(names)
            yield step, Todo("example", "case.toml", Bilingual(f"masih contoh: {told}", f"still example: {told}"), edit)


def _tables(case: Case, sources: Sources | None) -> _Found:
    for name in TABLES:
        if name in ("turns", "observations", "segments"):
            continue
        table = _table(case, name, sources)
        if n := example_rows(name, table):
            files = find_files(case, name, [])
            place = RAW_FOLDERS.get(name, f"tables/{name}.csv")
            file = case.show(files[0]) if len(files) == 1 else place
            yield place, Todo("example", file, _of(n, len(table), "baris", "row"), _replace(case, file))


def _table(case: Case, name: str, sources: Sources | None) -> pd.DataFrame:
    table: pd.DataFrame = empty_table(name) if sources is None else getattr(sources, name)
    if sources is None:
        # What keeps a table from being read is told among the problems.
        with gather([]):
            table = load_table(case, name, required=False)
    return table


def _files(case: Case) -> _Found:
    for folder in ("raw/interviews", "raw/observations", "words"):
        if kept := [path.name for path in example_files(case, folder)]:
            told = _some(kept)
            what = Bilingual(f"masih contoh: {told.id}", f"still example: {told.en}")
            yield folder, Todo("example", folder, what, _replace(case, folder))


def _codings(case: Case) -> _Found:
    for path in coder_files(case):
        with gather([]):
            segments = read_segments(path, file=case.show(path))
            if n := example_rows("segments", segments):
                what = _of(n, len(segments), "petikan", "passage")
                how = Bilingual("Hapus petikan contohnya.", "Delete the example passages.")
                if n == len(segments):
                    how = Bilingual("Hapus berkasnya sesudah transkrip dan buku kode Anda ada.",
                                    "Delete the file once your transcripts and codebook are there.")  # fmt: skip
                yield "codings", Todo("example", case.show(path), what, how)


def _missing(case: Case, sources: Sources) -> _Found:
    waiting: dict[str, list[str]] = {}
    for slug in sources.exhibits["slug"]:
        for name in unmet_needs(case, sources, str(slug)):
            waiting.setdefault(name, []).append(str(slug))
    for name, slugs in waiting.items():
        need, told = NEEDS[name], _some(slugs)
        what = Bilingual(f"butuh {need.what.id}, untuk {told.id}", f"needs {need.what.en}, for {told.en}")
        step = "strategies" if name in _STRATEGIES else need.place
        yield step, Todo("missing", need.place, what, _how_to_fill(case, name), tuple(slugs))


def _unlisted(case: Case, sources: Sources) -> _Found:
    """Yield the exhibits that the library's register leaves out, where a case has given all they need."""
    usual = {*library_register()["slug"], *sources.exhibits["slug"]}
    slugs = [slug for slug in EXHIBIT_NEEDS if slug not in usual and not unmet_needs(case, sources, slug)]
    if slugs:
        told = _some(slugs)
        what = Bilingual(f"belum mendaftar {told.id}, padahal datanya ada",
                         f"does not list {told.en}, and the data is there")  # fmt: skip
        how = Bilingual("Tambahkan barisnya bila peraga itu diperlukan.", "Add their rows if you want these exhibits.")
        yield "tables/exhibits.csv", Todo("unlisted", "tables/exhibits.csv", what, how, tuple(slugs))


def _provenance(case: Case) -> _Found:
    stated = set(case.provenance.values())
    if stated == {"illustrative"}:
        what = Bilingual("[provenance] semuanya masih illustrative", "[provenance] says illustrative of everything")
        how = Bilingual('Tulis "field" untuk data yang Anda kumpulkan sendiri, "public record" untuk catatan publik.',
                        'Write "field" for what you gathered, "public record" for public records.')  # fmt: skip
        yield "tables/exhibits.csv", Todo("example", "case.toml", what, how)


def _of(n: int, total: int, unit_id: str, unit_en: str) -> Bilingual:
    many = unit_en if total == 1 else f"{unit_en}s"
    return Bilingual(f"{n} dari {total} {unit_id} masih contoh", f"{n} of {total} {many} still example")


def _some(names: Sequence[str]) -> Bilingual:
    shown, more = ", ".join(names[:SHOWN]), len(names) - SHOWN
    return Bilingual(f"{shown} dan {more} lagi", f"{shown} and {more} more") if more > 0 else Bilingual(shown, shown)


def _replace(case: Case, place: str) -> Bilingual:
    command = f"casestudy check data/{case.name}/{place}" if "." in place else f"casestudy check --case {case.name}"
    return Bilingual(f"Ganti dengan milik Anda, lalu: {command}", f"Replace them with your own, then: {command}")


def _how_to_fill(case: Case, name: str) -> Bilingual:
    """Return how a need is met: with a command for coders, else by filling in its file or folder."""
    place, check = NEEDS[name].place, f"casestudy check --case {case.name}"
    where = f"data/{case.name}/{place}"
    if name == "second coder":
        return _pack(case, "K2")
    if place == "codings":
        pack = _pack(case, "K1")
        return Bilingual(f"{pack.id} atau casestudy import-codings", f"{pack.en} or casestudy import-codings")
    if place == "case.toml":
        return Bilingual(f"Tulis {name} = [...] di {where}.", f"Write {name} = [...] in {where}.")
    if NEEDS[name].finer:
        return Bilingual(f"Lengkapi {where}, lalu: {check}", f"Complete {where}, then: {check}")
    if not place.endswith(".csv"):
        return Bilingual(f"Taruh berkasnya di {where}, lalu: {check}", f"Put the files into {where}, then: {check}")
    table = TABLES[place.removeprefix("tables/").removesuffix(".csv")]
    columns = ", ".join(one.name for one in table.columns if one.required)
    return Bilingual(f"Buat {where} dengan kolom: {columns}", f"Make {where} with the columns: {columns}")


def _pack(case: Case, coder: str) -> Bilingual:
    command = f"casestudy pack --coder {coder} -o {coder}.xlsx --case {case.name}"
    return Bilingual(f"Siapkan lembar pengodean: {command}", f"Make a sheet for coding: {command}")
