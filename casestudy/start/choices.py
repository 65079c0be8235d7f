"""What can be chosen about a new case: the kind of region, the kind of crisis, who leads the government."""

from collections.abc import Mapping
from dataclasses import dataclass

from casestudy.errors import Bilingual


@dataclass(frozen=True)
class Region:
    """A kind of region: how its places are named, what its press calls its government, and who leads it."""

    place: Bilingual
    head: Bilingual
    #: The names by which texts know a place of this kind.
    known: tuple[str, ...] = ()


@dataclass(frozen=True)
class Crisis:
    """A kind of crisis: the short name beside the dashed line, and how a question goes on after "after"."""

    label: Bilingual
    after: Bilingual


REGIONS: Mapping[str, Region] = {
    "kota": Region(Bilingual("Kota {}", "{} City"), Bilingual("Wali Kota", "mayor"), ("Kota {}", "Pemkot {}")),
    "kabupaten": Region(
        Bilingual("Kabupaten {}", "{} Regency"), Bilingual("Bupati", "regent"), ("Kabupaten {}", "Pemkab {}")
    ),
    "provinsi": Region(
        Bilingual("Provinsi {}", "{} Province"), Bilingual("Gubernur", "governor"), ("Provinsi {}", "Pemprov {}")
    ),
    "other": Region(Bilingual("{}", "{}"), Bilingual("kepala pemerintahan", "head of government")),
}
#: Two kinds of region that share their names, and are mistaken for each other in press files.
NAMESAKES = {"kota": "kabupaten", "kabupaten": "kota"}

CRISES: Mapping[str, Crisis] = {
    "crisis": Crisis(Bilingual("Peristiwa krisis", "Crisis event"), Bilingual("peristiwa krisis", "the crisis")),
    "arrest": Crisis(
        Bilingual("Penangkapan pejabat", "Arrest of an official"),
        Bilingual("penangkapan pejabat dalam perkara korupsi", "an official's arrest for corruption"),
    ),
    "disaster": Crisis(Bilingual("Bencana", "Disaster"), Bilingual("bencana", "the disaster")),
    "service": Crisis(Bilingual("Gangguan layanan", "Service failure"), Bilingual("gangguan layanan publik",
                                                                                  "a failure of public services")),
    "outbreak": Crisis(Bilingual("Wabah penyakit", "Disease outbreak"), Bilingual("wabah penyakit",
                                                                                  "an outbreak of disease")),
    "leak": Crisis(Bilingual("Kebocoran data", "Data leak"), Bilingual("kebocoran data warga",
                                                                       "a leak of residents' data")),
    "protest": Crisis(Bilingual("Protes warga", "Protest"), Bilingual("protes warga atas kebijakannya",
                                                                      "protests against its policy")),
}  # fmt: skip

#: Who leads the government after day 0. Plt, Plh, Pj and definitive are different in law and never one.
HEADS: Mapping[str, Bilingual] = {
    "none": Bilingual("", ""),
    "plt": Bilingual("Pelaksana Tugas (Plt) {}", "acting {}"),
    "plh": Bilingual("Pelaksana Harian (Plh) {}", "daily acting {}"),
    "pj": Bilingual("Penjabat (Pj) {}", "interim {}"),
    "definitive": Bilingual("{} definitif", "definitive {}"),
}

#: Other words for a choice.
ALIASES = {
    "city": "kota", "kab": "kabupaten", "regency": "kabupaten", "province": "provinsi", "lain": "other",
    "lainnya": "other", "acting": "plt", "interim": "pj", "definitif": "definitive", "tidak": "none", "-": "none",
    "penangkapan": "arrest", "ott": "arrest", "bencana": "disaster", "gangguan": "service", "layanan": "service",
    "wabah": "outbreak", "kebocoran": "leak", "protes": "protest", "krisis": "crisis",
}  # fmt: skip


def chosen(text: str, choices: Mapping[str, object]) -> str | None:
    """Return the choice that a text means, or None.

    Examples
    --------
    >>> chosen(" Kab ", REGIONS), chosen("desa", REGIONS)
    ('kabupaten', None)
    """
    plain = text.strip().lower()
    plain = ALIASES.get(plain, plain)
    return plain if plain in choices else None
