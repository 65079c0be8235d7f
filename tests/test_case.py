from datetime import date
from pathlib import Path

import pytest

import casestudy.case
from casestudy.case import Case, Phase, default_case, find_root, list_cases, open_case
from casestudy.errors import Bilingual, CaseError

SETTINGS = """\
language = "en"
region = "kota"
strategies = ["deklarasi", "konten"]
interviewers = ["Dewi"]

[place]
id = "Kota Contoh"
en = "Example City"

[unit]
id = "Bagian Humas"
en = "the PR section"

[question]
id = "Bagaimana?"
en = "How?"

[crisis]
date = 2022-01-05
id = "Operasi"
en = "Operation"

[turning_point]
date = 2022-01-24
before_id = "Sebelum"
before_en = "Before"
after_id = "Sesudah"
after_en = "After"

[[phases]]
name = "response"
start = 2022-01-24
label = { id = "Tanggapan", en = "Response" }

[[phases]]
name = "acute"
start = 2022-01-05
label = { id = "Akut", en = "Acute" }

[page]
chapter = 4
width_cm = 14
height_cm = 20.5

[source]
id = "Olahan Peneliti"
en = "Compiled by the researcher"

[provenance]
posts = "illustrative"
events = "public record"
interviews = "field"
"""


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what the tester's own shell sets out of the tests."""
    for name in ("CASESTUDY_ROOT", "CASESTUDY_CASE", "CASESTUDY_LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project folder without cases."""
    (tmp_path / "data").mkdir()
    (tmp_path / "notebooks").mkdir()
    return tmp_path.resolve()


def write_case(project: Path, settings: str | bytes, name: str = "contoh") -> None:
    folder = project / "data" / name
    folder.mkdir()
    (folder / "case.toml").write_bytes(settings.encode() if isinstance(settings, str) else settings)


def messages(project: Path, settings: str | bytes) -> list[str]:
    """Return what is said about settings that are refused."""
    write_case(project, settings)
    with pytest.raises(CaseError) as refused:
        open_case("contoh", root=project)
    return [problem.message("en") for problem in refused.value.problems]


def test_the_shipped_case(bekasi: Case) -> None:
    """The shipped case opens, its phases follow each other, and nothing in it claims to be from the field."""
    assert bekasi.place == Bilingual("Kota Bekasi", "Bekasi City")
    assert bekasi.day_zero == date(2022, 1, 5)
    assert bekasi.turning_point == date(2022, 1, 24)
    assert [phase.start for phase in bekasi.phases] == sorted(phase.start for phase in bekasi.phases)
    assert bekasi.phases[0].start == bekasi.day_zero
    assert bekasi.turning_point in {phase.start for phase in bekasi.phases}
    assert set(bekasi.provenance.values()) == {"illustrative", "public record"}


def test_every_setting_is_read(project: Path) -> None:
    """Each setting reaches its attribute; phases are put in order, provenance is sorted by table."""
    write_case(project, SETTINGS)

    case = open_case("contoh", root=project)

    assert case == Case(
        name="contoh",
        root=project,
        language="en",
        place=Bilingual("Kota Contoh", "Example City"),
        unit=Bilingual("Bagian Humas", "the PR section"),
        question=Bilingual("Bagaimana?", "How?"),
        crisis=Bilingual("Operasi", "Operation"),
        day_zero=date(2022, 1, 5),
        turning_point=date(2022, 1, 24),
        before=Bilingual("Sebelum", "Before"),
        after=Bilingual("Sesudah", "After"),
        phases=(
            Phase("acute", Bilingual("Akut", "Acute"), date(2022, 1, 5)),
            Phase("response", Bilingual("Tanggapan", "Response"), date(2022, 1, 24)),
        ),
        strategies=("deklarasi", "konten"),
        interviewers=("Dewi",),
        chapter=4,
        width_cm=14.0,
        height_cm=20.5,
        source=Bilingual("Olahan Peneliti", "Compiled by the researcher"),
        region="kota",
        provenance={"events": "public record", "interviews": "field", "posts": "illustrative"},
    )
    assert list(case.provenance) == ["events", "interviews", "posts"]
    assert isinstance(case.width_cm, float)


@pytest.mark.parametrize("line", ["", "interviewers = []\n"])
def test_a_case_need_not_name_its_interviewers(project: Path, line: str) -> None:
    """Most transcripts tell by their labels who asks."""
    write_case(project, SETTINGS.replace('interviewers = ["Dewi"]\n', line))

    assert open_case("contoh", root=project).interviewers == ()


def test_names_of_regions(project: Path) -> None:
    """A case may say by which names texts know each region."""
    write_case(project, f'{SETTINGS}\n[regions]\nkota = ["Kota Contoh", "Pemkot Contoh"]\nlain = ["Wuni"]\n')
    assert open_case("contoh", root=project).regions == {"kota": ("Kota Contoh", "Pemkot Contoh"), "lain": ("Wuni",)}


def test_a_case_need_not_name_regions(project: Path) -> None:
    """A case about one region alone says nothing of others."""
    write_case(project, SETTINGS)

    assert open_case("contoh", root=project).regions == {}


@pytest.mark.parametrize(
    ("section", "column"),
    [('regions = "kota"\n', "regions"), ('[regions]\nkota = "Kota Contoh"\n', "regions.kota")],
)
def test_names_of_regions_are_lists(project: Path, section: str, column: str) -> None:
    """A name without its list is told with the region."""
    settings = f"{section}{SETTINGS}" if section.startswith("regions") else f"{SETTINGS}\n{section}"
    write_case(project, settings)

    with pytest.raises(CaseError) as refused:
        open_case("contoh", root=project)

    assert [problem.column for problem in refused.value.problems] == [column]


def test_paths_of_a_case(project: Path) -> None:
    """Data and figures of a case stand in the project under its name; messages name files by the case folder."""
    write_case(project, SETTINGS)
    case = open_case("contoh", root=project)

    assert case.folder == project / "data" / "contoh"
    assert case.figures == project / "figures" / "contoh"
    assert case.show(case.folder / "tables" / "events.csv") == "tables/events.csv"
    assert case.show(project / "elsewhere" / "events.csv") == "events.csv"


@pytest.mark.parametrize("encoded", [SETTINGS.encode("utf-8-sig"), SETTINGS.replace("\n", "\r\n").encode()])
def test_settings_saved_by_windows(project: Path, encoded: bytes) -> None:
    """A byte-order mark and Windows line ends, which Notepad writes, do no harm."""
    write_case(project, encoded)

    assert open_case("contoh", root=project).place.id == "Kota Contoh"


def test_the_region_may_be_missing(project: Path) -> None:
    """A case that says nothing of regions leaves out no clipping."""
    write_case(project, SETTINGS.replace('region = "kota"\n', ""))

    assert open_case("contoh", root=project).region == ""


def test_frames_are_off_unless_the_case_asks(project: Path) -> None:
    """Process, images and responses are the codes that the case lists, and none where it lists none."""
    write_case(project, SETTINGS)
    asked = 'process = ["fakta", "rencana"]\nimages = ["kini"]\nresponses = ["sangkal"]\n'
    write_case(project, asked + SETTINGS, "lengkap")

    case, full = open_case("contoh", root=project), open_case("lengkap", root=project)

    assert (case.process, case.images, case.responses) == ((), (), ())
    assert (full.process, full.images, full.responses) == (("fakta", "rencana"), ("kini",), ("sangkal",))


@pytest.mark.parametrize("key", ["strategies", "process", "images", "responses"])
def test_each_code_of_a_list_is_a_text_and_stands_once(project: Path, key: str) -> None:
    """A number, an empty code and a code named twice are told with their place in the list."""
    settings = SETTINGS.replace('strategies = ["deklarasi", "konten"]\n', "")
    named = "" if key == "strategies" else 'strategies = ["deklarasi"]\n'

    said = messages(project, f'{named}{key} = ["a", 5, "", "a"]\n{settings}')

    assert said == [
        f'data/contoh/case.toml, column "{key}[{place}]": the value is "{value}", but a code, and once only was '
        f"expected. Set {key}[{place}] in data/contoh/case.toml."
        for place, value in ((2, "5"), (3, ""), (4, "a"))
    ]


def test_a_frame_that_is_no_list_is_told(project: Path) -> None:
    """A single code instead of a list is a value of the wrong kind."""
    (said,) = messages(project, f'images = "citra"\n{SETTINGS}')

    assert said.startswith('data/contoh/case.toml, column "images": the value is "citra", but "images" (a list)')


def test_settings_of_the_wrong_kind_in_indonesian(project: Path) -> None:
    """Each kind of setting has its name in Indonesian."""
    settings = SETTINGS.replace('language = "en"', 'language = "ind"').replace("width_cm = 14", 'width_cm = "14"')
    start = settings.index("[provenance]")
    write_case(project, settings[:start].replace("date = 2022-01-05", "date = 5").replace("[[phases]]", "[[phase]]"))

    with pytest.raises(CaseError) as refused:
        open_case("contoh", root=project)

    assert refused.value.message("id").splitlines() == [
        'data/contoh/case.toml, kolom "language": isinya "ind", padahal seharusnya salah satu dari: id, en. '
        "Tulis language di data/contoh/case.toml.",
        'data/contoh/case.toml, kolom "crisis.date": isinya "5", padahal seharusnya "crisis.date" '
        "(tanggal seperti 2022-01-05). Tulis crisis.date di data/contoh/case.toml.",
        'data/contoh/case.toml, kolom "phases": seharusnya ada "phases" (daftar). '
        "Tulis phases di data/contoh/case.toml.",
        'data/contoh/case.toml, kolom "page.width_cm": isinya "14", padahal seharusnya "page.width_cm" (angka). '
        "Tulis page.width_cm di data/contoh/case.toml.",
        'data/contoh/case.toml, kolom "provenance": seharusnya ada "provenance" (tabel). '
        "Tulis provenance di data/contoh/case.toml.",
    ]


def test_a_missing_text_in_indonesian(project: Path) -> None:
    """A missing text is told in Indonesian as a text."""
    write_case(project, SETTINGS.replace('language = "en"', 'language = "id"').replace('"Kota Contoh"', '""'))

    with pytest.raises(CaseError) as refused:
        open_case("contoh", root=project)

    assert str(refused.value) == (
        'data/contoh/case.toml, kolom "place.id": isinya "", padahal seharusnya "place.id" (teks). '
        "Tulis place.id di data/contoh/case.toml."
    )


def test_every_missing_setting_at_once(project: Path) -> None:
    """An empty file is told each setting that it lacks, in one error."""
    assert messages(project, "") == [
        f'data/contoh/case.toml, column "{key}": "{key}" ({kind}) was expected. Set {key} in data/contoh/case.toml.'
        for key, kind in [
            ("language", "text"),
            ("place.id", "text"),
            ("place.en", "text"),
            ("unit.id", "text"),
            ("unit.en", "text"),
            ("question.id", "text"),
            ("question.en", "text"),
            ("crisis.id", "text"),
            ("crisis.en", "text"),
            ("crisis.date", "a date like 2022-01-05"),
            ("turning_point.date", "a date like 2022-01-05"),
            ("turning_point.before_id", "text"),
            ("turning_point.before_en", "text"),
            ("turning_point.after_id", "text"),
            ("turning_point.after_en", "text"),
            ("phases", "a list"),
            ("strategies", "a list"),
            ("page.chapter", "a whole number"),
            ("page.width_cm", "a number"),
            ("page.height_cm", "a number"),
            ("source.id", "text"),
            ("source.en", "text"),
            ("provenance", "a table"),
        ]
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"Kota Contoh"', '""', 'column "place.id": the value is "", but "place.id" (text)'),
        ('"Kota Contoh"', "7", 'column "place.id": the value is "7", but "place.id" (text)'),
        ("date = 2022-01-05", 'date = "5 Januari"',
         'column "crisis.date": the value is "5 Januari", but "crisis.date" (a date like 2022-01-05)'),
        ("date = 2022-01-24", "date = 2022-01-24T10:28:00", 'column "turning_point.date": the value is '
         '"2022-01-24 10:28:00", but "turning_point.date" (a date like 2022-01-05)'),
        ('strategies = ["deklarasi", "konten"]', "strategies = []",
         'column "strategies": the value is "[]", but "strategies" (a list)'),
        ('interviewers = ["Dewi"]', 'interviewers = "Dewi"',
         'column "interviewers": the value is "Dewi", but "interviewers" (a list)'),
        ("chapter = 4", "chapter = 4.5",
         'column "page.chapter": the value is "4.5", but "page.chapter" (a whole number)'),
        ("chapter = 4", "chapter = true",
         'column "page.chapter": the value is "True", but "page.chapter" (a whole number)'),
        ("width_cm = 14", 'width_cm = "14 cm"',
         'column "page.width_cm": the value is "14 cm", but "page.width_cm" (a number)'),
    ],
    ids=["empty", "number", "no date", "time", "empty list", "no list", "fraction", "true", "no number"],
)  # fmt: skip
def test_a_setting_of_the_wrong_kind(project: Path, old: str, new: str, message: str) -> None:
    """A value of another kind than expected is quoted beside the kind that is."""
    (said,) = messages(project, SETTINGS.replace(old, new))

    key = message.split('"')[1]
    assert said == f"data/contoh/case.toml, {message} was expected. Set {key} in data/contoh/case.toml."


