"""Numbers and addresses of the Indonesian everyday that lead to one person, told by their structure."""

import re
from collections.abc import Iterator

from casestudy.privacy.finding.found import Found, Kind, without_overlaps

#: The first two digits of an NIK: the 38 provinces.
_PROVINCES = frozenset(
    {
        *map(
            str,
            (*range(11, 20), 21, *range(31, 37), 51, 52, 53, *range(61, 66), *range(71, 77), 81, 82, *range(91, 97)),
        )
    }
)
_PLATES = (
    "AA AB AD AE AG BA BB BD BE BG BH BK BL BM BN BP DA DB DC DD DE DG DH DK DL DM DN DP DR DS DT DW EA EB ED KB KH "
    "KT KU PA PB PG PS PT A B D E F G H K L M N P R S T W Z"
).replace(" ", "|")
_GAP = r"[ .\u00a0-]?"
_DIGITS = re.compile(rf"(?<![\d.,/])(?<!\d[ -])\d(?:{_GAP}\d){{14,18}}(?!{_GAP}?\d)(?![,/]\d)")
_PHONE = re.compile(
    r"(?<![\w.,/+-])(?:\+\s?62|\(\+62\)|62|0)[ .\u00a0-]?\(?0?8[1-9]\d?(?:[ .\u00a0-]?\d){6,10}(?![\d/]|[.,]\d)"
)
#: An area code that opens with a nought, and five to eight digits.
_LANDLINE = re.compile(
    r"(?<![\w.,/+-])(?:\(\s?(?:0|\+?62[ -]?)[2-9]\d{1,2}\s?\)|(?:\+62[ -]?|0)[2-9]\d{1,2}(?=[ -]))"
    r"[ \u00a0-]{0,3}\d(?:[ .\u00a0-]?\d){4,7}(?![\d/]|[.,]\d)"
)
#: Without the nought it is a phone number only after a word that says so.
_SHORT_PHONE = re.compile(
    r"(?i:\b(?:wa|whatsapp|hp|hape|ponsel|telp|telepon|tlp|nomor|no)\b[^\d\n]{0,15})"
    r"(?<![\w.,/+-])(8[1-9]\d?(?:[ .\u00a0-]?\d){6,9})(?![\d/]|[.,]\d)"
)
_NUMBER_WORDS = "nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|lapan|sembilan"
_SPOKEN_PHONE = re.compile(rf"(?i:\b(?:nol|kosong)[ ,-]+(?:delapan|lapan)(?:[ ,-]+(?:{_NUMBER_WORDS})){{7,11}})\b")
_TIMES = re.compile(r"\d\d[.:]\d\d(?:\s?[ -]\s?\d\d[.:]\d\d)*$")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,}(?![\w-])")
_DOT, _AT = r"(?: ?\. ?| (?:titik|dot) )", r"(?: ?[\[(](?:at|et|@|a keong)[\])] ?| (?:at|et|@|a keong|ad) )"
_HOSTS = r"(?:gmail|g mail|yahoo|ymail|hotmail|outlook|icloud|proton(?:mail)?|[\w-]+)"
_SPOKEN_EMAIL = re.compile(
    rf"(?i:(?<![\w.])[\w-]+(?:(?:{_DOT}| (?:garis bawah|underscore|strip) )[\w-]+){{0,3}}{_AT}{_HOSTS}"
    rf"(?:{_DOT}(?:com|co|id|net|org|ac|go|sch|or|web)){{1,3}})(?!\w)"
)
_HANDLE = re.compile(r"(?<![\w@./])@[A-Za-z_][\w.]{1,28}\w(?![\w@])")
_HANDLE_NAMED = re.compile(
    r"(?i:\b(?:instagram|ig|twitter|tiktok|facebook|fb|telegram|akun|username)\b"
    r"(?: (?:saya|dia|beliau|namanya|nya|pribadi)){0,2}\s?[:=]?\s)((?=[a-z]*(?:[\d_]|\.\w))[a-z][\w.]{3,28}\w)"
)
_PLATE = re.compile(rf"(?<![\w-])(?:{_PLATES})[ -]?\d{{1,4}}[ -]?[A-Z]{{1,3}}(?![\w-])")
_PLATE_LIKE = re.compile(r"[A-Z]{1,2}[ -]\d{3,4}[ -][A-Z]{2,3}$")
_VEHICLE = re.compile(
    r"(?i:\b(?:pelat|plat|nopol|nomor polisi|no\.? ?pol|mobil|motor|kendaraan|bus|angkot|truk|sepeda motor|avanza|"
    r"xenia|innova|vario|beat|pelatnya|platnya|mobilnya|motornya)\b)"
)
_NAMED_NUMBER = re.compile(
    r"(?i:\b(?:rek(?:ening)?|norek|no\.? ?rek|nim|npm|nidn|nisn|nrp|nuptk|npwp|sim|paspor|passport|bpjs|"
    r"(?:no|nomor)\.? ?(?:kk|anggota|induk|peserta|ktp|paspor|sim))\b[^\d\n.;]{0,25})"
    r"([A-Z]{0,2}\d(?:[ .-]?\d){5,18})(?!\d)"
)
_BANKS = "BCA|BRI|BNI|BSI|BTN|BJB|CIMB|Mandiri|Danamon|Permata|Muamalat"
_BANKED = re.compile(rf"\b(?:{_BANKS})[ :]{{1,2}}(\d(?:[ -]?\d){{7,17}})(?!\d)")
_NPWP = re.compile(r"(?<![\d.])\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}(?!\d)")
_PART = r"(?:[A-Z][\w'’-]*|[IVX]+|\d{1,3})"
_STREET = rf"(?:Jl|Jln|Jalan|JL|JALAN|Gg|Gang|GANG)\b\.? ?(?:{_PART}[ .]{{1,2}}){{0,4}}{_PART}"
_ESTATE = (
    rf"(?:Perum(?:ahan)?|Komp(?:lek(?:s)?)?|Kompleks|Kp|Kampung|Dusun|Apartemen|Rusun(?:awa)?|Griya)\b\.? "
    rf"(?:{_PART} ){{0,3}}{_PART}"
)
_HOUSE = (
    r"(?:(?:No|no|Nomor|nomor|NO)\.? ?\d{1,4}(?: ?[A-Za-z](?![a-z]))?|Blok [A-Z]{1,2}[ -]?\d{0,3}(?:[ /.-]\d{1,3})?)"
)
_RT = r"(?i:RT\.? ?\d{1,3} ?[/,]? ?(?:RW\.? ?)?\d{1,3})"
_ADDRESS = re.compile(
    rf"(?<!\w)(?:(?:{_STREET}|{_ESTATE})(?:,? ?(?:{_HOUSE}|{_RT}))+|{_HOUSE}(?:,? ?{_RT})|{_RT})(?!\w)"
)
_LIVES = re.compile(
    rf"(?i:\b(?:tinggal|rumah(?:nya| saya)?|alamat(?:nya| rumah| saya)?|domisili|kos(?:an)?|ngontrak|menetap)\b)"
    rf"[\s:]{{1,3}}(?:(?i:di|itu|ada|saya)\s){{0,2}}({_STREET}|{_ESTATE})(?!\w)"
)


