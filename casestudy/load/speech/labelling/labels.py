"""Labels of speakers: the ones that the field uses, the fields of a header that look like them, and names."""

import re
from collections.abc import Collection, Mapping
from typing import Literal

Role = Literal["interviewer", "informant"]
#: What a role is decided from: names that the caller states, the register of informants or the file's name, the field's
#: usual labels, the transcript's header, or the role of the only other label.
Ground = Literal["argument", "informants", "label", "header", "other", "undecided"]

#: Single letters count in capitals only; words in any case. Both may carry a number: ``Informan 2``.
_LETTERS: dict[str, Role] = {
    **dict.fromkeys("PTQ", "interviewer"), **dict.fromkeys("IJANSR", "informant"),
}  # fmt: skip
_WORDS: dict[str, Role] = {
    **dict.fromkeys((
        "pewawancara", "peneliti", "penanya", "tanya", "pertanyaan", "moderator", "fasilitator", "enumerator",
        "interviewer", "researcher", "question", "facilitator", "int",
    ), "interviewer"),
    **dict.fromkeys((
        "informan", "narasumber", "nara sumber", "subjek", "subyek", "responden", "partisipan", "jawab", "jawaban",
        "informant", "interviewee", "respondent", "participant", "answer", "resp",
    ), "informant"),
}  # fmt: skip
#: What may follow a speaker's word: a number, a letter, a kind of informant.
_COUNTED = re.compile(r"(?:[\s.#-]{0,3}\d{1,2}|(?<=\w\w)\s[A-Z]|(?<=\w\w)\s[IVX]{1,4})$")
_KINDS = re.compile(r"\s(?:kunci|utama|pendukung|tambahan|ahli|triangulasi|pertama|kedua|ketiga)$", re.I)
#: English says the kind first.
_KINDS_FIRST = re.compile(
    r"^(?:(?:first|second|third|main|lead|key|supporting|expert|male|female|young|older|elderly)\s)+", re.I
)
#: Fields of a transcript's header that are never a speaker. A speaker's word may be one as well: ``Informan: IK-1``.
_NAMING = frozenset({
    "nama", "nama informan", "nama narasumber", "nama lengkap", "nama responden", "nama subjek", "inisial",
    "kode informan", "data informan", "identitas informan", "name",
})  # fmt: skip
_FIELDS = _NAMING | {
    "jabatan", "tanggal", "tgl", "tanggal wawancara", "hari", "hari/tanggal", "hari tanggal", "waktu",
    "waktu wawancara", "pukul", "jam", "tempat", "tempat wawancara", "lokasi", "lokasi wawancara", "umur", "usia",
    "jenis kelamin", "pekerjaan", "instansi", "unit", "unit kerja", "pendidikan", "pendidikan terakhir", "alamat",
    "durasi", "nim", "nip", "kode", "judul", "topik", "moda", "masa kerja", "lama bekerja", "position", "date",
    "time", "place", "duration",
}  # fmt: skip
_AUTOMATIC = re.compile(r"(?:unknown )?speaker(?:[ _-]?\d{1,3}| [A-Z])?|(?:pembicara|penutur)[ _-]?\d{1,3}", re.I)
#: Words before a colon that open a remark and name nobody.
_REMARKS = frozenset({
    "catatan", "contoh", "contohnya", "misal", "misalnya", "keterangan", "kesimpulan", "sumber", "note", "notes",
    "example", "source", "lampiran", "gambar", "tabel",
})  # fmt: skip


def usual_role(label: str) -> Role | None:
    """Return the role that the field gives to a label, or None.

    Examples
    --------
    >>> usual_role("Informan kunci 2"), usual_role("P"), usual_role("Ibu Sari (narasumber)"), usual_role("Prinsipnya")
    ('informant', 'interviewer', 'informant', None)
    """
    for part in re.split(r"[/()]", label):
        plain = _COUNTED.sub("", part.strip())
        role = _LETTERS.get(plain) or _WORDS.get(_KINDS_FIRST.sub("", _KINDS.sub("", plain)).lower())
        if role:
            return role
    return None


def is_word(label: str) -> bool:
    """Return whether a label is a word for a speaker that a header may use as a field: ``Informan: Sari``.

    Examples
    --------
    >>> is_word("Informan"), is_word("P"), is_word("Dewi")
    (True, False, False)
    """
    return len(label) > 2 and usual_role(label) is not None


def is_named(label: str, names: Collection[str]) -> bool:
    """Return whether a label is one of `names` or starts with one; a code is not the start of a longer one.

    Examples
    --------
    >>> is_named("IK-1 (Sekretaris)", ["IK-1"]), is_named("IK-10", ["IK-1"])
    (True, False)
    """
    return any(name and re.match(rf"{re.escape(name)}(?!\w)", label.strip(), re.I) for name in names)


def is_field(label: str, *, naming: bool = False) -> bool:
    """Return whether a label is a field of a header; with `naming`, one that says who is interviewed.

    Examples
    --------
    >>> is_field("Hari / Tanggal"), is_field("Tempat", naming=True), is_field("Nama Informan", naming=True)
    (True, False, True)
    """
    plain = re.sub(r"\s?[/,]\s?", "/", " ".join(label.lower().split()))
    return plain in (_NAMING if naming else _FIELDS)