def test_a_table_is_no_text(project: Path) -> None:
    """A place that is one text for both languages lacks both."""
    settings = SETTINGS.replace('[place]\nid = "Kota Contoh"\nen = "Example City"\n', "")

    assert messages(project, f'place = "Kota Contoh"\n{settings}') == [
        f'data/contoh/case.toml, column "{key}": "{key}" (text) was expected. Set {key} in data/contoh/case.toml.'
        for key in ("place.id", "place.en")
    ]


def test_values_outside_the_allowed_ones(project: Path) -> None:
    """A language or provenance that does not exist is refused with the list of those that do."""
    settings = SETTINGS.replace('language = "en"', 'language = "su"').replace('posts = "illust', 'posts = "ilust')

    assert messages(project, settings) == [
        'data/contoh/case.toml, column "language": the value is "su", but one of: id, en was expected. '
        "Set language in data/contoh/case.toml.",
        'data/contoh/case.toml, column "provenance.posts": the value is "ilustrative", but one of: illustrative, '
        "public record, field was expected. Set provenance.posts in data/contoh/case.toml.",
    ]


def test_problems_of_a_phase_name_the_phase(project: Path) -> None:
    """A phase is numbered as it stands in the file, and each thing it lacks is told."""
    settings = SETTINGS.replace('name = "acute"\nstart = 2022-01-05\n', "").replace('en = "Response"', 'fr = "Reponse"')

    assert messages(project, settings) == [
        'data/contoh/case.toml, column "phases[1].label.en": "label.en" (text) was expected. '
        "Set label.en in data/contoh/case.toml.",
        'data/contoh/case.toml, column "phases[2].name": "name" (text) was expected. '
        "Set name in data/contoh/case.toml.",
        'data/contoh/case.toml, column "phases[2].start": "start" (a date like 2022-01-05) was expected. '
        "Set start in data/contoh/case.toml.",
    ]


