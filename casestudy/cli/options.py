"""What commands share: their options, and the case that is meant."""

import os
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from casestudy.errors import CaseError

if TYPE_CHECKING:
    from casestudy.case import Case


class Lang(StrEnum):
    """The language of messages."""

    id = "id"
    en = "en"


CaseOption = Annotated[str | None, typer.Option("--case", help="The folder under data/; by default the project's own.")]
LangOption = Annotated[Lang | None, typer.Option("--lang", help="The language of messages; by default the case's.")]


def open_named(name: str | None, lang: Lang | None) -> "Case":
    """Open the case that is meant, in the language that was asked for."""
    from dataclasses import replace

    from casestudy.case import open_case

    if lang:
        os.environ["CASESTUDY_LANG"] = lang.value
    try:
        opened = open_case(name)
    except CaseError as error:
        # A broken case.toml is told in its own language, unless another was asked for.
        raise CaseError(error.problems, lang=lang.value if lang else error.lang) from None
    return replace(opened, language=lang.value) if lang else opened