def is_name(label: str) -> bool:
    """Return whether a label looks like a person's name or a code: few words, each with a capital or a number.

    Examples
    --------
    >>> is_name("Dewi Lestari (SL)"), is_name("Speaker 1"), is_name("Begini ceritanya"), is_name("Catatan")
    (True, True, False, False)
    """
    words = re.findall(r"[\w.'’-]+", label)
    if not 1 <= len(words) <= 5 or len(label) > 40 or is_field(label) or label.lower() in _REMARKS:
        return False
    return all(word[0].isupper() or word[0].isdigit() or word in {"bin", "binti", "van", "de", "al"} for word in words)


def is_post(label: str) -> bool:
    """Return whether a label may be somebody's post: a few words, of which the first alone need have a capital.

    Examples
    --------
    >>> is_post("Kepala bagian"), is_post("Waterworks supervisor"), is_post("Catatan"), is_post("yang penting")
    (True, True, False, False)
    """
    words = label.split()
    plain = label.lower() not in _REMARKS and not is_field(label)
    return (
        plain and 1 < len(words) <= 4 and len(label) <= 40 and label[:1].isupper() and label.replace(" ", "").isalpha()
    )


def is_automatic(label: str) -> bool:
    """Return whether a program made a label, for a voice that it could tell from others.

    Examples
    --------
    >>> is_automatic("SPEAKER_00"), is_automatic("Unknown Speaker"), is_automatic("Speaker Ahli")
    (True, True, False)
    """
    return _AUTOMATIC.fullmatch(label) is not None


def in_capitals(label: str) -> bool:
    """Return whether all letters of a label are capitals.

    Examples
    --------
    >>> in_capitals("IBU SARI"), in_capitals("Y"), in_capitals("Sari")
    (True, True, False)
    """
    letters = [letter for letter in label if letter.isalpha()]
    return bool(letters) and all(letter.isupper() for letter in letters)


def decide_roles(
    labels: Collection[str],
    *,
    interviewer: Collection[str] = (),
    informant: Collection[str] = (),
    codes: Collection[str] = (),
    header: Mapping[str, str] | None = None,
) -> dict[str, tuple[Role | None, Ground]]:
    """Return the role of each label and what decides it; a role that nothing decides is None.

    Names given in `interviewer` and `informant` come first, then the informants' `codes`, the usual labels, the names
    in the header. ``I`` is the informant of ``P``/``I`` and the interviewer of ``I``/``N``. Of exactly two labels, the
    one left over has the other role; where `interviewer` is given, all that are left over are informants.

    Examples
    --------
    >>> decide_roles(["Dewi", "IK-1 Budi"], codes=["IK-1"])
    {'Dewi': ('interviewer', 'other'), 'IK-1 Budi': ('informant', 'informants')}
    """
    roles: dict[str, tuple[Role | None, Ground]] = {}
    for label in labels:
        if is_named(label, interviewer) or is_named(label, informant):
            roles[label] = ("interviewer" if is_named(label, interviewer) else "informant", "argument")
        elif is_named(label, codes):
            roles[label] = ("informant", "informants")
        elif usual := usual_role(label):
            roles[label] = (usual, "label")
        else:
            stated = _role_in_header(label, header or {})
            roles[label] = (stated, "header" if stated else "undecided")
    roles |= _read_letters(roles)
    known = {role for role, _ in roles.values()}
    answers = any(role == "informant" and label != "I" for label, (role, _) in roles.items())
    if roles.get("I") == ("informant", "label") and answers and "interviewer" not in known:
        roles["I"] = ("interviewer", "label")
    left = [label for label, (role, _) in roles.items() if role is None and label]
    decided = [role for role, _ in roles.values() if role]
    if left and interviewer and "interviewer" in decided:
        roles |= dict.fromkeys(left, ("informant", "other"))
    elif len(left) == 1 and len(decided) == 1:
        roles[left[0]] = ("informant" if decided[0] == "interviewer" else "interviewer", "other")
    return roles


def _read_letters(roles: Mapping[str, tuple[Role | None, Ground]]) -> dict[str, tuple[Role | None, Ground]]:
    """Return the roles of letters that mean something else beside other labels.

    Beside ``Moderator``, or beside ``I`` where they are several, ``P1``, ``P2``, … are participants. ``A`` is an answer
    where something asks, and any speaker where nothing does.
    """
    own = {label: role for label, (role, ground) in roles.items() if ground == "label"}
    counted = [label for label in own if re.fullmatch(r"P\s?\d{1,2}", label)]
    asks = [label for label, role in own.items() if role == "interviewer" and label not in counted]
    read: dict[str, tuple[Role | None, Ground]] = {}
    if any(map(is_word, asks)) or (len(counted) > 1 and "I" in own):
        read |= dict.fromkeys(counted, ("informant", "label"))
    if "A" in own and not asks and not counted:
        read["A"] = (None, "undecided")
    return read


def _role_in_header(label: str, header: Mapping[str, str]) -> Role | None:
    """Return the role under which a header names a label: whole, by its first word, or by its initials."""
    plain = label.casefold()
    for name, value in header.items():
        role = usual_role(name) or ("informant" if is_field(name, naming=True) else None)
        words = re.findall(r"[\w'’-]+", value)
        initials = "".join(word[0] for word in words)
        if role and words and plain in {value.strip().casefold(), words[0].casefold(), initials.casefold()}:
            return role
    return None
