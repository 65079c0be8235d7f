"""What Whisper and the programs built on it write beside captions: JSON, and a table with tabs."""

import json
import re
from collections.abc import Mapping
from typing import Any

from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.documents.blocks import too_large
from casestudy.load.formats.leftovers import Leftover
from casestudy.load.formats.recordings.cues import Cue, write_clock

#: Hours of speech with the time of every word stay below; lists in lists beyond it would fill the memory.
MAX_BRACKETS = 500_000
_HEADER = "start\tend\ttext"


def read_whisper_json(text: str, *, file: str) -> tuple[list[Cue], list[Leftover]]:
    """Return the segments of a transcript in JSON, with their speakers where a program adds them.

    Read are the files of Whisper and WhisperX (``segments``), of whisper.cpp (``transcription``), a bare list of
    segments, and a bare ``text``. Left out and told: the times.

    Parameters
    ----------
    text : str
    file : str
        Names the file in messages.

    Raises
    ------
    CaseError
        Where it is no JSON, or JSON of another kind.

    Examples
    --------
    >>> read_whisper_json('{"segments": [{"start": 1.5, "end": 2, "text": " Halo"}]}', file="a.json")[0]
    [Cue(start='00:00:01.500', end='00:00:02.000', speaker='', text='Halo', line=1)]
    """
    segments = _find_segments(_parse(text, file))
    if segments is None:
        raise CaseError(_no_segments(file))
    cues, leftovers = [], []
    for number, segment in enumerate(segments, 1):
        said = _whole(segment.get("text")).strip()
        speaker = _whole(segment.get("speaker")).strip()
        if speaker:
            leftovers.append(Leftover("label", speaker))
        start, end = _time(segment, "start", "from"), _time(segment, "end", "to")
        leftovers += [Leftover("time")] * bool(start)
        if said:
            cues.append(Cue(start, end, speaker, said, number))
    return cues, leftovers


def is_whisper_table(text: str) -> bool:
    r"""Return whether a text is the table that Whisper writes: milliseconds and words, divided by tabs.

    Examples
    --------
    >>> is_whisper_table("start\tend\ttext\n0\t3250\tHalo\n")
    True
    """
    return text.startswith(_HEADER)


def read_whisper_table(text: str) -> tuple[list[Cue], list[Leftover]]:
    r"""Return the rows of Whisper's table as captions. Left out and told: the times and the headers.

    Examples
    --------
    >>> read_whisper_table("start\tend\ttext\n0\t3250\tHalo\n")[0]
    [Cue(start='00:00:00.000', end='00:00:03.250', speaker='', text='Halo', line=2)]
    """
    lines = text.split("\n")
    cues, leftovers = [], [Leftover("markup", lines[0])]
    for number, line in enumerate(lines[1:], 2):
        found = re.match(r"(\d{1,12})\t(\d{1,12})\t(.*)$", line)
        if found:
            leftovers.append(Leftover("time", f"{found[1]} {found[2]}"))
            start, end = (write_clock(int(time) / 1000) for time in found.group(1, 2))
            said = found[3].strip()
        else:
            start, end, said = "", "", line.strip()
        if said:
            cues.append(Cue(start, end, "", said, number))
    return cues, leftovers


def _parse(text: str, file: str) -> Any:
    if text.count("[") + text.count("{") > MAX_BRACKETS:
        raise CaseError(too_large(file))
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        # The cause holds the whole text.
        raise CaseError(_no_json(file)) from None


def _find_segments(document: Any) -> list[Mapping[str, Any]] | None:
    if isinstance(document, Mapping):
        listed = next((document[key] for key in ("segments", "transcription", "utterances") if key in document), None)
        if listed is None and isinstance(document.get("text"), str):
            return [document]
    else:
        listed = document
    if not isinstance(listed, list) or not all(isinstance(one, Mapping) and "text" in one for one in listed):
        return None
    return listed


def _time(segment: Mapping[str, Any], key: str, other: str) -> str:
    value = segment.get(key)
    if isinstance(value, int) and "confidence" in segment:
        # AssemblyAI counts milliseconds.
        value = value / 1000
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 10**7:
        return write_clock(value)
    stamps = segment.get("timestamps")
    written = stamps.get(other) if isinstance(stamps, Mapping) else None
    return written.replace(",", ".") if isinstance(written, str) and re.fullmatch(r"[\d:.,]{1,16}", written) else ""


def _whole(value: Any) -> str:
    """Return a text without halves of letters, which JSON may hold."""
    text = value if isinstance(value, str) else ""
    return text.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _no_json(file: str) -> Problem:
    expected = Bilingual("berkas JSON yang utuh", "a sound JSON file")
    return Problem(file, expected, Bilingual("Buat ulang berkas itu.", "Make the file again."))


def _no_segments(file: str) -> Problem:
    return Problem(
        file,
        Bilingual(
            'transkrip JSON dengan "segments" seperti dari Whisper',
            'a JSON transcript with "segments", as Whisper writes it',
        ),
        Bilingual("Simpan transkripnya sebagai .vtt, .srt atau .txt.", "Save the transcript as .vtt, .srt or .txt."),
    )
