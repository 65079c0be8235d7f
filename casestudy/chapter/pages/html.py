"""The chapter as one page for the browser: nothing from outside, every figure unfolding to its numbers and passages."""

import base64
import re
from collections.abc import Mapping
from html import escape
from importlib.resources import files

import pandas as pd

from casestudy.case import Case
from casestudy.chapter.exhibits.evidence import read_evidence
from casestudy.chapter.exhibits.pictures import preview
from casestudy.chapter.pages.contents import Chapter, Entry, emphasised, exhibit_pictures
from casestudy.chapter.trace import place_evidence, read_numbers
from casestudy.errors import Bilingual, Language
from casestudy.labels import label
from casestudy.load.sources import Sources, load_case
from casestudy.tables import unguard_formulas

#: Characters of a passage that are shown, and passages of a row; `casestudy trace` shows all of both.
SHOWN, MOST = 200, 6
_WORDS = {
    "contents": Bilingual("Isi", "Contents"),
    "numbers": Bilingual("Angka di baliknya", "The numbers behind it"),
    "evidence": Bilingual("Bukti di balik setiap angka", "The evidence behind each number"),
    "withheld": Bilingual("[hanya boleh diparafrasakan]", "[to be paraphrased only]"),
    "line": Bilingual("baris", "line"),
    "row": Bilingual("Baris", "Row"),
    "more": Bilingual(
        "… dan {} lagi: <code>casestudy trace {} --row {}</code>",
        "… and {} more: <code>casestudy trace {} --row {}</code>",
    ),
}


def html_page(case: Case, chapter: Chapter) -> str:
    """Return the page, in the case's language with every caption in both.

    No script runs in it and nothing is loaded from outside. Words of informants who did not agree to be quoted are
    not in it.

    Parameters
    ----------
    case : Case
    chapter : Chapter
        From `casestudy.chapter.pages.contents.gather_chapter`.

    Returns
    -------
    str
    """
    lang, sources = case.language, load_case(case)
    title = escape(chapter.title.to(lang))
    style = files("casestudy.chapter.pages").joinpath("page.css").read_text("utf-8")
    parts = [
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>",
        f"<p>{escape(chapter.question.to(lang))}</p>",
    ]
    if chapter.illustrative:
        parts.append(f"<p><em>{escape(label('illustrative', lang))}</em></p>")
    parts.append(_contents(chapter, lang))
    for number, section in enumerate(chapter.sections, 1):
        parts.append(f'<section>\n<h2 id="s{number}">{escape(section.heading.to(lang))}</h2>')
        if said := section.conclusion.to(lang):
            parts.append(f"<p>{_sentences(said)}</p>")
        parts += [_exhibit(case, sources, entry) for entry in section.entries]
        if limits := section.limits.to(lang):
            parts.append(f"<p><em>{escape(label('limits', lang))}:</em> {_sentences(limits)}</p>")
        parts.append("</section>")
    return "\n".join([*parts, "</main>\n</body>\n</html>\n"])


def _sentences(text: str) -> str:
    return "".join(f"<em>{escape(piece)}</em>" if strong else escape(piece) for piece, strong in emphasised(text))


def _contents(chapter: Chapter, lang: Language) -> str:
    links = [f'<li><a href="#{_anchor(entry)}">{escape(entry["caption"][lang])}</a></li>' for entry in chapter.entries]
    word = _WORDS["contents"].to(lang)
    return f'<nav aria-label="{word}">\n<h2>{word}</h2>\n<ul>\n{chr(10).join(links)}\n</ul>\n</nav>'


def _exhibit(case: Case, sources: Sources, entry: Entry) -> str:
    lang = case.language
    other: Language = "en" if lang == "id" else "id"
    caption = (
        f"<figcaption><b>{escape(entry['caption'][lang])}</b>"
        f'<span class="other" lang="{other}">{escape(entry["caption"][other])}</span></figcaption>'
    )
    shown = _shown(case, entry, lang)
    body = [caption, shown] if entry["kind"] == "table" else [shown, caption]
    source = f'<p class="source">{escape(entry["source_line"][lang])}</p>'
    behind = _unfold(_WORDS["numbers"].to(lang), _table(read_numbers(case, entry)))
    if "evidence" in entry["files"]:
        behind += _unfold(_WORDS["evidence"].to(lang), _evidence(case, sources, entry))
    return f'<figure id="{_anchor(entry)}">\n{chr(10).join(body)}\n{source}\n{behind}</figure>'