def test_a_phase_that_is_no_table(project: Path) -> None:
    """A list of bare names in place of phases is told what each phase needs, and breaks nothing."""
    head, tail = SETTINGS.split("[[phases]]")[0], SETTINGS[SETTINGS.index("[page]") :]

    said = messages(project, f'phases = ["akut"]\n{head}{tail}')

    assert [message.split('"')[1] for message in said] == [
        "phases[1].name",
        "phases[1].label.id",
        "phases[1].label.en",
        "phases[1].start",
    ]


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ('"id"', 'data/contoh/case.toml, kolom "page.chapter": isinya "empat", padahal seharusnya "page.chapter" '
                 "(bilangan bulat). Tulis page.chapter di data/contoh/case.toml."),
        ('"en"', 'data/contoh/case.toml, column "page.chapter": the value is "empat", but "page.chapter" '
                 "(a whole number) was expected. Set page.chapter in data/contoh/case.toml."),
    ],
)  # fmt: skip
def test_problems_come_in_the_case_s_language(project: Path, language: str, first: str) -> None:
    """The case's own language is that of the error about its settings."""
    write_case(project, SETTINGS.replace('language = "en"', f"language = {language}").replace("= 4", '= "empat"'))

    with pytest.raises(CaseError) as refused:
        open_case("contoh", root=project)

    assert str(refused.value) == first


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b'place = "Kota', ""),
        ('place = "Kotaé"'.encode("cp1252"), "'utf-8' codec can't decode byte 0xe9 in position 13"),
    ],
    ids=["no TOML", "no UTF-8"],
)
def test_settings_that_are_no_toml(project: Path, content: bytes, place: str) -> None:
    """A file that cannot be read as TOML in UTF-8 is refused with the place that breaks it."""
    write_case(project, content)

    with pytest.raises(CaseError) as refused:
        open_case("contoh", root=project)

    head = "data/contoh/case.toml: "
    assert refused.value.message("en").startswith(f"{head}a TOML file in UTF-8 was expected. Mend this place: {place}")
    assert refused.value.message("id").startswith(
        f"{head}seharusnya ada berkas TOML dalam UTF-8. Perbaiki tempat ini: {place}"
    )