def find_numbers(text: str) -> list[Found]:
    """Return the numbers, e-mail addresses, accounts, plates and addresses in a text, in order.

    An NIK is sixteen digits that hold a province, a day and a month of birth (a woman's day is forty more) and a serial
    number; an NIP is eighteen digits with two dates in them. Both may be grouped. A plate needs a word for a vehicle
    near it, or its full form. A street counts with a number, or as where someone lives.

    Examples
    --------
    >>> [(one.kind, one.value) for one in find_numbers("NIK 3275 0141 0785 0003, WA 0812-3456-7890")]
    [('nik', '3275 0141 0785 0003'), ('phone', '0812-3456-7890')]
    """
    finders = (_long_numbers, _phones, _emails, _accounts, _plates, _places)
    return without_overlaps([one for find in finders for one in find(text)])


def digits_of(value: str) -> str:
    """Return the digits of a text alone.

    Examples
    --------
    >>> digits_of("0812-34")
    '081234'
    """
    return re.sub(r"\D", "", value)


def is_nik(digits: str) -> bool:
    """Return whether sixteen digits are built as an NIK is.

    Examples
    --------
    >>> is_nik("3275014107850003"), is_nik("2022010520220321"), is_nik("3275017207850003")
    (True, False, False)
    """
    day, month = int(digits[6:8]), int(digits[8:10])
    return (
        len(digits) == 16
        and digits[:2] in _PROVINCES
        and (1 <= day <= 31 or 41 <= day <= 71)
        and 1 <= month <= 12
        and digits[12:] != "0000"
    )