def _shown(case: Case, entry: Entry, lang: Language) -> str:
    if entry["kind"] == "table" and f"{lang}.csv" in entry["files"]:
        return _table(
            unguard_formulas(
                pd.read_csv(case.figures / entry["files"][f"{lang}.csv"], dtype="str", keep_default_na=False)
            )
        )
    images = []
    for page, file in enumerate(exhibit_pictures(entry, lang)):
        content = base64.b64encode(preview((case.figures / file).read_bytes())).decode()
        # The pages of one table are one picture to those who hear it.
        alt = escape(entry["alt"][lang]) if page == 0 else ""
        images.append(f'<img alt="{alt}" src="data:image/png;base64,{content}">')
    return "\n".join(images)


def _table(cells: pd.DataFrame) -> str:
    head = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in cells.columns)
    rows = "\n".join(f"<tr>{''.join(_cell(text) for text in row)}</tr>" for row in cells.to_numpy().tolist())
    return f'<div class="scroll"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table></div>'


def _cell(text: str) -> str:
    if text.replace(".", "").replace(",", "").replace("−", "").isdecimal():
        return f'<td class="n">{escape(text)}</td>'
    # A browser would break a day behind its hyphens.
    day = re.fullmatch(r"\d{4}-\d\d-\d\d", text)
    return f'<td class="day">{text}</td>' if day else f"<td>{escape(text)}</td>"


def _unfold(summary: str, content: str) -> str:
    return f"<details><summary>{summary}</summary>\n{content}\n</details>\n"


def _evidence(case: Case, sources: Sources, entry: Entry) -> str:
    """Return the passages behind each row, each once with the numbers it stands behind; the first few of many."""
    lang = case.language
    evidence = read_evidence((case.figures / entry["files"]["evidence"]).read_bytes())
    here = ["row", "doc", "start", "end", "coder"]
    once = evidence.drop_duplicates(here)
    many = once.groupby("row").size()
    of_shown = evidence.merge(once.groupby("row").head(MOST)[here], on=here)
    shown = of_shown.groupby(here, dropna=False, sort=False)["column"].agg(", ".join).reset_index()
    placed = place_evidence(shown.assign(counts=1), case, sources)
    numbers = read_numbers(case, entry)
    parts = []
    for row, of_row in placed.groupby("row"):
        number = int(str(row))
        cells = numbers.iloc[number - 1]
        words = [text for text in cells if text and not text.replace(".", "").replace("-", "").isdecimal()][:3]
        items = "\n".join(_passage(passage, lang) for passage in of_row.to_dict("records"))
        left = int(many[number]) - len(of_row)
        more = f"<p>{_WORDS['more'].to(lang).format(left, entry['cell'], number)}</p>" if left else ""
        head = escape(" · ".join(words)[:120])
        parts.append(f"<p><b>{_WORDS['row'].to(lang)} {number}</b> {head}</p>\n<ul>\n{items}\n</ul>{more}")
    return f'<div class="evidence">{chr(10).join(parts)}</div>'


def _passage(passage: Mapping[object, object], lang: Language) -> str:
    line = f"{passage['doc']}, {_WORDS['line'].to(lang)} {passage['line']}"
    place = [line, passage["speaker"], passage["coder"], passage["column"]]
    told = f'<span class="place">{escape(" · ".join(str(part) for part in place if part))}</span>'
    if not passage["quotable"]:
        return f"<li>{told} {_WORDS['withheld'].to(lang)}</li>"
    words = " ".join(str(passage["quote"]).split())
    shown = escape(words if len(words) <= SHOWN else f"{words[:SHOWN].rstrip()} …")
    if passage["before"] or passage["after"]:
        shown = f"{escape(str(passage['before']))}<mark>{shown}</mark>{escape(str(passage['after']))}"
    return f"<li>{told} {shown}</li>"


def _anchor(entry: Entry) -> str:
    return f"{entry['kind']}-{str(entry['number']).replace('.', '-')}"
