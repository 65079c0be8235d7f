"""Numbers and addresses that lead to a person, by their structure, and what looks like them."""

import pytest

from casestudy.privacy.finding.numbers import find_numbers, is_nik, is_nip


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("NIK 3275014107850003.", "nik", "3275014107850003"),
        ("nomornya 3275 0141 0785 0003", "nik", "3275 0141 0785 0003"),
        ("32.75.01.410785.0003", "nik", "32.75.01.410785.0003"),
        ("NIK salah ketik 3299999999999999", "nik", "3299999999999999"),
        ("NIP 197905142005011003", "nip", "197905142005011003"),
        ("NIP. 19790514 200501 1 003", "nip", "19790514 200501 1 003"),
        ("hubungi 081234567890 ya", "phone", "081234567890"),
        ("(+62) 812-3456-7890", "phone", "(+62) 812-3456-7890"),
        ("kantor (0274) 512345", "phone", "(0274) 512345"),
        ("kantor 021-8895123", "phone", "021-8895123"),
        ("WA saya 812 3456 7890", "phone", "812 3456 7890"),
        ("nol delapan satu dua tiga empat lima enam tujuh delapan", "phone",
         "nol delapan satu dua tiga empat lima enam tujuh delapan"),
        ("ke ratna.w@contoh.go.id.", "email", "ratna.w@contoh.go.id"),
        ("ratna titik w at contoh titik go titik id", "email", "ratna titik w at contoh titik go titik id"),
        ("akun @ratna.w ramai", "account", "@ratna.w"),
        ("IG saya ratna_w90", "account", "ratna_w90"),
        ("mobil B 1 A lewat", "plate", "B 1 A"),
        ("ada B 1234 XYZ di situ", "plate", "B 1234 XYZ"),
        ("di Jl. Melati No. 12 RT 03/RW 05, dekat", "address", "Jl. Melati No. 12 RT 03/RW 05"),
        ("tinggal di Jalan Kenanga sejak", "address", "Jalan Kenanga"),
        ("rekening BRI 1234 5678 9012", "number", "1234 5678 9012"),
        ("NPWP 09.254.294.3-407.000", "number", "09.254.294.3-407.000"),
    ],
)  # fmt: skip
def test_an_identifier_is_found(text: str, kind: str, value: str) -> None:
    """Each kind is found in the forms in which people write and say it, and its stretch is the words themselves."""
    (found,) = find_numbers(text)

    assert (found.kind, found.value) == (kind, value)
    assert text[found.start : found.end] == value


@pytest.mark.parametrize(
    "text",
    [
        "Rp 3.275.014.107.850.000", "jam 08.15 09.30 10.45", "tanggal 08-11-2022 sampai 10-11-2022",
        "nomor registrasi 1234567890123456", "2022 2023 2024 2025", "UU 27 Tahun 2022", "S 1 PGSD",
        "harga @ 12.000", "Jalan Sudirman macet", "ketua RT dan RW", "0,8125 persen", "kode pos 17145",
        "https://contoh.id/081234567890", "koordinat 6.2383, 106.9756", "ISO 9001 2015", "pukul 08.00-16.00",
    ],
)  # fmt: skip
def test_what_looks_like_an_identifier_is_none(text: str) -> None:
    """Sums, hours, dates, laws, streets as places and other numbers of everyday life are left alone."""
    assert find_numbers(text) == []


def test_an_nik_has_a_province_a_birthday_and_a_serial_number() -> None:
    """A woman's day of birth is forty more; no province 97, no day 72, no month 13, no serial 0000."""
    wrong = ("9775014107850003", "3275017207850003", "3275014113850003", "3275014107850000")

    assert is_nik("3275014107850003")
    assert [is_nik(digits) for digits in wrong] == [False] * 4


def test_an_nip_has_two_dates_in_order() -> None:
    """Someone is appointed after birth, in a month, as a man or a woman."""
    wrong = ("200501142005011003", "197913142005011003", "197905142005131003", "197905142005013003")

    assert is_nip("197905142005011003")
    assert [is_nip(digits) for digits in wrong] == [False] * 4
