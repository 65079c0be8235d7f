"""Interviews: a transcript of any accepted format in, one row a turn out."""

from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path

import pandas as pd

from casestudy.case import Case
from casestudy.check import check_table
from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.dialogue import (
    Line,
    Utterance,
    count_labels,
    join_cues,
    label_roles,
    parse_dialogue,
    split_label,
)
from casestudy.load.formats.cues import read_cues
from casestudy.load.formats.files import gather, list_files, same_name, unknown_ending
from casestudy.load.formats.plain import read_text, strip_line_numbers
from casestudy.load.formats.rich import read_pdf, read_rtf
from casestudy.load.formats.word import Columns, Grid, Paragraph, find_columns, pair_rows, read_docx, row_text
from casestudy.load.registers import empty_table, load_table
from casestudy.load.texts import place_turns

ENDINGS = (".docx", ".pdf", ".rtf", ".srt", ".txt", ".vtt")
_COLUMNS = ["doc", "turn", "speaker", "role", "time", "text"]
_RENAME = Bilingual(
    'Ganti label penanya menjadi "P:" dan label penjawab menjadi "I:".',
    'Rename the label of who asks to "P:" and of who answers to "I:".',
)


def load_transcript(
    path: Path, *, interviewer: Collection[str] = (), informant: Collection[str] = (), file: str | None = None
) -> pd.DataFrame:
    """Return the turns of one interview.

    Parameters
    ----------
    path : pathlib.Path
        A .docx, .rtf, .txt or .pdf with labelled dialogue, a .docx with a table of questions and answers, or .vtt or
        .srt captions.
    interviewer, informant : collection of str
        Labels, or starts of labels, whose role is known. The file's name without its ending is an informant as well.
    file : str, optional
        Names the file in messages; by default its name.

    Returns
    -------
    pandas.DataFrame
        ``doc`` (the file's name without its ending), ``turn`` from 1, ``speaker`` as labelled, ``role`` (interviewer,
        informant), ``time`` as written, ``text``, and ``start`` and ``end``: the code points of the text within the
        canonical text of the document, end exclusive.

    Raises
    ------
    CaseError
        Where the format is unknown or damaged, no speaker is labelled, or a label's role cannot be decided.
    """
    file = file or path.name
    informants = [*informant, path.stem]
    utterances = _read(path, file, [*interviewer, *informants])
    if not utterances:
        raise CaseError(_no_turns(file))
    labels = Counter(one.speaker for one in utterances)
    roles = label_roles(labels, interviewer=interviewer, informant=informants)
    if len(roles) < len(labels) or "informant" not in roles.values():
        raise CaseError(_unclear_roles(file, labels))
    rows = [
        (path.stem, str(turn), one.speaker, roles[one.speaker], one.time, one.text)
        for turn, one in enumerate(utterances, 1)
    ]
    return place_turns(check_table(pd.DataFrame(rows, columns=_COLUMNS), "turns", file=file))


