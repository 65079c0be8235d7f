"""Words around names: what opens one, what looks like one and is none, and given names that stand alone."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: What stands before a name; of several the last one counts.
TITLES = _words("""
    pak bapak bpk bu ibu mas mbak mba kak kakak bang abang kang akang teh teteh uda uni om oom tante mang mamang bi
    bibi ceu neng jang gus ning ustaz ustad ustadz ustadzah ustazah kh kiai kyai nyai haji hajjah h hj prof
    profesor dr drs dra ir tn tuan ny nyonya nona sdr saudara sdri saudari bude budhe pakde pakdhe paklik bulik
    eyang mbah nenek kakek encik cik ncik cak daeng tulang ompu bli mbok ko koh cici ci habib syekh romo suster
    pendeta pdt letkol kolonel mayor kapten lettu letda sertu serda briptu bripka aipda aiptu ipda iptu akp kompol
    akbp kombes
""")

#: Titles that are abbreviations, which a stop may follow; after another one a stop ends the sentence.
ABBREVIATED = ("bpk", "h", "hj", "kh", "prof", "dr", "drs", "dra", "ir", "tn", "ny", "sdr", "sdri", "pdt", "ust")

#: Words with a capital that are no name: offices, institutions, places in general, days, months, what opens sentences.
NO_NAMES = _words("""
    camat lurah bupati gubernur presiden menteri wali walikota wakil kepala ketua sekretaris bendahara sekda kadis
    kabag kabid kasi kasie kasubag kasubbag kadin sekdis staf pegawai humas direktur manajer dirut rektor dekan
    dosen guru dokter bidan perawat polisi kapolri kapolda kapolres kapolsek dandim danramil jaksa hakim satpam
    sopir pedagang warga wartawan redaktur pemred reporter anggota dewan pimpinan atasan bos pejabat plt pj penjabat
    ajudan protokol panitia moderator peneliti pewawancara informan narasumber responden subjek penanya mahasiswa
    mahasiswi siswa siswi murid orang anak istri suami tetangga teman kawan pelapor saksi korban tersangka terdakwa
    negara pertiwi kota kabupaten kecamatan kelurahan desa provinsi pemkot pemkab pemprov pemda pemerintah dinas
    badan bagian bidang seksi kantor biro balai inspektorat setda sekretariat dprd dpr mpr kpk bpk kejaksaan
    pengadilan polres polsek polda kodim koramil puskesmas rumah rs rsud sekolah universitas kampus masjid gereja
    pura wihara stasiun terminal pasar mal taman stadion jalan jl jln gang gg rt rw blok perumahan komplek kompleks
    kampung dusun gedung aula ruang lantai pos posko posyandu bank pt cv ud yayasan koperasi lembaga komunitas forum
    partai media koran radio televisi tv surat berita pengumuman senin selasa rabu kamis jumat jum'at sabtu minggu
    ahad januari februari maret april mei juni juli agustus september oktober november desember ramadan ramadhan
    lebaran idulfitri natal paskah nyepi imlek allah tuhan alhamdulillah bismillah insyaallah insya assalamualaikum
    waalaikumsalam astagfirullah masyaallah subhanallah islam kristen katolik hindu buddha indonesia jawa sunda
    betawi batak minang madura bali bugis jakarta bandung surabaya medan semarang yogyakarta jogja bekasi bogor
    depok tangerang banten cilegon serang papua kalimantan sumatra sumatera sulawesi aceh lampung palembang makassar
    malang solo cirebon karawang whatsapp instagram facebook twitter tiktok youtube google zoom telegram line gmail
    covid saya aku kami kita kamu anda dia ia mereka beliau kalian ini itu yang dan atau tapi tetapi kalau kalo jika
    karena karna sebab supaya agar jadi maka lalu terus kemudian sesudah setelah sebelum ketika saat waktu pas sudah
    udah belum akan sedang masih pernah tidak nggak enggak gak ndak bukan jangan ada apa siapa mana kapan bagaimana
    gimana mengapa kenapa berapa boleh bisa dapat harus mau ingin semua setiap tiap banyak sedikit hanya cuma juga
    saja aja lagi pun malah bahkan memang mungkin tentu pasti jelas benar betul iya ya oke ok baik terima makasih
    maaf selamat silakan silahkan tolong mohon coba mari ayo nah oh eh ah hmm wah lho kok sih deh dong kan dari ke
    di pada dalam untuk buat dengan sama oleh tentang seperti sampai hingga antara sekitar menurut kata waktunya
    hari tanggal tempat nama jabatan umur usia alamat pekerjaan instansi unit nomor no telepon transkrip wawancara
    catatan lapangan tadi kemarin besok sekarang nanti pagi siang sore malam satu dua tiga empat lima enam kabarnya
    soalnya makanya intinya misalnya contohnya katanya biasanya akhirnya jadinya awalnya pokoknya the and of mr mrs
    ms sir madam interviewer interview informant program rapat apel upacara krisis ombudsman kominfo diskominfo
    satpol pp bpbd pkk karang taruna lpm fkub mui nu muhammadiyah pmi tni polri asn pns
