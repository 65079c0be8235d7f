"""Who leads the government after day 0: what the example rows say and ask about it."""

from collections.abc import Mapping
from datetime import date, timedelta

from casestudy.errors import Bilingual, Language

Row = dict[str, str]

#: The code that an example row names as evidence for limits, and for what staff can do.
_LIMITS: Mapping[Language, str] = {"id": "keterbatasan", "en": "limits"}
_STAFF: Mapping[Language, str] = {"id": "kerja-humas", "en": "staff-work"}
_MARK: Mapping[Language, str] = {"id": "CONTOH", "en": "EXAMPLE"}


def head_factor(head: Bilingual, *, definitive: bool, factors: list[Row], lang: Language) -> Row:
    """Return a SWOT factor: an acting head's powers are a weakness, those of a definitive one a strength.

    Parameters
    ----------
    head : Bilingual
        The office, such as "acting mayor".
    definitive : bool
        Whether it is held in full.
    factors : list of dict
        The factors that are there: the new one is counted on from them.
    lang : {"id", "en"}
        The language of the case.

    Returns
    -------
    dict

    Examples
    --------
    >>> row = head_factor(Bilingual("Plt Bupati", "acting regent"), definitive=False, factors=[], lang="en")
    >>> row["factor"], row["label_en"], row["evidence"]
    ('W1', 'Limited powers of the acting regent', 'limits')
    """
    kind, letter = ("strength", "S") if definitive else ("weakness", "W")
    number = 1 + sum(row["kind"] == kind for row in factors)
    said = (
        Bilingual(f"{head.id} dapat langsung memutuskan", f"The {head.en} can decide at once")
        if definitive
        else Bilingual(f"Wewenang {head.id} terbatas", f"Limited powers of the {head.en}")
    )
    return {
        "factor": f"{letter}{number}", "kind": kind, "label_id": said.id, "label_en": said.en,
        "evidence": (_STAFF if definitive else _LIMITS)[lang], "note": _MARK[lang],
    }  # fmt: skip


def head_event(head: Bilingual, day_zero: date, *, place: str, lang: Language) -> Row:
    """Return an event of the timeline: the acting head starts on the day after the crisis.

    Examples
    --------
    >>> row = head_event(Bilingual("Plt Bupati", "acting regent"), date(2021, 5, 9), place="Nganjuk", lang="en")
    >>> row["date"], row["event_en"]
    ('2021-05-10', 'The acting regent starts work.')
    """
    return {
        "date": (day_zero + timedelta(days=1)).isoformat(), "event_id": f"{head.id} mulai bertugas.",
        "event_en": f"The {head.en} starts work.", "lane": "government", "place": place, "source": _MARK[lang],
        "confidence": "low", "mark_id": f"{head.id.split(' (')[0]} bertugas", "mark_en": f"The {head.en} starts",
    }  # fmt: skip


def head_question(head: Bilingual, *, number: int, lang: Language) -> Row:
    """Return a question of the interview guide about the head's powers.

    Examples
    --------
    >>> head_question(Bilingual("Plt Bupati", "acting regent"), number=7, lang="en")["question"]
    'EXAMPLE: What could the acting regent decide, what not, and what did it mean for the office’s answers?'
    """
    words = {
        "id": ("Kepemimpinan", "Wewenang pimpinan sesudah krisis",
               f"CONTOH: Apa yang dapat dan tidak dapat diputuskan {head.id}, dan apa akibatnya bagi jawaban humas?"),
        "en": ("Leadership", "Powers of the head after the crisis",
               f"EXAMPLE: What could the {head.en} decide, what not, and what did it mean for the office’s answers?"),
    }[lang]  # fmt: skip
    return {
        "number": str(number), "aspect": words[0], "indicator": words[1], "question": words[2], "informants": "key",
        "theory": {"id": "Coombs: situasi krisis", "en": "Coombs: crisis situation"}[lang],
    }  # fmt: skip
