"""What saving an exhibit gives back, and what a notebook shows: the exhibit, or the reason why it was left out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from casestudy.case import Case
from casestudy.errors import Bilingual, Language
from casestudy.load.checks.todo.needs import NEEDS, why_empty

LANGUAGES: tuple[Language, ...] = ("id", "en")
#: Why an exhibit is left out.
UNLISTED = Bilingual("tidak ada dalam daftar peraga", "not in the register of exhibits")


def skip_reason(case: Case, slug: str, sources: list[str]) -> Bilingual:
    """Return why an exhibit without data is left out: what is missing for it, and where that belongs.

    Where nothing is missing, or the library does not know the exhibit, only its sources can be told.
    """
    needs = [NEEDS[name] for name in why_empty(case, slug)]
    if not needs:
        return no_rows(sources)
    told = Bilingual.each(
        lambda lang: "; ".join(f"{one.what.to(lang)} (data/{case.name}/{one.place})" for one in needs)
    )
    return Bilingual(f"butuh {told.id}", f"it needs {told.en}")


def no_rows(sources: list[str]) -> Bilingual:
    """Return the reason for which an exhibit is left out that has no data, and not for want of an input.

    Examples
    --------
    >>> no_rows(["posts"]).en
    'nothing to show yet from: posts'
    """
    there = ", ".join(sources)
    return Bilingual(f"belum ada yang dapat ditampilkan dari: {there}", f"nothing to show yet from: {there}")


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

        for picture in self.previews:
            display(Image(picture, alt=self.alts[self.language]))
        told = [(plain_markdown(self.captions[lang]), plain_markdown(self.source_lines[lang])) for lang in LANGUAGES]
        lines = [f"**{caption}**  \n{source}" for caption, source in told]
        display(Markdown("\n\n".join(lines)))


@dataclass(frozen=True)
class Skipped:
    """An exhibit that was left out, with the reason. It has no number, and those after it close up."""

    slug: str
    reason: Bilingual

    def _ipython_display_(self) -> None:
        from IPython.display import Markdown, display

        told = (f"`{self.slug}` dilewati: {self.reason.id}.", f"`{self.slug}` was skipped: {self.reason.en}.")
        display(Markdown("  \n".join(told)))


def plain_markdown(text: str) -> str:
    r"""Return a text from a file as Markdown that shows it as it is: none of its signs is markup.

    Examples
    --------
    >>> plain_markdown("<b> & *kata*")
    '\\<b\\> & \\*kata\\*'
    """
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>!#|" else letter for letter in text)
