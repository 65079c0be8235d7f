"""Names of persons: what announces them, what ends them, and offices and places that are none."""

import pytest

from casestudy.privacy.finding.names import find_names, names_in_file


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kata Bu Ratna, Pak Camat sudah tahu.", ["Ratna"]),
        ("Dr. Ir. H. Bambang Sutejo, M.Si. hadir", ["Bambang Sutejo"]),
        ("Nama saya Ratna Wulandari, panggil saja Nana.", ["Ratna Wulandari", "Nana"]),
        ("Saya Wawan dari seksi humas", ["Wawan"]),
        ("adik saya Sambodo kerja di media", ["Sambodo"]),
        ("suami saya, namanya Gatot", ["Gatot"]),
        ("si Ucok datang", ["Ucok"]),
        ("Sekretarisnya Qomar bin Salam", ["Qomar bin Salam"]),
        ("pak budi sudah pulang", ["budi"]),
        ("Ada Bonar Simanjuntak di sana", ["Bonar Simanjuntak"]),
        ("Pak Lurah Sarmili datang", ["Sarmili"]),
        ("BAPAK SUTRISNO HADI", ["SUTRISNO HADI"]),
        ("Ibu Ratna Kepala Dinas", ["Ratna"]),
        ("inisial RW saja", ["RW"]),
        ("Siti menulis, Joko membaca", ["Siti", "Joko"]),
        ("Terima kasih, Bu. Santai saja", []),
        ("Pak Camat, Bu RT dan Pak Wali Kota", []),
        ("Ibu Kota dan Bapak Presiden", []),
        ("Menurut KPK begitu. Kata Humas juga.", []),
        ("Jalan Ahmad Yani, Universitas Sudirman, Mahkamah Agung", []),
        ("Bu, Saya mau bertanya", []),
    ],
)
def test_names_are_found_without_titles_and_offices(text: str, names: list[str]) -> None:
    """What announces a name is no part of it; offices, places and abbreviations are no names."""
    found = find_names(text)

    assert [one.value for one in found] == names
    assert [text[one.start : one.end] for one in found] == names


@pytest.mark.parametrize(
    ("stem", "names"),
    [
        ("Wawancara Bu Ratna_final 2", ["Ratna"]), ("IK-1", []), ("transkrip_budi-santoso", ["budi santoso"]),
        ("WawancaraPakSubur", ["Subur"]), ("Rekaman 12 September 2022", []), ("OBS-3", []),
    ],
)  # fmt: skip
def test_a_file_is_asked_for_names(stem: str, names: list[str]) -> None:
    """Words of a file's name that are no codes, months or usual words may name someone."""
    assert names_in_file(stem) == names