""")

#: What stands between a word for a relative or for speaking and a name: ``kata Rini``, ``adik saya Tono``.
KIN = (
    r"kata|ujar|ucap|tutur|menurut|bareng|bersama|sama|ketemu|bertemu|telepon|menelepon|hubungi|menghubungi|panggil|"
    r"suruh|tanya|ajak|titip|diantar|dibantu|"
    r"(?:suami|istri|anak|adik|adek|kakak|teman|kawan|tetangga|atasan|bos|rekan|sepupu|keponakan|mertua|menantu|ipar|"
    r"sahabat|sopir|asisten|murid|guru|bidan)(?: (?:saya|aku|kami|kita|dia|beliau|perempuan|laki-laki|pertama|kedua|"
    r"bungsu|sulung))*(?:,? (?:namanya|si))?|anak saya yang (?:bungsu|sulung|kecil|besar),?"
)

#: Given names that are common in Indonesia and are hardly a word besides: they are found where nothing announces them.
GIVEN_NAMES = _words("""
    abdul abdullah achmad ade adhi adi adit aditya agung agus agustina ahmad ahyar aida aisyah ajeng aldi alfian ali
    aliya amalia amelia amin amir amran anastasia andi andika andre andri anggi ani anisa anita anton antonius anwar
    arief arif arifin aris arman arya asep asmara astri astuti atik aulia ayu azis azizah bagas bahar bambang basuki
    bayu benny bowo budi budiman budiono burhan cahyo cahyono candra chandra christine dadang danang dani daniel
    darman darto david deden dedi denny desi desy dewi dhani diah dian dicky didik dimas dina dini dodi doni dyah
    edi edy eko elisabeth ella elly endah endang eni erna ernawati erwin eti eva evi fachri fadil fahmi fahri faisal
    faiz farah farhan farida fatimah fauzan fauzi febri ferdi ferry fikri firman fitri fitria fitriani fransiska
    galih gita gunawan guntur hadi hafiz halimah hamid hamzah handayani handoko hani hanif harjo hartati hartini
    hartono haryanto hasan hasanah hasbi hendra hendri hendro heni heri herlina herman hermawan heru hesti hidayat
    hilda husein husna ibrahim ida idris ika ikhsan ilham ilyas imran indra indri iqbal irfan irma irwan iskandar
    ismail iswanto iwan jamal jamilah johan joko jonathan juliana junaedi kartika kartini khadijah khairul komang
    komariah kurniawan laila lasmi lastri lia lilik lilis lina linda lisa lukman lutfi luthfi mahmud maman
    margaretha maria mariam martono maryam maryati melinda mira mirna moch moh mohammad muhamad muhammad mukhlis
    mulyadi mulyani mulyono munir murni mustofa nabila nadia naila nanang nanda nani nasir nia nining nita nizar
    noor novi novita nugroho nunung nur nuraini nurhayati nurul nyoman oktavia pandu parman ponco prabowo pramono
    prasetyo pratama pratiwi priyanto purnomo puspita putu rachmat rahayu rahma rahmat rahmawati raka rangga rani
    ratih ratna ratri reni reza rian riana ridwan rifki rika rina rini rio risa riska rita rizal rizki rizky robby
    rohani rohmah roni rosa rosidah rosmini rudi rudy rukmini rusdi ruslan rusli safitri saiful salim salma samsul
    sandi santi santoso sarah sarwono satrio septian setiawan setyo shinta sigit silvia siska siti slamet soleh sri
    stefanus subagyo subandi sudarmo sudarsono sugeng sugiarto sugiono suharti suharto sujono sukarno sulastri
    sulistyo sumarni sumarno sunarti sunarto suparman supriyadi supriyanto suratno suryadi suryani susan susanti
    susanto susi susilo sutarno sutrisno suwarni suwarno syahrul syaiful syarif taufik teti theresia tika titin toni
    tono totok triyono tuti udin ujang umar utami uus vera victor vina wahid wahyu wahyudi wahyuni wati wawan wayan
    wibowo wida widodo wijaya wiji winarno winda wiwik wulan wulandari yahya yani yanti yanto yanuar yati yayan yoga
    yogi yohanes yuda yudi yuli yulia yuliana yulianti yuni yunita yusril yusuf zaenal zahra zaki zulfikar zulkifli
""")

#: Family names that stand last and make what is before them a name.
FAMILY_NAMES = _words("""
    ambarita barus batubara bangun damanik daulay ginting gultom harahap hasibuan hutabarat hutagalung hutapea hutasoit
    kogoya latuconsina lubis lumbantobing manalu manullang manurung marbun marpaung matondang nababan nadeak nainggolan
    nasution pakpahan panggabean panjaitan pardede pasaribu pattinama pohan purba rajagukguk rangkuti ritonga rumbewas
    sagala salampessy samosir saragih sembiring siagian siahaan sianipar sianturi sibarani sibuea sidabutar sihite
    sihombing sihotang silaban silalahi silitonga simamora simanjuntak simanungkalit simarmata simatupang
    sinaga sinambela sinuhaji sirait siregar sitanggang sitepu sitohang sitompul sitorus situmeang situmorang tambunan
    tampubolon tarigan tuhumury wanimbo wenda wonda
""")

#: Offices that may stand between a title and a name: ``Pak Lurah Somad``.
OFFICES = _words(
    "rt rw camat lurah kades bupati gubernur wali walikota sekda kadis kabag kasi guru dokter bidan dosen haji"
)

#: Words of a file's name that name nobody.
FILE_WORDS = _words("""
    audio bag bagian baru chat copy data dengan dgn docx dokumen draft edit en fgd file final fix gmt hasil id ik
    informan interview ip ktr kunci lama lapangan meeting narasumber naskah note notes obs observasi part pendukung
    rec recording rekaman responden rev revisi salin skripsi subjek tesis transcript transkrip transkripsi untuk
    utama verbatim voice wawancara whatsapp with wwcr zoom
""")
