"""Made raw files, each with one quirk that real ones have, and the turns that a reader of the file would write down.

All names and words are invented.
"""

import json
from dataclasses import dataclass
from typing import Any

from tests.load import makers
from tests.load.makers import (
    docx,
    heading,
    numbered,
    odt,
    odt_table,
    paragraph,
    pdf,
    rtf,
    srt,
    table,
    vtt,
    whisper,
    word_part,
)

Turn = tuple[str, str, str]


@dataclass(frozen=True)
class RawFile:
    """A raw file: its quirk, its name, its bytes, the turns in it, and parts that must be told as left out."""

    quirk: str
    name: str
    data: bytes
    turns: list[Turn]
    told: tuple[str, ...] = ()


def said(*lines: str, roles: str = "PI", asks: str | None = None, answers: str | None = None) -> list[Turn]:
    """Return turns of two speakers who take turns."""
    asks, answers = asks or roles[0], answers or roles[1]
    both = ((asks, "interviewer"), (answers, "informant"))
    return [(*both[n % 2], line) for n, line in enumerate(lines)]


def undecided(*turns: tuple[str, str]) -> list[Turn]:
    """Return turns whose roles nothing decides."""
    return [(speaker, "", text) for speaker, text in turns]


TALK = ("Apa tugas Ibu?", "Menjawab warga, setiap hari.", "Lalu?", "Ramai-ramai – sampai “magrib”.")
TWO = said(*TALK)
LINES = [f"{'PI'[n % 2]}: {line}" for n, line in enumerate(TALK)]
NAMED = undecided(*((("Dewi", "Sari")[n % 2], line) for n, line in enumerate(TALK)))


