"""What the columns of the forms mean, in both languages."""

from collections.abc import Mapping

from casestudy.errors import Bilingual

_CLIPPINGS = {
    "doc": Bilingual(
        "Kode kliping, unik, seperti KL-01; kutipan dan koding menyebut kliping dengan kode ini.",
        "The clipping's code, used once, like KL-01; quotations and codings name the clipping by it.",
    ),
    "date": Bilingual("Tanggal terbit, bukan tanggal kliping dibuat.", "The day of publication, not of clipping."),
    "outlet": Bilingual("Nama media.", "The name of the outlet."),
    "outlet_type": Bilingual("Jenis media.", "The kind of outlet."),
    "reach": Bilingual("Cakupan media itu.", "How far the outlet reaches."),
    "headline": Bilingual("Judul berita seperti tertulis.", "The headline as it stands."),
    "text": Bilingual("Isi berita, tanpa judul.", "The body of the piece, without its headline."),
    "url": Bilingual("Tautan berita, bila ada.", "The piece's address, where there is one."),
    "topic": Bilingual(
        "Topik dari daftar Anda sendiri; namanya dalam dua bahasa ditulis di tables/labels.csv.",
        "The topic from your own list; its name in both languages stands in tables/labels.csv.",
    ),
    "headline_tone": Bilingual("Nada judulnya saja.", "The tone of the headline alone."),
    "tone": Bilingual("Nada isi berita terhadap pemerintah.", "The tone of the body towards the government."),
    "spokesperson": Bilingual(
        "Narasumber yang dikutip, menurut jabatan atau perannya.", "Who is quoted, by office or role."
    ),
    "spokesperson_role": Bilingual("Peran narasumber itu.", "The role of who is quoted."),
    "advertorial": Bilingual(
        "Apakah tulisan itu berbayar; yang berbayar tidak ikut dihitung.",
        "Whether the piece was paid for; paid pieces are not counted.",
    ),
    "region": Bilingual(
        "Wilayah yang diberitakan, seperti region di case.toml; kosong berarti wilayah kasus ini.",
        "The region that the piece is about, like region in case.toml; empty means that of the case.",
    ),
    "duplicate_of": Bilingual(
        "Kode kliping yang disalin tulisan ini; salinan tidak ikut dihitung.",
        "The code of the clipping that this one copies; copies are not counted.",
    ),
}
_COMMENTS = {
    "doc": Bilingual("Kode komentar, unik, seperti KM-01.", "The comment's code, used once, like KM-01."),
    "date": Bilingual("Tanggal komentar ditulis.", "The day on which the comment was written."),
    "platform": Bilingual("Nama platform, seperti instagram.", "The name of the platform, like instagram."),
    "post": Bilingual(
        "Kode unggahan yang dikomentari, seperti di tables/posts.csv.",
        "The code of the post that it stands under, as in tables/posts.csv.",
    ),
    "text": Bilingual("Isi komentar seperti tertulis.", "The comment as it stands."),
    "likes": Bilingual("Jumlah suka.", "The number of likes."),
    "tone": Bilingual("Nada komentar terhadap pemerintah.", "The tone of the comment towards the government."),
    "parent": Bilingual("Kode komentar yang dibalas.", "The code of the comment that this one answers."),
    "author": Bilingual(
        "Nama akun; dalam data yang dimuat diganti dengan kode.", "The account; a code stands for it in what is loaded."
    ),
}

#: The meaning of each column of each table that has a form.
MEANINGS: Mapping[str, Mapping[str, Bilingual]] = {"clippings": _CLIPPINGS, "comments": _COMMENTS}