def load_interviews(case: Case, *, informants: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the turns of every interview in ``raw/interviews``, file after file in the order of their names.

    Parameters
    ----------
    case : Case
    informants : pandas.DataFrame, optional
        The ``informants`` table, whose codes may be labels; by default it is read from the case.

    Returns
    -------
    pandas.DataFrame
        See `load_transcript`.

    Raises
    ------
    CaseError
        With the problems of all files; also where the folder is missing or empty, a file has another ending, or two
        files share a name.
    """
    folder = case.folder / "raw" / "interviews"
    files = list_files(folder)
    problems = [] if files else [_no_interviews(case.show(folder))]
    if informants is None:
        informants = empty_table("informants")
        # Its own problems are told when that table is loaded.
        with gather([]):
            informants = load_table(case, "informants", required=False)
    codes = informants["informant"].tolist()
    read: dict[str, str] = {}
    tables: list[pd.DataFrame] = []
    for path in files:
        file = case.show(path)
        if path.suffix.lower() not in ENDINGS:
            problems.append(unknown_ending(path, ENDINGS, file=file))
            continue
        if path.stem in read:
            problems.append(same_name(file, read[path.stem]))
        read[path.stem] = file
        with gather(problems):
            tables.append(load_transcript(path, informant=codes, file=file))
    if problems:
        raise CaseError(problems, lang=case.language)
    return pd.concat(tables, ignore_index=True)


def _read(path: Path, file: str, names: Collection[str]) -> list[Utterance]:
    match path.suffix.lower():
        case ".vtt" | ".srt":
            return join_cues(read_cues(path, file=file), file=file, names=names)
        case ".docx":
            return _read_word(read_docx(path, file=file), file, names)
        case ".rtf":
            lines = [Line(text, number) for number, text in enumerate(read_rtf(path, file=file).split("\n"), 1)]
        case ".txt" | ".pdf" as ending:
            text = read_pdf(path, file=file) if ending == ".pdf" else read_text(path, file=file)
            texts = strip_line_numbers(text.split("\n"))
            lines = [Line(text, number, opens=False) for number, text in enumerate(texts, 1)]
        case _:
            raise CaseError(unknown_ending(path, ENDINGS, file=file))
    return _parse(lines, file, names)


def _parse(lines: list[Line], file: str, names: Collection[str]) -> list[Utterance]:
    utterances = parse_dialogue(lines, names=names)
    if not utterances:
        often = Counter({label: n for label, n in count_labels(lines).items() if n > 1})
        raise CaseError(_unclear_roles(file, often) if often else _no_turns(file))
    return utterances


def _read_word(blocks: Iterable[Paragraph | Grid], file: str, names: Collection[str]) -> list[Utterance]:
    """Return the rows of tables of questions and answers where there are any, else the labelled dialogue."""
    asked: list[Line] = []
    outside: list[Line] = []
    columns: Columns | None = None
    for number, block in enumerate(blocks, 1):
        here = find_columns(block, before=columns) if isinstance(block, Grid) else None
        if here is None or not isinstance(block, Grid):
            outside += _lines(block, number)
            continue
        if asked and any(line.number > asked[-1].number and _names_someone(line) for line in outside):
            raise CaseError(_several_interviews(file, number))
        columns = here
        asked += _asked(pair_rows(block, here), number)
    if not asked:
        return _parse(outside, file, names)
    # A form carries a header and signatures outside its table; a dialogue there would be lost.
    if len(parse_dialogue(outside, names=names)) > 3:
        raise CaseError(_two_layouts(file))
    return parse_dialogue(asked, names=names)


def _asked(pairs: Iterable[tuple[str, str]], number: int) -> list[Line]:
    lines = []
    for pair in pairs:
        for label, cell in zip(("P", "I"), pair, strict=True):
            texts = [text for text in cell.split("\n") if text.strip()]
            lines += [Line(text, number, label="" if place else label) for place, text in enumerate(texts)]
    return lines


def _lines(block: Paragraph | Grid, number: int) -> list[Line]:
    texts = [block.text] if isinstance(block, Paragraph) else [row_text(row) for row in block.rows]
    return [Line(part, number, opens=not place) for text in texts for place, part in enumerate(text.split("\n"))]


def _names_someone(line: Line) -> bool:
    found = split_label(line.text)
    return found is not None and found[0].lower().startswith(("informan", "narasumber", "nama", "kode informan"))


def _unclear_roles(file: str, labels: Counter[str]) -> Problem:
    there = ", ".join(f"{label} ({n})" for label, n in sorted(labels.items(), key=lambda item: (-item[1], item[0]))[:8])
    return Problem(
        file,
        Bilingual(
            f"label yang jelas siapa penanya dan siapa penjawab (yang ada: {there})",
            f"labels that tell who asks and who answers (there are: {there})",
        ),
        _RENAME,
    )


def _no_turns(file: str) -> Problem:
    expected = Bilingual("label penutur di awal setiap giliran", "a speaker's label at the start of each turn")
    remedy = Bilingual(
        'Awali pertanyaan dengan "P:" dan jawaban dengan "I:".', 'Start questions with "P:" and answers with "I:".'
    )
    return Problem(file, expected, remedy)


def _several_interviews(file: str, number: int) -> Problem:
    expected = Bilingual("satu wawancara dalam satu berkas", "one interview in one file")
    remedy = Bilingual("Simpan setiap wawancara sebagai berkas sendiri.", "Save each interview as a file of its own.")
    return Problem(file, expected, remedy, row=number)


def _two_layouts(file: str) -> Problem:
    expected = Bilingual(
        "tabel tanya jawab saja, atau dialog berlabel saja", "a table of questions and answers, or a labelled dialogue"
    )
    remedy = Bilingual("Pindahkan dialog di luar tabel ke dalam tabel.", "Move the dialogue into the table.")
    return Problem(file, expected, remedy)


def _no_interviews(folder: str) -> Problem:
    endings = ", ".join(ENDINGS)
    expected = Bilingual(f"sedikitnya satu transkrip ({endings})", f"at least one transcript ({endings})")
    remedy = Bilingual(
        "Taruh transkrip di folder itu, satu berkas satu wawancara.",
        "Put the transcripts into the folder, one file an interview.",
    )
    return Problem(folder, expected, remedy)
