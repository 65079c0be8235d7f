"""The words that figures and tables show, in Indonesian and English: one table for the whole library.

A case adds labels for its own controlled words (topics, pillars, platforms) in ``tables/labels.csv``, and for its codes
in the codebook.
"""

from collections.abc import Mapping

import pandas as pd

from casestudy.errors import Bilingual, Language

LABELS: Mapping[str, Bilingual] = {
    key: Bilingual(id_, en)
    for key, id_, en in (
        # tones, valences, stances, states
        ("negative", "Negatif", "Negative"),
        ("neutral", "Netral", "Neutral"),
        ("positive", "Positif", "Positive"),
        ("supports", "Mendukung", "Supports"),
        ("mixed", "Campuran", "Mixed"),
        ("contradicts", "Membantah", "Contradicts"),
        ("silent", "Diam", "Silent"),
        ("single", "Satu suara", "One voice"),
        ("convergent", "Konvergen", "Convergent"),
        ("complementary", "Melengkapi", "Complementary"),
        ("divergent", "Divergen", "Divergent"),
        # informants and sources
        ("key", "Kunci", "Key"),
        ("supporting", "Pendukung", "Supporting"),
        ("internal", "Internal", "Internal"),
        ("external", "Eksternal", "External"),
        ("interview", "Wawancara", "Interviews"),
        ("interview_internal", "Wawancara internal", "Interviews, internal"),
        ("interview_external", "Wawancara eksternal", "Interviews, external"),
        ("observation", "Observasi", "Observation"),
        ("document", "Dokumen", "Documents"),
        ("clipping", "Kliping", "Clippings"),
        ("comment", "Komentar", "Comments"),
        ("post", "Unggahan", "Posts"),
        # lanes of the timeline and kinds of activity
        ("legal", "Hukum", "Legal"),
        ("government", "Pemerintahan", "Government"),
        ("public_relations", "Humas", "Public relations"),
        ("audit_award", "Audit dan penghargaan", "Audit and awards"),
        ("social", "Sosial", "Social"),
        ("declaration", "Deklarasi", "Declaration"),
        ("media", "Media", "Media"),
        ("activity_declaration", "Kegiatan: deklarasi", "Activities: declarations"),
        ("activity_media", "Kegiatan: media", "Activities: media"),
        ("activity_social", "Kegiatan: sosial", "Activities: social"),
        ("day_zero", "Hari ke-0", "Day 0"),
        # SWOT
        ("strength", "Kekuatan", "Strengths"),
        ("weakness", "Kelemahan", "Weaknesses"),
        ("opportunity", "Peluang", "Opportunities"),
        ("threat", "Ancaman", "Threats"),
        # axes and columns
        ("n_clippings", "Jumlah kliping", "Number of clippings"),
        ("n_comments", "Jumlah komentar", "Number of comments"),
        ("n_posts", "Jumlah unggahan", "Number of posts"),
        ("n_passages", "Jumlah petikan", "Number of passages"),
        ("n_units", "Jumlah satuan", "Number of units"),
        ("n_informants", "Informan", "Informants"),
        ("net_tone", "Nada bersih", "Net tone"),
        ("share", "Bagian (%)", "Share (%)"),
        ("occurrences", "Kemunculan", "Occurrences"),
        ("week", "Pekan mulai", "Week from"),
        ("g2", "Kekhasan (G²)", "Keyness (G²)"),
        ("informant", "Informan", "Informant"),
        ("position", "Jabatan", "Position"),
        ("unit", "Unit", "Unit"),
        ("kind", "Jenis", "Kind"),
        ("standing", "Posisi", "Standing"),
        ("date", "Tanggal", "Date"),
        ("minutes", "Menit", "Minutes"),
        ("turns", "Jawaban", "Answers"),
        ("words", "Kata", "Words"),
        ("source", "Sumber", "Source"),
        ("documents", "Dokumen", "Documents"),
        ("coded", "Terkode", "Coded"),
        ("passages", "Petikan", "Passages"),
        ("first", "Kata pertama", "First word"),
        ("second", "Kata kedua", "Second word"),
        ("n", "n", "n"),
        ("pmi", "PMI", "PMI"),
        ("theme", "Tema", "Theme"),
        ("strategy", "Strategi", "Strategy"),
        ("quote", "Kutipan", "Quotation"),
        ("informants", "Informan", "Informants"),
        ("code", "Kode", "Code"),
        ("percent", "Sepakat (%)", "Agreed (%)"),
        ("kappa", "κ", "κ"),
        ("alpha", "α", "α"),
        ("n_both", "Kedua", "Both"),
        ("n_first", "Hanya 1", "Only 1"),
        ("n_second", "Hanya 2", "Only 2"),
        ("n_neither", "Tidak ada", "Neither"),
        ("alpha_low", "α dari", "α from"),
        ("alpha_high", "α sampai", "α to"),
        ("parent", "Kelompok", "Group"),
        ("voice", "Kutipan", "Quotation"),
        ("headline_tone", "Nada judul", "Headline tone"),
        ("body_tone", "Nada isi", "Body tone"),
        ("same", "Sama (%)", "Same (%)"),
        ("name", "Kegiatan", "Activity"),
        ("district", "Wilayah", "District"),
        ("participants", "Peserta", "Participants"),
        ("state", "Simpulan", "Together"),
        ("none", "tidak ada", "none"),
        # notes under exhibits
        ("table", "Tabel", "Table"),
        ("figure", "Gambar", "Figure"),
        ("source_line", "Sumber", "Source"),
        ("illustrative", "Data ilustratif, bukan data lapangan.", "Illustrative data, not field data."),
        ("continued", "lanjutan", "continued"),
    )
}


def label(key: str, lang: Language, *, own: Mapping[str, str] | None = None) -> str:
    """Return what to show for a controlled word.

    A word without a label is shown as it is, with hyphens and underscores as spaces.

    Parameters
    ----------
    key : str
    lang : {"id", "en"}
    own : mapping, optional
        The case's labels in that language; they go first.

    Examples
    --------
    >>> label("negative", "id"), label("kasus-hukum", "en")
    ('Negatif', 'kasus hukum')
    """
    if own and key in own:
        return own[key]
    if key in LABELS:
        return LABELS[key].to(lang)
    return key.replace("-", " ").replace("_", " ")


def case_labels(labels: pd.DataFrame, codebook: pd.DataFrame, lang: Language) -> dict[str, str]:
    """Return the case's own labels in one language: those of its codes, then those of ``labels.csv``.

    Examples
    --------
    >>> own = pd.DataFrame({"key": ["foto"], "label_id": ["Foto"], "label_en": ["Photograph"]})
    >>> book = pd.DataFrame({"code": ["d"], "label_id": ["Deklarasi"], "label_en": ["Declarations"]})
    >>> case_labels(own, book, "en")
    {'d': 'Declarations', 'foto': 'Photograph'}
    """
    column = f"label_{lang}"
    return {
        **dict(zip(codebook["code"], codebook[column], strict=True)),
        **dict(zip(labels["key"], labels[column], strict=True)),
    }
