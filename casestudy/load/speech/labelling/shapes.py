"""Shapes of a turn's first line: how transcribers, meeting programs and messengers write who speaks and when."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from casestudy.load.formats.documents.blocks import MAX_LINES
from casestudy.load.speech.labelling.labels import usual_role

CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[.,]\d{1,3})?"
_RANGE = rf"{CLOCK}(?:\s?(?:-->|[-–])\s?{CLOCK})?"
_BRACKETED = rf"[\[(]\s?({_RANGE})\s?[\])]"
_NAME = r"[^\W\d_](?:[^:：?!\s]|[ \u00a0]{1,2}(?=\S))"
_BOLD = r"[*_]{0,3}"
_LABEL = re.compile(
    rf"[\s\u200b-\u200f\u2060\ufeff]*+(?:[-*•–>#]++\s++)?(?:(\d{{1,5}})[.)]?\s++)?{_BOLD}(?:{_BRACKETED}\s*+|(\d{{1,2}}:\d{{2}}(?::\d{{2}})?)\s++)?"
    rf"{_BOLD}(?:\[([^\]\n:]{{1,50}})\]|({_NAME}{{0,49}}?))[*_]{{0,3}}\s*+(?:{_BRACKETED})?\s*+[:：]{_BOLD}"
    rf"(\s*+)(?:{_BRACKETED}\s*+)?(.*)$",
    re.S,
)
_HEADINGS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_BOLD}({_NAME}{{0,49}}?){_BOLD}(?:\s{{2,9}}|\t)[\[(]?({CLOCK})[\])]?\s?:?$",
        rf"\[({_NAME}{{0,49}}?)\]\s({CLOCK})$",
        rf"{_BOLD}({_NAME}{{0,49}}?){_BOLD}\s?{_BRACKETED}\s?:?$",
        rf"{_BOLD}({_NAME}{{0,49}}?){_BOLD}\s[-–]\s({CLOCK})$",
        # Telegram, copied from the window of a computer.
        rf"({_NAME}{{0,49}}?), \[(\d{{1,2}}[ ./-][^\]\n]{{6,24}})\]:?$",
    )
)
_TIME_FIRST = re.compile(rf"[\[(]?(\d{{1,2}}:\d{{2}}(?::\d{{2}})?)[\])]?\s(?:[-–]\s)?({_NAME}{{0,40}}?)\s?:?$")
_MARKS = " \u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff"
_DAY = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}"
_HOUR = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[\s\u202f]?[APap]\.?[\s\u202f]?[Mm]\.?)?"
_MESSAGE = re.compile(
    rf"[{_MARKS}]*+\[?({_DAY},?[\s\u202f]{{1,3}}{_HOUR}|{_HOUR}, {_DAY})(?:\]|[\s\u202f]?[-–])\s[{_MARKS}]*+(.*)$",
    re.S,
)
#: What WhatsApp writes in the place of a picture, a file or a deleted message.
_NO_SPEECH = re.compile(
    r"<?(?:media|gambar|foto|video|audio|stiker|gif|dokumen|kartu kontak|image|sticker|document|contact card|photo)"
    r" (?:tidak disertakan|omitted)>?|.{1,200} \((?:file terlampir|file attached)\)|<(?:terlampir|attached): .{1,200}>"
    r"|pesan ini (?:telah )?dihapus\.?|anda (?:telah )?menghapus pesan ini\.?|this message was deleted\.?"
    r"|you deleted this message\.?"
    r"|null|(?:panggilan (?:suara|video) (?:tak|tidak) terjawab|missed (?:voice|video) call)\.?"
    r"|waiting for this message\..{0,60}|menunggu pesan ini\..{0,80}|live location shared|lokasi langsung dibagikan"
    r"|<?(?:view once (?:voice )?(?:message|photo|video)|video note|pesan video|pesan sekali lihat)"
    r" (?:omitted|tidak disertakan)>?|[^\u2022]{1,200}\u2022 .{0,40}(?:document omitted|dokumen tidak disertakan)",
    re.I,
)
#: What it adds to a message that was changed.
_EDITED = re.compile(r"\s*<(?:this message was edited|pesan ini (?:telah )?diedit)>\s*$", re.I)
_CHAT = re.compile(
    r"(\d{1,2}:\d{2}:\d{2})(?:\t\s*+|\s++(?=From|Dari))(?:(?:From|Dari)\s++)?([^:\t\n]{1,60}?)"
    r"(?:\s++(?:to|kepada|ke)\s++[^:\t\n]{1,60}?)?\s*+:\s*+(.*)$",
    re.S,
)
_TITLE = re.compile(rf"\s*+#{{1,6}}\s++{_BOLD}({_NAME}{{0,40}}?){_BOLD}\s*+:?\s*+$")
_BRACKET = re.compile(r"\s*+(?:\[([^\W\d_][^\]\n:]{0,40})\]|\(([^\W\d_][^)\n:]{0,40})\))\s*+(.*)$", re.S)
_TIMED = re.compile(rf"\s*+{_BOLD}({_NAME}{{0,49}}?){_BOLD}\s{{1,3}}{_BRACKETED}\s++(?=\S)(.*)$", re.S)
_BARE = re.compile(r"\s*+([^\W\d_][^\W_]{0,15}(?: \d{1,2})?)(?: *+([.;=>–—\t-])\s*+(.*)|\s*+)$", re.S)
_SAID = re.compile(r"([^:\n\"“”]{1,60}?):(?: (.*)|)$", re.S)
_BEFORE = re.compile(rf"\s*+{_BRACKETED}\s*+")
_ALONE = re.compile(rf"[\[(]?\s?({_RANGE})\s?[\])]?$")


@dataclass(frozen=True, slots=True)
class Found:
    """What opens a line: the label, the time, the number before it, and the rest of the line, which is speech.

    A line of a program's own, which nobody says, is a notice and has no label; `aside` is what it adds to speech.
    """

    label: str
    time: str
    text: str
    number: str = ""
    notice: bool = False
    aside: str = ""


Shape = Callable[[str], Found | None]


# A line is looked at several times while the layout of its file is found.
@lru_cache(maxsize=MAX_LINES)
def split_label(line: str) -> Found | None:
    """Return the label before a colon at the start of a line, the time beside it and the rest, or None.

    Examples
    --------
    >>> split_label("I [00:12:31] : Kami hadir.")
    Found(label='I', time='00:12:31', text='Kami hadir.', number='', notice=False, aside='')
    >>> split_label("Pukul 10:30 kami mulai") is None
    True
    """
    found = _LABEL.match(line) if ":" in line or "：" in line else None
    if found is None:
        return None
    number, before, bare, bracketed, plain, beside, gap, after, text = found.groups()
    label = (bracketed or plain).strip()
    # A clock time and an address on the web are no labels.
    clock = not gap and text[:1].isdigit() and label[-1:].isdigit() and usual_role(label) is None
    if not label or clock or label.startswith("Pukul ") or (not gap and text.startswith("//")):
        return None
    times = " ".join(time for time in (before, bare, beside, after) if time)
    return Found(label, times, text.strip(), number or "")


def split_heading(line: str) -> Found | None:
    """Return the speaker and time of a line that holds nothing else, as Teams, Otter, Zoom and Rev write them.

    Examples
    --------
    >>> [split_heading(line).label for line in ("Dewi   0:04", "[Sari] 11:02:09", "Speaker 1 (00:01:23):")]
    ['Dewi', 'Sari', 'Speaker 1']
    """
    text = line.strip()
    for pattern in _HEADINGS:
        if found := pattern.match(text):
            return Found(found[1].strip(), found[2], "")
    if found := _TIME_FIRST.match(text):
        return Found(found[2].strip(), found[1], "")
    return None


def split_title(line: str) -> Found | None:
    """Return the speaker whom a Markdown heading names, or None.

    Examples
    --------
    >>> split_title("### Interviewer").label
    'Interviewer'
    """
    found = _TITLE.match(line)
    return Found(found[1].strip(), "", "") if found else None


def split_bracket(line: str) -> Found | None:
    """Return the speaker whom square brackets name at the start of a line, or a usual label in round ones, or None.

    Examples
    --------
    >>> split_bracket("[id1] Saya setuju.").label, split_bracket("(P) Apa?").label, split_bracket("(ya) Betul.")
    ('id1', 'P', None)
    """
    found = _BRACKET.match(line)
    # Round brackets hold asides as well.
    if found is None or (found[2] and usual_role(found[2].strip()) is None):
        return None
    return Found((found[1] or found[2]).strip(), "", found[3].strip())


def split_timed(line: str) -> Found | None:
    """Return the speaker and the time in brackets at the start of a line that goes on without a colon, or None.

    Examples
    --------
    >>> found = split_timed("Speaker 1 [00:00:01] Apa tugasnya?")
    >>> found.label, found.time, found.text
    ('Speaker 1', '00:00:01', 'Apa tugasnya?')
    """
    found = _TIMED.match(line)
    return Found(found[1].strip(), found[2], found[3].strip()) if found else None


def split_bare(line: str) -> Found | None:
    r"""Return a usual label that no colon follows: a tab, a full stop or a dash does, or it fills the line alone.

    Examples
    --------
    >>> split_bare("P\tApa?"), split_bare("Jawaban").label
    (Found(label='P', time='', text='Apa?', number='', notice=False, aside=''), 'Jawaban')
    """
    found = _BARE.match(line)
    if found is None or usual_role(found[1]) is None or (found[2] is None and len(found[1]) < 3):
        return None
    return Found(found[1], "", (found[3] or "").strip())


def clock_alone(line: str) -> str:
    """Return the time of a line that holds nothing else, or an empty text.

    Examples
    --------
    >>> clock_alone("00:00:11"), clock_alone("pukul 10:30"), clock_alone("2022")
    ('00:00:11', '', '')
    """
    found = _ALONE.match(line.strip()) if len(line) < 60 else None
    return found[1] if found and ":" in found[1] else ""


def split_message(line: str) -> Found | None:
    r"""Return the sender, time and text of a message that WhatsApp exported, in Indonesian or English, or None.

    What the program itself says, and what stands for a picture or a deleted message, is a notice.

    Examples
    --------
    >>> split_message("14/11/23 10.04 - Dewi: Sudah sampai?")
    Found(label='Dewi', time='14/11/23 10.04', text='Sudah sampai?', number='', notice=False, aside='')
    >>> split_message("[3/27/22 21.41.35] Sari: \u200egambar tidak disertakan").notice
    True
    """
    found = _MESSAGE.match(line)
    if found is None:
        return None
    time, rest = " ".join(found[1].split()), found[2]
    said = _SAID.match(rest)
    if said is None:
        return Found("", time, rest, notice=True)
    text = (said[2] or "").strip()
    # An iPhone sets a mark before what it says itself; a tilde stands before who is in nobody's address book.
    notice = text.startswith("\u200e") or _NO_SPEECH.fullmatch(text.strip(_MARKS)) is not None
    edited = _EDITED.search(text)
    said_, aside = (text[: edited.start()], edited[0].strip()) if edited and not notice else (text, "")
    return Found(said[1].strip(f"{_MARKS}~\u202f\u00a0"), time, said_.rstrip(_MARKS), notice=notice, aside=aside)


def split_chat(line: str) -> Found | None:
    r"""Return the sender, time and text of a message in the chat of a Zoom meeting, or None.

    Examples
    --------
    >>> split_chat("00:11:09\tDewi:\tSetuju"), split_chat("11:02:09 From Sari to Everyone: Ya").label
    (Found(label='Dewi', time='00:11:09', text='Setuju', number='', notice=False, aside=''), 'Sari')
    """
    found = _CHAT.match(line)
    return Found(found[2].strip(), found[1], found[3].strip()) if found else None


def split_time(line: str) -> tuple[str, str]:
    """Return the time in brackets at the start of a line, and the rest of the line.

    Examples
    --------
    >>> split_time("[00:12:31] Kami hadir."), split_time("Kami hadir.")
    (('00:12:31', 'Kami hadir.'), ('', 'Kami hadir.'))
    """
    found = _BEFORE.match(line)
    return (found[1], line[found.end() :]) if found else ("", line)