def is_nip(digits: str) -> bool:
    """Return whether eighteen digits are built as an NIP is: born, appointed, sex, serial number.

    Examples
    --------
    >>> is_nip("197905142005011003"), is_nip("197913142005011003")
    (True, False)
    """
    born, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:8])
    since, start, sex = int(digits[8:12]), int(digits[12:14]), digits[14]
    return (
        len(digits) == 18
        and 1930 <= born < since <= 2100
        and 1 <= month <= 12
        and 1 <= day <= 31
        and (1 <= start <= 12 or start == 21)
        and sex in "12"
    )


def _long_numbers(text: str) -> Iterator[Found]:
    for found in _DIGITS.finditer(text):
        digits = digits_of(found[0])
        if len(digits) == 16 and is_nik(digits):
            yield _found("nik", found)
        elif len(digits) == 18 and is_nip(digits):
            yield _found("nip", found)
        elif len(digits) in (16, 18) and (named := _named_before(text, found.start())):
            yield _found(named, found)
    for pattern in (_NPWP, _NAMED_NUMBER, _BANKED):
        yield from (_found("number", found, pattern.groups) for found in pattern.finditer(text))


def _named_before(text: str, start: int) -> Kind | None:
    """Return what a number is called just before it: one with a slip of the finger in it is one all the same."""
    before = re.findall(r"\b(nik|nip|ktp)\b", text[max(0, start - 25) : start].lower())
    return None if not before else "nip" if before[-1] == "nip" else "nik"


def _phones(text: str) -> Iterator[Found]:
    for pattern in (_PHONE, _LANDLINE, _SHORT_PHONE, _SPOKEN_PHONE):
        for found in pattern.finditer(text):
            one = _found("phone", found, pattern.groups)
            if not _TIMES.match(one.value):
                yield one


def _emails(text: str) -> Iterator[Found]:
    for pattern in (_EMAIL, _SPOKEN_EMAIL):
        yield from (_found("email", found) for found in pattern.finditer(text))


def _accounts(text: str) -> Iterator[Found]:
    for pattern in (_HANDLE, _HANDLE_NAMED):
        yield from (_found("account", found, pattern.groups) for found in pattern.finditer(text))


def _plates(text: str) -> Iterator[Found]:
    for found in _PLATE.finditer(text):
        near = re.split(r"[.;!?\n]", text[max(0, found.start() - 45) : found.start()])[-1]
        if _PLATE_LIKE.match(found[0]) or _VEHICLE.search(near):
            yield _found("plate", found)


def _places(text: str) -> Iterator[Found]:
    for pattern in (_ADDRESS, _LIVES):
        yield from (_found("address", found, pattern.groups) for found in pattern.finditer(text))


def _found(kind: Kind, found: re.Match[str], group: int = 0) -> Found:
    return Found(kind, found.start(group), found.end(group), found[group])
