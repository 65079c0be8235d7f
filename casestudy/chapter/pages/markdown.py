"""The chapter as two Markdown pages, one a language, which a repository shows as they are."""

from collections.abc import Mapping

from casestudy.case import Case
from casestudy.chapter.exhibits.results import plain_markdown
from casestudy.chapter.pages.contents import Chapter, Entry, emphasised, exhibit_pictures
from casestudy.errors import Language
from casestudy.labels import label

_WORDS: Mapping[Language, Mapping[str, str]] = {
    "id": {"numbers": "Angka", "evidence": "Bukti", "made": "Dibuat oleh"},
    "en": {"numbers": "Numbers", "evidence": "Evidence", "made": "Made by"},
}


def markdown_page(case: Case, chapter: Chapter, lang: Language) -> str:
    """Return one page: the question, then every exhibit; a table's caption stands above it, a figure's below."""
    parts = [f"# {plain_markdown(chapter.title.to(lang))}", plain_markdown(case.question.to(lang))]
    if chapter.illustrative:
        parts.append(f"*{plain_markdown(label('illustrative', lang))}*")
    for section in chapter.sections:
        parts.append(f"## {plain_markdown(section.heading.to(lang))}")
        if said := section.conclusion.to(lang):
            parts.append(_sentences(said))
        for entry in section.entries:
            parts += _exhibit(entry, lang)
        if limits := section.limits.to(lang):
            parts.append(f"*{label('limits', lang)}:* {_sentences(limits)}")
    return "\n\n".join(parts) + "\n"


def _exhibit(entry: Entry, lang: Language) -> list[str]:
    words, files = _WORDS[lang], entry["files"]
    picture = "\n\n".join(f"![{plain_markdown(entry['alt'][lang])}]({name})" for name in exhibit_pictures(entry, lang))
    caption = f"**{plain_markdown(entry['caption'][lang])}**  \n{plain_markdown(entry['source_line'][lang])}"
    linked = {words["numbers"]: "data", words["evidence"]: "evidence", "PDF": f"{lang}.pdf"}
    links = [f"[{word}]({files[part]})" for word, part in linked.items() if part in files]
    behind = " · ".join([*links, f"{words['made']} `{entry['notebook']}`"])
    return [picture, caption, behind] if entry["kind"] == "figure" else [caption, picture, behind]


def _sentences(text: str) -> str:
    return "".join(
        f"*{plain_markdown(piece)}*" if strong else plain_markdown(piece) for piece, strong in emphasised(text)
    )