@pytest.mark.parametrize(
    ("lang", "message"),
    [
        ("en", "data/cilegon: a case folder with case.toml (there are: contoh, kota) was expected. "
               "Make one with: casestudy new cilegon"),
        ("id", "data/cilegon: seharusnya ada folder kasus dengan case.toml (yang ada: contoh, kota). "
               "Buat dengan: casestudy new cilegon"),
    ],
)  # fmt: skip
def test_a_case_that_is_not_there(project: Path, monkeypatch: pytest.MonkeyPatch, lang: str, message: str) -> None:
    """An unknown case is answered with those that there are, and with the command that makes it."""
    monkeypatch.setenv("CASESTUDY_LANG", lang)
    write_case(project, SETTINGS, "kota")
    write_case(project, SETTINGS, "contoh")

    with pytest.raises(CaseError) as refused:
        open_case("cilegon", root=project)

    assert str(refused.value) == message


def test_list_cases(project: Path) -> None:
    """A case is a folder with a case.toml; other folders and files under data are none."""
    write_case(project, SETTINGS, "kota")
    write_case(project, SETTINGS, "contoh")
    (project / "data" / "notes").mkdir()
    (project / "data" / "README.md").write_text("", "utf-8")

    assert list_cases(project) == ["contoh", "kota"]