def run(text: str) -> str:
    """Return the XML of a run."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _inserted() -> bytes:
    inserted = f"<w:p>{run('I: Kami ')}<w:ins>{run('selalu ')}</w:ins><w:del><w:r><w:delText>tidak </w:delText></w:r>"
    return docx("P: Siapa?", f"{inserted}</w:del><w:moveTo>{run('hadir')}</w:moveTo></w:p>")


def _controls() -> bytes:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{run('I: satu ')}<w:sdt><w:sdtContent>{run('dua')}"
    return docx("P: Apa?", f"{control}</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>")


def _box() -> bytes:
    box = f"<w:txbxContent><w:p>{run('dan di kotak teks')}</w:p></w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict>"
    )
    return docx(
        "P: Di mana?", f"<w:p>{run('I: Di paragraf')}<w:r>{both}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def _nested() -> bytes:
    inner = table(("a", "b"), ("c", "d"))
    return docx(table(("Pertanyaan", "Jawaban"), ("Apa?", f"{paragraph('luar')}{inner}<w:p/>")))


def _margins() -> bytes:
    parts = {
        "word/comments.xml": word_part("comments", f"<w:comment>{paragraph('Tanya lagi soal ini')}</w:comment>"),
        "word/header1.xml": word_part("hdr", paragraph("Lampiran 2 Transkrip")),
        "word/footer1.xml": word_part("ftr", paragraph("Halaman 3")),
        "word/footnotes.xml": word_part(
            "footnotes",
            f'<w:footnote w:type="separator">{paragraph("")}</w:footnote>'
            f"<w:footnote>{paragraph('Bahasa Sunda')}</w:footnote>",
        ),
    }  # fmt: skip
    picture = "<w:p><w:r><w:drawing><a:blip xmlns:a='a'/></w:drawing></w:r></w:p>"
    return docx(*LINES, picture, parts=parts)


def _lists() -> bytes:
    def interview(name: str, first: int, answers: tuple[str, str]) -> list[str]:
        asked = [numbered(text, number=first) for text in ("Apa tugasnya?", "Sejak kapan?")]
        replied = [numbered(text, number=first + 1) for text in answers]
        return [
            f"Narasumber : {name}",
            f"Nama : {name}",
            "Jabatan : Staf",
            "Pertanyaan :",
            *asked,
            "Jawaban :",
            *replied,
        ]

    return docx(*interview("Sari", 1, ("Menjawab.", "Lama.")), *interview("Tuti", 3, ("Mencatat.", "Baru.")))


def _form() -> bytes:
    cells = ("Pertanyaan", "Apa tugasnya?", "Jawaban", "Menjawab warga.", "Pertanyaan", "Lalu?", "Jawaban", "Mencatat.")
    ink = "<w:p><w:r><mc:AlternateContent><mc:Choice><w:contentPart/></mc:Choice></mc:AlternateContent></w:r></w:p>"
    return docx("Nama: Sari", "Tanggal\t: 5 November 2024", table(*((cell,) for cell in cells)), ink)


def _meet() -> bytes:
    summary = [
        "📝 Catatan",
        "Ringkasan",
        "Rapat membahas tugas humas.",
        "Rincian",
        "Dewi: menanyakan tugas",
        "📖 Transkrip",
    ]
    spoken = ["00:00:11", "Dewi Lestari: Apa tugasnya?", "00:01:05", "Sari Dewi: Menjawab warga."]
    return docx(*map(heading, summary[:2]), *summary[2:], *spoken, "Transcription ended after 00:00:39")


def _teams() -> bytes:
    head = ["Wawancara-20260815_200732-Meeting Recording", "15 Agustus 2026", "Dewi Lestari started transcription"]
    turns = [
        "Dewi Lestari   0:04\nApa tugasnya?\nSetiap hari?",
        "Sari   0:09\nMenjawab warga.",
        "Dewi Lestari   1:00:12\nLalu?",
    ]
    return docx(*head, *turns, "Dewi Lestari stopped transcription")


def _youtube() -> bytes:
    return (
        b"WEBVTT\nKind: captions\nLanguage: id\n\n00:00:00.160 --> 00:00:02.389 align:start position:0%\n \n"
        b"selamat<00:00:00.480><c> pagi</c><00:00:01.000><c> Bu</c>\n\n"
        b"00:00:02.389 --> 00:00:02.399 align:start position:0%\n"
        b"selamat pagi Bu\n \n\n00:00:02.399 --> 00:00:05.000 align:start position:0%\nselamat pagi Bu\n"
        b"apa<00:00:03.000><c> kabar</c>\n\n00:00:05.000 --> 00:00:05.010 align:start position:0%\napa kabar\n \n\n"
        b"00:00:05.010 --> 00:00:07.000 align:start position:0%\napa kabar\nbaik sekali\n"
    )


WHATSAPP_ID = (
    "14/11/23 10.04 - Pesan dan panggilan dienkripsi secara end-to-end.\n14/11/23 10.04 - Dewi: Apa tugasnya, Bu?\n"
    "14/11/23 10.05 - Sari: Menjawab warga.\nSetiap hari: pagi dan sore.\n"
    "14/11/23 10.06 - Sari: <Media tidak disertakan>\n"
    "14/11/23 10.07 - Dewi: Pesan ini dihapus\n14/11/23 10.08 - Dewi: Lalu?\n"
)
WHATSAPP_IOS = (
    "\u200e[3/27/22 21.41.35] Grup Humas: \u200ePesan dan panggilan dienkripsi.\r\n"
    "[3/27/22 21.42.00] Dewi: Apa tugasnya?\r\n"
    "[3/27/22 21.43.10] Sari: \u200egambar tidak disertakan\r\n[3/27/22 21.44.10] Sari: Menjawab.\r\n"
)
WHATSAPP_EN = (
    "02/01/25, 8:27\u202fpm - Messages and calls are end-to-end encrypted.\n02/01/25, 8:27\u202fpm - Dewi: Apa?\n"
    "02/01/25, 8:28\u202fpm - +62 812-0000-0000: <Media omitted>\n02/01/25, 8:29\u202fpm - +62 812-0000-0000: Ini.\n"
)
WHATSAPP_MORE = (
    '1/5/22, 8:27 PM - Dewi created group "Humas"\n1/5/22, 8:28 PM - Dewi: Apa tugasnya?\n'
    "1/5/22, 8:29 PM - Sari Humas: Menjawab warga\n\ndi loket: setiap hari\n"
    "1/5/22, 8:30 PM - Sari Humas: IMG-20220105-WA0001.jpg (file attached)\n1/5/22, 8:30 PM - Sari Humas: null\n"
    "1/5/22, 8:31 PM - Dewi: Lalu? <This message was edited>\n1/5/22, 8:32 PM - Sari Humas left\n"
)
WHATSAPP_CALLS = (
    "[05/01/22, 8:28:01\u202fPM] Dewi: Apa tugasnya?\r\n"
    "\u200e[05/01/22, 8:29:01\u202fPM] ~\u202fSari: \u200eimage omitted\r\n"
    "[05/01/22, 8:29:10\u202fPM] ~\u202fSari: surat.pdf \u2022 \u200e3 pages \u200edocument omitted\r\n"
    "[05/01/22, 8:29:30\u202fPM] ~\u202fSari: Menjawab.\r\n"
    "\u200e[05/01/22, 8:30:30\u202fPM] Dewi: \u200eMissed voice call\r\n"
)
WHISPERED = ("Apa tugas Ibu?", "Menjawab warga, setiap hari.", "Terima kasih telah menonton")


def _whisper_x() -> bytes:
    segments = [
        {"start": 0.5, "end": 2, "text": " Apa?", "speaker": "SPEAKER_00"},
        {"start": 2, "end": 3.5, "text": " Ini", "speaker": "SPEAKER_01"},
        {"start": 3.5, "end": 4, "text": " dia.", "speaker": "SPEAKER_01"},
    ]
    return json.dumps({"segments": segments}).encode()


def _whisper_cpp() -> bytes:
    times: dict[str, Any] = {"timestamps": {"from": "00:00:00,000", "to": "00:00:02,000"}}
    return json.dumps({"transcription": [{**times, "text": " Apa?"}, {**times, "text": " Ini."}]}).encode()


_ZOOM = vtt("Dewi Lestari (SL): Apa tugasnya?", "Sari: Begini: kami menjawab.", "Setiap pagi pukul 08:30.",
            "Dewi Lestari (SL): Lalu?", "Sari: Sudah.")  # fmt: skip
_COPIED = "".join(
    f"0:0:{n}.0 --> 0:0:{n}.820\n{('Dewi', 'Sari')[n % 2]}\n{line}\n\n" for n, line in enumerate(TALK)
)  # fmt: skip

RAW_FILES = [
    # Word
    RawFile(
        "labels with and without a space",
        "a.docx",
        docx("P : Apa tugas Ibu?", "I :Menjawab warga, setiap hari.", "P: Lalu?", LINES[3]),
        TWO,
        ("label",),
    ),
    RawFile(
        "both speakers in one paragraph, further paragraphs go on",
        "a.docx",
        docx("I : Siapa nama Ibu?\nN :Nama saya Sari.", "Dari Bekasi.", "I : Lalu?\nN : Sudah."),
        said("Siapa nama Ibu?", "Nama saya Sari.\nDari Bekasi.", "Lalu?", "Sudah.", roles="IN"),
    ),
    RawFile(
        "a label seen once is no speaker",
        "a.docx",
        docx(*["P: Apa?", "Y: Ini."] * 3, "N: Terima kasih."),
        [*said(*["Apa?", "Ini."] * 2, "Apa?", roles="PY"), ("Y", "informant", "Ini.\nN: Terima kasih.")],
    ),
    RawFile(
        "a trailing label with questions that nobody answered",
        "a.docx",
        docx("I : Siapa?", "N : Saya.", "I :", numbered("Apa tugasnya?"), numbered("Sejak kapan?")),
        said("Siapa?", "Saya.", "Apa tugasnya?\nSejak kapan?", roles="IN"),
    ),
    RawFile(
        "header fields that look like labels",
        "a.docx",
        docx(
            "TRANSKRIP WAWANCARA",
            "Hari/Tanggal : Selasa / 09-09-2025",
            "Waktu\t: 13:00 – 13:30",
            "Narasumber: Sari",
            "Jabatan: Staf: humas",
            "NIM : 123",
            *LINES,
        ),
        TWO,
        ("preamble",),
    ),
    RawFile(
        "names in capitals",
        "a.docx",
        docx(*(f"{('DEWI LESTARI', 'IBU SARI')[n % 2]}: {line}" for n, line in enumerate(TALK))),
        undecided(*((("DEWI LESTARI", "IBU SARI")[n % 2], line) for n, line in enumerate(TALK))),
    ),
    RawFile(
        "names as they are written",
        "a.docx",
        docx(*(f"{('Dewi', 'Sari')[n % 2]}: {line}" for n, line in enumerate(TALK))),
        NAMED,
    ),
    RawFile(
        "the header says whose names the labels are",
        "a.docx",
        docx(
            "Pewawancara: Dewi Lestari",
            "Narasumber: Sari Dewi",
            "Tanggal: 5 Mei 2022",
            "DL: Apa?",
            "Sari: Ini.",
            "DL: Lalu?",
            "Sari: Itu.",
        ),
        said("Apa?", "Ini.", "Lalu?", "Itu.", asks="DL", answers="Sari"),
    ),
    RawFile("labels and a tab, no colon", "a.docx", docx(*(line.replace(": ", "\t") for line in LINES)), TWO),
    RawFile(
        "questions under numbers, answers labelled",
        "a.docx",
        docx(
            "Nama: Sari", "1. Apa tugas Ibu?", "Jawab: Menjawab warga.", "Setiap hari.", "2. Lalu?", "Jawab: Mencatat."
        ),
        said("1. Apa tugas Ibu?", "Menjawab warga.\nSetiap hari.", "2. Lalu?", "Mencatat.", asks="P", answers="Jawab"),
    ),
    RawFile(
        "lists of questions and answers matched by Word's numbers, two interviews",
        "a.docx",
        _lists(),
        said(
            "Apa tugasnya?", "Menjawab.", "Sejak kapan?", "Lama.", "Apa tugasnya?", "Mencatat.", "Sejak kapan?", "Baru."
        ),
        ("label", "preamble"),
    ),
    RawFile(
        "a table of questions and answers",
        "a.docx",
        docx(
            "Nama: Sari",
            table(("NO", "PERTANYAAN", "JAWABAN"), ("1", "Apa tugas Ibu?", "Menjawab\nwarga."), ("2", "Lalu?", "")),
        ),
        [*said("Apa tugas Ibu?", "Menjawab\nwarga."), ("P", "interviewer", "Lalu?")],
        ("number", "label"),
    ),
    RawFile(
        "a table of questions whose headers say more",
        "a.docx",
        docx(table(("No.", "Daftar Pertanyaan", "Uraian Jawaban"), ("1", "Apa tugas Ibu?", "Menjawab."))),
        said("Apa tugas Ibu?", "Menjawab."),
        ("number", "label"),
    ),
    RawFile(
        "four interviews in tables of one file",
        "a.docx",
        docx(
            *(
                part
                for n in range(4)
                for part in (f"Informan: IK-{n}", table(("Pertanyaan", "Jawaban"), ("Apa?", f"Ini {n}.")))
            )
        ),
        said(*(line for n in range(4) for line in ("Apa?", f"Ini {n}."))),
    ),
    RawFile(
        "answers of several informants side by side",
        "a.docx",
        docx(table(("No", "Pertanyaan", "Informan 1", "Informan 2"), ("1", "Apa?", "Ini.", "Itu."))),
        [("P", "interviewer", "Apa?"), ("Informan 1", "informant", "Ini."), ("Informan 2", "informant", "Itu.")],
    ),
    RawFile(
        "columns of speaker, time, words and codes",
        "a.docx",
        docx(
            table(
                ("No", "Waktu", "Penutur", "Transkrip", "Kode"),
                ("1", "00:01", "P", "Apa?", ""),
                ("2", "00:05", "I", "Ini.", "K1"),
            )
        ),
        said("Apa?", "Ini."),
        ("time", "outside", "number"),
    ),
    RawFile(
        "rows of number, label and words",
        "a.docx",
        docx(table(*((str(n), "PI"[n % 2], line) for n, line in enumerate(TALK)))),
        TWO,
    ),
    RawFile(
        "a form of one column, with ink",
        "a.docx",
        _form(),
        said("Apa tugasnya?", "Menjawab warga.", "Lalu?", "Mencatat.", asks="Pertanyaan", answers="Jawaban"),
        ("ink",),
    ),
    RawFile("a table within a table", "a.docx", _nested(), said("Apa?", "luar\na\tb\nc\td")),
    RawFile(
        "tracked insertions and deletions", "a.docx", _inserted(), said("Siapa?", "Kami selalu hadir"), ("deleted",)
    ),
    RawFile("content controls", "a.docx", _controls(), said("Apa?", "satu dua")),
    RawFile("a text box, stored twice", "a.docx", _box(), said("Di mana?", "Di paragraf\ndan di kotak teks")),
    RawFile(
        "comments, notes, page header and footer, a picture",
        "a.docx",
        _margins(),
        TWO,
        ("comment", "page header", "footnote", "picture"),
    ),
    RawFile(
        "a transcript of Teams: one paragraph a turn",
        "a.docx",
        _teams(),
        undecided(
            ("Dewi Lestari", "Apa tugasnya? Setiap hari?"), ("Sari", "Menjawab warga."), ("Dewi Lestari", "Lalu?")
        ),
        ("time", "notice", "preamble"),
    ),
    RawFile(
        "a transcript of Google Meet under a machine's summary",
        "a.docx",
        _meet(),
        undecided(("Dewi Lestari", "Apa tugasnya?"), ("Sari Dewi", "Menjawab warga.")),
        ("notice", "time", "preamble"),
    ),
    RawFile(
        "no labels at all",
        "a.docx",
        docx("Narasumber: Sari", "Jabatan: Staf", "Apa tugas Ibu?", "Menjawab warga."),
        undecided(("", "Apa tugas Ibu?"), ("", "Menjawab warga.")),
        ("preamble",),
    ),
    RawFile(
        "labels in the signature only",
        "a.docx",
        docx("Apa tugas Ibu di kantor ini?", "Menjawab warga yang datang.", "Peneliti: Dewi", "Informan: Sari"),
        undecided(
            ("", "Apa tugas Ibu di kantor ini?"),
            ("", "Menjawab warga yang datang."),
            ("", "Peneliti: Dewi"),
            ("", "Informan: Sari"),
        ),
    ),
    RawFile(
        "one speaker only",
        "a.docx",
        docx("I: Kami hadir.", "I: Setiap hari."),
        [("I", "informant", "Kami hadir."), ("I", "informant", "Setiap hari.")],
    ),
    # OpenDocument, rich text, PDF
    RawFile(
        "an OpenDocument with blanks, breaks and a comment",
        "a.odt",
        odt(
            "Informan: IK-1",
            "P : Apa\ttugas Ibu?",
            "<text:p>I: Satu<office:annotation><text:p>cek lagi</text:p></office:annotation>"
            '<text:s text:c="3"/>dua</text:p>',
        ),
        said("Apa\ttugas Ibu?", "Satu   dua"),
        ("comment",),
    ),
    RawFile(
        "a table in an OpenDocument",
        "a.odt",
        odt(odt_table(("No", "Pertanyaan", "Jawaban"), ("1", "Apa?", "Ini."))),
        said("Apa?", "Ini."),
    ),
    RawFile(
        "rich text with escaped letters",
        "a.rtf",
        rtf("Tanggal: 5 Mei 2022", *LINES, "😀 Jum’at."),
        [*TWO[:3], ("I", "informant", f"{TALK[3]}\n😀 Jum’at.")],
        ("preamble",),
    ),
    RawFile("rich text named .doc", "a.DOC", rtf(*LINES), TWO),
    RawFile(
        "rich text with header, note, picture and a table",
        "a.rtf",
        rtf(
            *LINES, head=r"{\header Lampiran 2\par}{\*\generator x;}{\footnote Bahasa Sunda}{\pict\wmetafile8 0123abcd}"
        ),
        TWO,
        ("page header", "footnote", "picture"),
    ),
    RawFile(
        "PDF with wrapped lines over two pages",
        "a.pdf",
        pdf(["P: Apa tugas", "Ibu?", "I: Menjawab"], ["warga.", "P: Lalu?", "I: Sudah."]),
        said("Apa tugas Ibu?", "Menjawab warga.", "Lalu?", "Sudah."),
    ),
    RawFile(
        "PDF with running heads and page numbers",
        "a.pdf",
        pdf(
            *(
                [f"Lampiran {n}", f"P: Apa itu {word}?", f"I: Itu {word}.", f"Halaman {n}"]
                for n, word in enumerate("abcd", 1)
            )
        ),
        said(*(line for word in "abcd" for line in (f"Apa itu {word}?", f"Itu {word}."))),
        ("page header",),
    ),
    RawFile(
        "PDF with numbered paragraphs",
        "a.pdf",
        pdf(["1 Dewi: Apa tugas", "Ibu?", "2 Sari: Menjawab", "warga.", "3 Dewi: Lalu?", "4 Sari: Itu."]),
        undecided(("Dewi", "Apa tugas Ibu?"), ("Sari", "Menjawab warga."), ("Dewi", "Lalu?"), ("Sari", "Itu.")),
        ("number",),
    ),
    # text
    RawFile(
        "numbered lines",
        "a.txt",
        b"Informan: IK-1\n\n  1  P: Apa tugas\n  2     Ibu?\n  3  I: Menjawab 20\n  4     warga.\n",
        said("Apa tugas Ibu?", "Menjawab 20 warga."),
        ("number",),
    ),
    RawFile("UTF-8 with a mark", "a.txt", "\ufeff".encode() + "\n".join(LINES).encode(), TWO),
    RawFile("UTF-16 as Notepad saves it", "a.txt", "\r\n".join(LINES).encode("utf-16"), TWO),
    RawFile("UTF-16 without a mark", "a.txt", "\r\n".join(LINES).encode("utf-16-le"), TWO),
    RawFile("Windows-1252", "a.txt", "\r\n".join(LINES).encode("cp1252"), TWO),
    RawFile("lone carriage returns", "a.txt", "\r".join(LINES).encode(), TWO),
    RawFile(
        "UTF-8 with one broken byte",
        "a.txt",
        "\n".join(LINES).encode().replace(b"Lalu", b"Lalu\xe9"),
        [*TWO[:2], ("P", "interviewer", "Lalué?"), TWO[3]],
    ),
    RawFile(
        "Otter's text",
        "a.txt",
        b"Dewi  0:00  \nApa tugasnya?\n\nUnknown Speaker  0:04  \nMenjawab warga.\n\nDewi  1:02:03  \n"
        b"Lalu?\n\nTranscribed by https://otter.ai\n",
        undecided(("Dewi", "Apa tugasnya?"), ("Unknown Speaker", "Menjawab warga."), ("Dewi", "Lalu?")),
        ("notice", "time"),
    ),
    RawFile(
        "edited speakers in bold with times",
        "a.txt",
        b"**Dewi** [0:00]\nApa?\n\n**Sari** [0:04]\nIni.\n",
        undecided(("Dewi", "Apa?"), ("Sari", "Ini.")),
    ),
    RawFile(
        "Zoom's own text",
        "a.txt",
        b"[Dewi] 11:02:09\nApa?\n[Sari] 11:02:15\nIni.\nItu.\n",
        undecided(("Dewi", "Apa?"), ("Sari", "Ini. Itu.")),
    ),
    RawFile(
        "Zoom's chat",
        "a.txt",
        "00:11:09\tDewi:\tSetuju 👍\n00:11:20\tSari:\tSaya juga\n".encode(),
        undecided(("Dewi", "Setuju 👍"), ("Sari", "Saya juga")),
    ),
    RawFile(
        "Rev's text",
        "a.txt",
        b"Speaker 1 (00:01:23):\nApa?\n\nSpeaker 2 (00:01:30):\nIni. [crosstalk]\n",
        undecided(("Speaker 1", "Apa?"), ("Speaker 2", "Ini. [crosstalk]")),
    ),
    RawFile(
        "Word's dictation: the time before the name",
        "a.txt",
        b"Transkrip\n00:00:00 Speaker 1\nApa?\n00:00:05 Speaker 2\nIni.\n",
        undecided(("Speaker 1", "Apa?"), ("Speaker 2", "Ini.")),
    ),
    RawFile(
        "Markdown with bold labels",
        "a.md",
        b"# Wawancara\n\n**Tanggal:** 5 Mei 2022\n\n**P:** Apa?\n\n**I:** Ini.\n\n**P:** Lalu?\n\n**I:** Itu.\n",
        said("Apa?", "Ini.", "Lalu?", "Itu."),
    ),
    RawFile(
        "Markdown with a heading for each speaker",
        "a.md",
        b"### Interviewer\n\nApa?\n\n### Sari\n\nIni.\n\n### Interviewer\n\nLalu?\n\n### Sari\n\nItu.\n",
        said("Apa?", "Ini.", "Lalu?", "Itu.", asks="Interviewer", answers="Sari"),
    ),
    RawFile(
        "a focus group in square brackets",
        "a.txt",
        b"[id1] Saya setuju.\n[id2] Saya tidak.\n[id1] Mengapa?\n",
        undecided(("id1", "Saya setuju."), ("id2", "Saya tidak."), ("id1", "Mengapa?")),
    ),
    RawFile(
        "a legend of the labels before the dialogue",
        "a.txt",
        "\n".join(["Keterangan:", "P: Peneliti", "I: Informan", "", *LINES]).encode(),
        TWO,
        ("preamble",),
    ),
    RawFile(
        "marks that no one sees before labels", "a.txt", "\n".join(f"\u200b{line}" for line in LINES).encode(), TWO
    ),
    RawFile("an arrow after the label", "a.txt", "\n".join(LINES).replace(": ", "> ").encode(), TWO),
    RawFile(
        "Telegram, copied from the window of a computer",
        "a.txt",
        b"Dewi, [5 Jan 2022 20:27:01]:\nApa tugasnya?\n\nSari, [5 Jan 2022 20:28:01]:\nMenjawab.\n",
        undecided(("Dewi", "Apa tugasnya?"), ("Sari", "Menjawab.")),
        ("time", "label"),
    ),
    RawFile(
        "the marks of a program for transcribers",
        "a.txt",
        b"#00:00:01-5# P: Apa tugasnya? #00:00:04-1#\n\nI: Menjawab #00:00:06-0# warga. #00:00:09-8#\n",
        said("Apa tugasnya?", "Menjawab warga."),
        ("time",),
    ),
    RawFile(
        "a time after the label, and each label once",
        "a.txt",
        b"Dewi: [00:00:01] Apa tugasnya?\n\nSari: [00:00:04] Menjawab.\n",
        undecided(("Dewi", "Apa tugasnya?"), ("Sari", "Menjawab.")),
        ("time", "label"),
    ),
    RawFile(
        "a time in brackets in the place of the colon",
        "a.txt",
        b"Speaker 1 [00:00:01] Apa tugasnya?\n\nSpeaker 2 [00:00:04] Menjawab. \n\nSpeaker 1 [00:00:09] Lalu?\n",
        undecided(("Speaker 1", "Apa tugasnya?"), ("Speaker 2", "Menjawab."), ("Speaker 1", "Lalu?")),
        ("time", "label"),
    ),
    RawFile(
        "a speaker, a dash and a time",
        "a.txt",
        b"Dewi Lestari - 00:01\nApa tugasnya?\n\nSari - 00:04\nMenjawab.\n",
        undecided(("Dewi Lestari", "Apa tugasnya?"), ("Sari", "Menjawab.")),
        ("time", "label"),
    ),
    RawFile(
        "usual labels in round brackets",
        "a.txt",
        "\n".join(line.replace("P: ", "(P) ").replace("I: ", "(I) ") for line in LINES).encode(),
        TWO,
    ),
    RawFile(
        "captions copied off the page of a video",
        "a.txt",
        b"0:00\nselamat pagi\nBu\n0:02\napa kabar\n1:00:05\nbaik\n",
        undecided(("", "selamat pagi Bu"), ("", "apa kabar"), ("", "baik")),
        ("time",),
    ),
    RawFile(
        "a time before each line",
        "a.txt",
        b"0:00 selamat pagi\n0:02 iya\n0:05 iya\n1:00:05 baik\n",
        undecided(("", "selamat pagi"), ("", "iya"), ("", "iya"), ("", "baik")),
        ("time",),
    ),
    RawFile(
        "voices that a program has told apart",
        "a.srt",
        srt("[SPEAKER_00]: Apa?", "[SPEAKER_01]: Ini.", "[SPEAKER_01]: Itu."),
        undecided(("SPEAKER_00", "Apa?"), ("SPEAKER_01", "Ini. Itu.")),
        ("label",),
    ),
    RawFile(
        "paragraphs without labels",
        "a.txt",
        b"Apa tugas\nIbu?\n\nMenjawab warga.\n",
        undecided(("", "Apa tugas Ibu?"), ("", "Menjawab warga.")),
    ),
    RawFile(
        "WhatsApp on Android, in Indonesian",
        "a.txt",
        WHATSAPP_ID.encode(),
        undecided(
            ("Dewi", "Apa tugasnya, Bu?"), ("Sari", "Menjawab warga. Setiap hari: pagi dan sore."), ("Dewi", "Lalu?")
        ),
        ("notice", "time"),
    ),
    RawFile(
        "WhatsApp on an iPhone, in Indonesian",
        "a.txt",
        WHATSAPP_IOS.encode(),
        undecided(("Dewi", "Apa tugasnya?"), ("Sari", "Menjawab.")),
    ),
    RawFile(
        "WhatsApp in English", "a.txt", WHATSAPP_EN.encode(), undecided(("Dewi", "Apa?"), ("+62 812-0000-0000", "Ini."))
    ),
    RawFile(
        "WhatsApp with lines between, attached files, a message that was edited",
        "a.txt",
        WHATSAPP_MORE.encode(),
        undecided(
            ("Dewi", "Apa tugasnya?"), ("Sari Humas", "Menjawab warga\ndi loket: setiap hari"), ("Dewi", "Lalu?")
        ),
        ("notice",),
    ),
    RawFile(
        "WhatsApp with someone who is in nobody's address book",
        "a.txt",
        WHATSAPP_CALLS.encode(),
        undecided(("Dewi", "Apa tugasnya?"), ("Sari", "Menjawab.")),
        ("notice",),
    ),
    RawFile(
        "the archive that an iPhone exports",
        "a.zip",
        makers.archive({"_chat.txt": WHATSAPP_IOS.encode(), "0001-PHOTO.jpg": b"\xff\xd8"}),
        undecided(("Dewi", "Apa tugasnya?"), ("Sari", "Menjawab.")),
        ("picture",),
    ),
    # recordings
    RawFile(
        "Zoom's captions, labelled now and then",
        "a.vtt",
        _ZOOM,
        undecided(
            ("Dewi Lestari (SL)", "Apa tugasnya?"),
            ("Sari", "Begini: kami menjawab. Setiap pagi pukul 08:30."),
            ("Dewi Lestari (SL)", "Lalu?"),
            ("Sari", "Sudah."),
        ),
        ("time", "number"),
    ),
    RawFile(
        "Teams' captions",
        "a.vtt",
        b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Dewi &amp; Co>Apa?</v>\n\n"
        b"00:00:02.000 --> 00:00:03.000\n<v Sari>Ini.</v>\n",
        undecided(("Dewi & Co", "Apa?"), ("Sari", "Ini.")),
    ),
    RawFile("Teams' captions, copied from the browser", "a.vtt", _COPIED.encode(), NAMED),
    RawFile(
        "YouTube's rolling captions",
        "a.vtt",
        _youtube(),
        undecided(("", "selamat pagi Bu"), ("", "apa kabar"), ("", "baik sekali")),
        ("repeated", "markup"),
    ),
    RawFile("subtitles of Windows", "a.srt", srt(*LINES), TWO, ("time", "number")),
    RawFile(
        "subtitles in Windows-1252",
        "a.srt",
        srt("P: Apa?", "I: Jum’at.").decode().encode("cp1252"),
        said("Apa?", "Jum’at."),
    ),
    RawFile(
        "Google's chat captions",
        "a.sbv",
        b"0:00:01.000,0:00:04.000\nDewi: Apa?\n\n0:00:05.000,0:00:06.000\nSari: Ini.\n\n"
        b"0:00:07.000,0:00:08.000\nDewi: Lalu?\n\n0:00:09.000,0:00:10.000\nSari: Itu.\n",
        undecided(("Dewi", "Apa?"), ("Sari", "Ini."), ("Dewi", "Lalu?"), ("Sari", "Itu.")),
    ),
    *(
        RawFile(f"Whisper's {ending}", f"a.{ending}", data, undecided(*(("", line) for line in WHISPERED)))
        for ending, data in whisper(*WHISPERED).items()
    ),
    RawFile(
        "Whisper's text with times",
        "a.txt",
        b"[00:43.810 --> 00:47.850]  Apa?\n[00:47.850 --> 00:50.000]  Ini.\n",
        undecided(("", "Apa?"), ("", "Ini.")),
        ("time",),
    ),
    RawFile(
        "WhisperX with speakers", "a.json", _whisper_x(), undecided(("SPEAKER_00", "Apa?"), ("SPEAKER_01", "Ini dia."))
    ),
    RawFile("whisper.cpp", "a.json", _whisper_cpp(), undecided(("", "Apa?"), ("", "Ini."))),
]
