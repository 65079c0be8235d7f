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
        ("no_side", "Tanpa sikap", "No side taken"),
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
        ("clipping_paid", "Advertorial", "Advertorials"),
        ("cite_interview", "Wawancara", "Interview"),
        ("cite_observation", "Observasi", "Observation"),
        ("cite_document", "Dokumen", "Document"),
        ("cite_clipping", "Kliping", "Clipping"),
        ("cite_comment", "Komentar", "Comment"),
        ("cite_post", "Unggahan", "Post"),
        # lanes of the timeline and kinds of activity
        ("legal", "Hukum", "Legal"),
        ("government", "Pemerintahan", "Government"),
        ("public_relations", "Humas", "Public relations"),
        ("audit_award", "Audit dan penghargaan", "Audit and awards"),
        ("social", "Sosial", "Social"),
        ("declaration", "Deklarasi", "Declaration"),
        ("media", "Media", "Media"),
        ("activity_declaration", "Deklarasi", "Declarations"),
        ("activity_media", "Kegiatan media", "Media activities"),
        ("activity_social", "Kegiatan sosial", "Social activities"),
        ("coverage", "Kliping per pekan", "Clippings a week"),
        ("day_zero", "Hari ke-0", "Day 0"),
        ("confidence", "Keyakinan sumber", "Confidence in the source"),
        ("high", "tinggi", "high"),
        ("medium", "sedang", "medium"),
        ("low", "rendah", "low"),
        ("month_only", "hanya bulannya diketahui", "known by its month only"),
        # SWOT
        ("strength", "Kekuatan", "Strengths"),
        ("weakness", "Kelemahan", "Weaknesses"),
        ("opportunity", "Peluang", "Opportunities"),
        ("threat", "Ancaman", "Threats"),
        # what co-occurrence is counted in
        ("unit_unit", "satuan", "units"),
        ("unit_turn", "jawaban atau paragraf", "answers or paragraphs"),
        ("unit_paragraph", "paragraf", "paragraphs"),
        ("unit_document", "dokumen", "documents"),
        (
            "network_note",
            "Angka pada garis: banyaknya {unit} tempat dua tema bertemu (garis tipis: satu). Angka dalam "
            "lingkaran: banyaknya {unit} yang memuat tema itu.",
            "Numbers on lines: {unit} in which two themes meet (thin line: one). Numbers in circles: {unit} in which "
            "the theme stands.",
        ),
        (
            "network_left_out",
            "Angka yang tidak termuat ada dalam matriksnya.",
            "Numbers without room are in the matrix.",
        ),
        # triangulation
        ("supports_claim", "Mendukung klaim humas", "Supports the office's claim"),
        ("contradicts_claim", "Membantahnya", "Contradicts it"),
        ("own_voice", "satu suara", "one voice"),
        (
            "triangulation_note",
            "Angka dalam tanda: banyaknya petikan; di sebelahnya: yang membantah, bila tidak semuanya. "
            "Kosong: sumber itu diam.",
            "Numbers in marks: passages; beside them: those that contradict, where not all do. Empty: the source is "
            "silent.",
        ),
        # the process, images and responses
        ("no_evidence", "belum ada bukti", "no evidence yet"),
        ("all_sources", "Semua sumber", "All sources"),
        (
            "process_note",
            "Angka: banyaknya petikan; di bawah: petikan (dokumen).",
            "Numbers: passages; below: passages (documents).",
        ),
        (
            "images_note",
            "Citra sebagaimana dilihat informan, bukan opini publik.",
            "Images as informants perceive them, not public opinion.",
        ),
        ("retrospect", "Wawancara,\nsesudahnya", "Interviews,\nin retrospect"),
        ("no_phase", "Di luar\nfase", "Outside\nthe phases"),
        # scores of SWOT factors
        ("grow", "tumbuh", "grow"),
        ("turn_around", "berbenah", "turn around"),
        ("diversify", "diversifikasi", "diversify"),
        ("defend", "bertahan", "defend"),
        ("axis_x", "X = kekuatan − kelemahan", "X = strengths − weaknesses"),
        ("axis_y", "Y = peluang − ancaman", "Y = opportunities − threats"),
        ("judges", "Titik kecil: {n} penilai; wajik: rata-ratanya.", "Small points: {n} judges; diamond: their mean."),
        (
            "severe_4",
            "Rating kelemahan dan ancaman: 4 = paling berat; dipakai apa adanya.",
            "Ratings of weaknesses and threats: 4 = most severe; used as given.",
        ),
        (
            "severe_1",
            "Rating kelemahan dan ancaman: 1 = paling berat; dibalik (5 − rating) sebelum dibobot.",
            "Ratings of weaknesses and threats: 1 = most severe; turned (5 − rating) before they are weighted.",
        ),
        ("judge", "Penilai", "Judge"),
        ("factor", "Faktor", "Factor"),
        ("weight", "Bobot", "Weight"),
        ("rating", "Rating", "Rating"),
        ("counted_rating", "Rating terpakai", "Rating used"),
        ("score", "Skor", "Score"),
        ("mean", "rata-rata", "mean"),
        # the theme map
        ("tree_level_1", "Kelompok", "Groups"),
        ("tree_level_2", "Tema", "Themes"),
        ("tree_level_3", "Kode", "Codes"),
        ("tree_deeper", "Kode di bawahnya", "Codes below"),
        (
            "tree_note",
            "Angka dan batang: petikan dengan kode itu atau kode di bawahnya, masing-masing sekali. Cetak tebal: "
            "strategi yang diteliti.",
            "Numbers and bars: passages with that code or one below it, each once. Bold: the strategies under study.",
        ),
        # cases beside each other
        ("matched", "Padanan", "Matched by"),
        ("match_crosswalk", "tabel", "table"),
        ("match_code", "kode", "code"),
        ("match_only", "–", "–"),
        ("case_totals", "{n} petikan\n{asked} informan", "{n} passages\n{asked} informants"),
        (
            "cross_case_is",
            "Petikan (bagian dari petikan terkode kasus itu sendiri), lalu yang mendukung (+) dan yang membantah (−) "
            "klaim humas. Tanda –: buku kode kasus itu tidak memuat tema ini. Bintang: strategi yang diteliti.",
            "Passages (share of the case's own coded passages), then those for (+) and those against (−) the office's "
            "claim. A dash: that codebook has no such theme. Asterisk: a strategy under study.",
        ),
        # saturation
        ("known_codes", "kode", "codes"),
        ("known_themes", "tema", "themes"),
        ("known_codes_axis", "Kode yang sudah muncul", "Codes known so far"),
        ("known_themes_axis", "Tema yang sudah muncul", "Themes known so far"),
        ("interviews_in_order", "Wawancara menurut tanggal", "Interviews in order of date"),
        ("order_date", "urutan tanggal", "order of date"),
        ("other_orders", "{n} urutan lain dan rentangnya", "{n} other orders and their range"),
        ("new_codes", "batang: kode baru menurut tanggal", "bars: new codes in order of date"),
        ("new_themes", "batang: tema baru menurut tanggal", "bars: new themes in order of date"),
        ("saturation_base", "dasar", "base"),
        ("saturation_run", "rangkaian", "run"),
        (
            "saturation_reached",
            "Menurut tanggal jenuh pada {reached}: informasi baru {share}, ambang {threshold}.",
            "By date saturated at {reached}: new information {share}, threshold {threshold}.",
        ),
        (
            "saturation_not_reached",
            "Menurut tanggal belum jenuh: informasi baru {share}, ambang {threshold}.",
            "By date not saturated: new information {share}, threshold {threshold}.",
        ),
        ("status", "Keterangan", "Note"),
        ("order", "Urutan", "Order"),
        ("reversed", "terbalik", "reversed"),
        ("interviews", "Wawancara", "Interviews"),
        ("reached", "Jenuh pada", "Saturated at"),
        ("base_codes", "Kode dasar", "Base codes"),
        ("run_codes", "Kode baru dalam rangkaian", "New codes in the run"),
        ("new_share", "Informasi baru", "New information"),
        ("threshold", "Ambang", "Threshold"),
        ("indicative", "indikatif (kurang dari 10 wawancara)", "indicative (fewer than 10 interviews)"),
        (
            "saturation_orders",
            "Jenuh pada {n} dari {of} urutan, paling lambat pada {latest}.",
            "Saturated in {n} of {of} orders, at the latest at {latest}.",
        ),
        (
            "saturation_too_few",
            "Wawancara terlalu sedikit untuk indeks: dasarnya {base}, lalu rangkaian sesudahnya.",
            "Too few interviews for an index: it takes a base of {base} and a run after it.",
        ),
        (
            "saturation_indicative",
            "{n} wawancara, kurang dari sepuluh: hanya indikatif.",
            "{n} interviews, fewer than ten: indicative only.",
        ),
        (
            "alignment_key",
            "(9/7): 9 petikan dari 7 dokumen di balik faktor atau strategi itu.",
            "(9/7): 9 passages from 7 documents behind that factor or strategy.",
        ),
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
        ("coders", "Pengode", "Coders"),
        ("percent", "Sepakat (%)", "Agreed (%)"),
        ("holsti", "Holsti", "Holsti"),
        ("kappa", "κ", "κ"),
        ("pi", "π", "π"),
        ("ac1", "AC1", "AC1"),
        ("alpha", "α", "α"),
        ("n_both", "Kedua", "Both"),
        ("n_first", "Hanya 1", "Only 1"),
        ("n_second", "Hanya 2", "Only 2"),
        ("n_neither", "Tidak ada", "Neither"),
        ("alpha_low", "α dari", "α from"),
        ("alpha_high", "α sampai", "α to"),
        ("prevalence", "Prevalensi", "Prevalence"),
        ("undefined", "Ulangan tanpa nilai", "Replicates without value"),
        ("reason", "Alasan", "Reason"),
        ("no variation", "tanpa variasi", "no variation"),
        ("no pairable unit", "tanpa satuan yang dinilai berdua", "no pairable unit"),
        ("one coder", "satu pengode", "one coder"),
        ("one document", "satu dokumen", "one document"),
        ("all_codes", "Semua kode", "All codes"),
        ("code_sets", "Himpunan kode", "Sets of codes"),
        ("sentence", "Kalimat", "Sentence"),
        ("paragraph", "Paragraf", "Paragraph"),
        ("character", "Karakter", "Character"),
        ("line", "Baris", "Line"),
        ("turn", "Giliran", "Turn"),
        ("speaker", "Penutur", "Speaker"),
        ("text", "Teks", "Text"),
        ("coded_by", "Dikode oleh", "Coded by"),
        ("not_coded_by", "Tidak dikode oleh", "Not coded by"),
        ("instead", "Diberi kode lain", "Coded instead"),
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
        # coverage and comment
        ("selection_all", "Semua kliping", "All clippings"),
        ("selection_no_copies", "Kliping tanpa salinan", "Clippings without copies"),
        ("selection_earned", "Kliping tanpa salinan dan advertorial", "Clippings without copies and advertorials"),
        ("left_out", "Kliping", "Clippings"),
        ("counted", "Dihitung", "Counted"),
        ("copy", "Dikeluarkan: salinan", "Left out: copy"),
        ("advertorial", "Dikeluarkan: advertorial", "Left out: advertorial"),
        ("other region", "Dikeluarkan: wilayah lain", "Left out: other region"),
        ("other date", "Dikeluarkan: tanggal tidak cocok", "Left out: date does not fit"),
        (
            "net_tone_is",
            "Nada bersih: (positif − negatif) / semua kliping pekan itu",
            "Net tone: (positive − negative) / all clippings of the week",
        ),
        ("net_tone_of_n", "nada bersih: (positif − negatif) / n", "net tone: (positive − negative) / n"),
        ("few_hollow", "lingkaran kosong: n < {few}", "hollow circles: n < {few}"),
        ("dashes", "garis pendek", "dashes"),
        ("few_starred", "* n < {few}", "* n < {few}"),
        ("share_short", "%", "%"),
        ("share_is", "%: bagian dari jumlah n", "%: share of the sum of n"),
        ("outlet", "Media", "Outlet"),
        ("outlet_type", "Jenis media", "Kind of outlet"),
        ("reach", "Cakupan", "Reach"),
        ("topic", "Topik", "Topic"),
        ("spokesperson", "Narasumber", "Spokesperson"),
        ("spokesperson_role", "Peran narasumber", "Role of the spokesperson"),
        ("law enforcement", "Penegak hukum", "Law enforcement"),
        ("resident", "Warga", "Resident"),
        ("print", "Cetak", "Print"),
        ("online", "Daring", "Online"),
        ("agency", "Kantor berita", "News agency"),
        ("tv", "Televisi", "Television"),
        ("radio", "Radio", "Radio"),
        ("local", "Lokal", "Local"),
        ("regional", "Regional", "Regional"),
        ("national", "Nasional", "National"),
        ("doc", "Kode", "Code"),
        ("passage", "Tertulis", "As written"),
        ("days", "Selisih hari", "Days apart"),
        ("headline", "Judul", "Headline"),
        ("interval", "selang {level} %", "{level} % interval"),
        ("interval_to", "sampai", "to"),
        ("interval_is", "(bootstrap, unggahan sebagai klaster)", "(bootstrap, posts as clusters)"),
        ("no_comments", "tidak ada komentar", "no comments"),
        ("one_cluster", "(satu kelompok: tanpa selang)", "(one cluster: no interval)"),
        # activities and posts
        ("activities", "Kegiatan", "Activities"),
        (
            "participants_are",
            "Peserta: jumlah yang dinyatakan (kegiatan yang menyatakannya / semua kegiatan)",
            "Participants: the sum declared (activities that declare it / all activities)",
        ),
        (
            "content_is",
            "Angka tebal: unggahan; di bawahnya rerata (suka + komentar + bagikan) / pengikut × 100",
            "Bold: posts; below them the mean of (likes + comments + shares) / followers × 100",
        ),
        ("no_rate", "–: tanpa angka pengikut atau tanggapan", "–: followers or reactions not stated"),
        ("posts_0", "hari tanpa unggahan", "day without a post"),
        ("posts_1", "satu unggahan", "one post"),
        ("posts_2", "dua atau lebih", "two or more"),
        (
            "calendar_is",
            "Satu kolom satu pekan, dari Senin di atas sampai Minggu di bawah",
            "One column a week, from Monday at the top to Sunday at the bottom",
        ),
        ("all_posts", "Semua unggahan", "All posts"),
        ("stated", "Menyebut peserta", "Stating participants"),
        ("unstated", "Tanpa angka peserta", "Without a number"),
        ("not_stated", "Tidak disebut", "Not stated"),
        ("evidence", "Bukti", "Evidence"),
        ("held", "ada dalam kasus", "held by the case"),
        ("missing", "tidak ditemukan", "not found"),
        ("described", "disebut dengan kata", "told in words"),
        ("platform", "Platform", "Platform"),
        ("pillar", "Pilar", "Pillar"),
        ("likes", "Suka", "Likes"),
        ("comments", "Komentar", "Comments"),
        ("shares", "Dibagikan", "Shares"),
        ("followers", "Pengikut", "Followers"),
        ("engagement", "Keterlibatan (%)", "Engagement (%)"),
        # changes of the codebook
        ("added", "Ditambahkan", "Added"),
        ("renamed", "Diganti nama", "Renamed"),
        ("merged", "Digabung", "Merged"),
        ("split", "Dipecah", "Split"),
        ("redefined", "Didefinisikan ulang", "Redefined"),
        ("removed", "Dihapus", "Removed"),
        ("change", "Perubahan", "Change"),
        ("to", "Menjadi", "Became"),
        ("reason", "Alasan", "Reason"),
        # notes under exhibits
        ("table", "Tabel", "Table"),
        ("figure", "Gambar", "Figure"),
        ("chapter", "Bab", "Chapter"),
        ("limits", "Keterbatasan", "Limits"),
        ("source_type", "Jenis sumber", "Kind of source"),
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