def test_the_only_case_is_the_default(project: Path) -> None:
    """Where nothing names a case, the only one there is is meant."""
    write_case(project, SETTINGS)

    assert default_case(project) == "contoh"
    assert open_case(root=project).name == "contoh"


@pytest.mark.parametrize("names", [[], ["contoh", "kota"]], ids=["none", "two"])
def test_no_case_is_guessed(project: Path, names: list[str]) -> None:
    """Where nothing names a case and there is not exactly one, none is chosen."""
    for name in names:
        write_case(project, SETTINGS, name)

    with pytest.raises(CaseError) as refused:
        default_case(project)

    assert refused.value.message("en") == (
        f"data: a case folder with case.toml (there are: {', '.join(names) or '-'}) was expected. "
        "Make one with: casestudy new NAME"
    )
    assert refused.value.message("id").endswith("Buat dengan: casestudy new NAMA")


def test_the_project_states_its_default(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """pyproject.toml chooses among several cases, and the environment variable overrules it."""
    write_case(project, SETTINGS, "kota")
    write_case(project, SETTINGS, "contoh")
    (project / "pyproject.toml").write_text('[tool.casestudy]\ndefault-case = "kota"\n', "utf-8")

    assert open_case(root=project).name == "kota"

    monkeypatch.setenv("CASESTUDY_CASE", "contoh")
    assert open_case(root=project).name == "contoh"


def test_a_project_without_a_stated_default(project: Path) -> None:
    """A pyproject.toml that names no case leaves the choice to the cases."""
    write_case(project, SETTINGS)
    (project / "pyproject.toml").write_text("[tool.ruff]\n", "utf-8")

    assert default_case(project) == "contoh"


def test_find_root_climbs(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The project is the nearest folder with data and notebooks, from the start or from where one stands."""
    deep = project / "notebooks" / "drafts"
    deep.mkdir()
    (deep / "data").mkdir()

    assert find_root(deep) == project

    monkeypatch.chdir(deep)
    assert find_root() == project


def test_find_root_as_stated(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CASESTUDY_ROOT names the project outright."""
    stated = project / "elsewhere"
    monkeypatch.setenv("CASESTUDY_ROOT", str(stated))

    assert find_root(project) == stated


def test_find_root_falls_back_on_the_installed_project(tmp_path: Path) -> None:
    """Outside a project it is the one that the library was installed from."""
    assert find_root(tmp_path) == Path(casestudy.case.__file__).resolve().parents[1]


def test_no_project_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the library stands alone and no project is around it, that is said, with what to do."""
    monkeypatch.setattr(casestudy.case, "__file__", str(tmp_path / "casestudy" / "case.py"))

    with pytest.raises(CaseError) as refused:
        find_root(tmp_path)

    assert refused.value.message("en") == (
        f"{tmp_path.resolve()}: a project folder that holds data/ and notebooks/ was expected. "
        "Run the command inside the project folder."
    )
    assert refused.value.message("id") == (
        f"{tmp_path.resolve()}: seharusnya ada folder proyek yang berisi data/ dan notebooks/. "
        "Jalankan perintah ini di dalam folder proyek."
    )
