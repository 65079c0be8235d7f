"""Exhibits as pictures: PDF for print, PNG for Word, a small one for notebooks and pages."""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure

from casestudy.errors import Language
from casestudy.plots.style import DPI, style

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

#: Pixels across of the picture shown in a notebook.
PREVIEW_WIDTH = 900

#: Axes of one page, or of several where a table is longer than a page.
Draw = Callable[[pd.DataFrame, Language], Axes | Sequence[Axes]]


def render(data: pd.DataFrame, draw: Draw, lang: Language, about: Mapping[str, str]) -> tuple[bytes, list[bytes]]:
    """Return an exhibit as one PDF and as a PNG for each page, drawn once.

    Parameters
    ----------
    data : pandas.DataFrame
    draw : callable
    lang : {"id", "en"}
    about : mapping
        ``Title`` and ``Subject``, written into the files.

    Examples
    --------
    >>> from casestudy.plots.style import new_axes
    >>> pdf, pictures = render(pd.DataFrame(), lambda data, lang: new_axes(height_cm=2), "en",
    ...                        {"Title": "Peaks", "Subject": "Bars"})
    >>> pdf[:5], len(pictures)
    (b'%PDF-', 1)
    """
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


def preview(png: bytes) -> bytes:
    """Return a picture small enough for a notebook or a page, its colours kept."""
    from PIL import Image

    picture = Image.open(BytesIO(png)).convert("RGB")
    height = round(picture.height * PREVIEW_WIDTH / picture.width)
    return _few_colours(picture.resize((PREVIEW_WIDTH, height), Image.Resampling.LANCZOS), None)


def lighter(png: bytes) -> bytes:
    """Return a picture of the same size and resolution in a fraction of the bytes, for Word."""
    from PIL import Image

    picture = Image.open(BytesIO(png))
    return _few_colours(picture.convert("RGB"), picture.info.get("dpi"))


def _few_colours(picture: "Picture", dpi: tuple[float, float] | None) -> bytes:
    from PIL import Image

    out = BytesIO()
    resolution = {} if dpi is None else {"dpi": dpi}
    picture.quantize(128, dither=Image.Dither.NONE).save(out, format="png", **resolution)
    return out.getvalue()
