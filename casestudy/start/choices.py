"""What can be chosen about a new case: the kind of region, the kind of crisis, who leads the government."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from casestudy.errors import Bilingual, Language


@dataclass(frozen=True)
class Region:
    """A kind of region: how its places are named, who leads it, and what the press calls its government."""

    place: Bilingual
    head: Bilingual
    #: What Indonesian texts call its government.
    government: str = ""


@dataclass(frozen=True)
class Crisis:
    """A kind of crisis: the short name beside the dashed line, and how a question goes on after "after"."""

    label: Bilingual
    after: Bilingual


REGIONS: Mapping[str, Region] = {
    "kota": Region(Bilingual("Kota {}", "{} City"), Bilingual("Wali Kota", "mayor"), "Pemkot {}"),
    "kabupaten": Region(Bilingual("Kabupaten {}", "{} Regency"), Bilingual("Bupati", "regent"), "Pemkab {}"),
    "provinsi": Region(Bilingual("Provinsi {}", "{} Province"), Bilingual("Gubernur", "governor"), "Pemprov {}"),
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

#: How a choice is called in each language, where that is not its name here.
_CALLED: Mapping[Language, Mapping[str, str]] = {
    "id": {
        "other": "lain", "none": "tidak", "definitive": "definitif", "crisis": "krisis", "arrest": "penangkapan",
        "disaster": "bencana", "service": "gangguan", "outbreak": "wabah", "leak": "kebocoran", "protest": "protes",
    },
    "en": {"kota": "city", "kabupaten": "regency", "provinsi": "province"},
}  # fmt: skip
#: Further words for a choice.
_ALIASES = {"kab": "kabupaten", "acting": "plt", "interim": "pj", "ott": "arrest", "layanan": "service"}


def called(choice: str, lang: Language) -> str:
    """Return how a choice is called in a language.

    Examples
    --------
    >>> called("other", "id"), called("kota", "en"), called("plt", "en")
    ('lain', 'city', 'plt')
    """
    return _CALLED[lang].get(choice, choice)


def chosen(text: str, choices: Collection[str]) -> str | None:
    """Return the choice that a text means, in either language, or None.

    Examples
    --------
    >>> chosen(" Kab ", REGIONS), chosen("bencana", CRISES), chosen("desa", REGIONS)
    ('kabupaten', 'disaster', None)
    """
    plain = text.strip().lower()
    meant = {plain, _ALIASES.get(plain, plain)}
    return next((one for one in choices if meant & {one, called(one, "id"), called(one, "en")}), None)
