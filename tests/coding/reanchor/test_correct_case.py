"""A case whose transcripts were corrected: texts and codings are written together, or not at all."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from casestudy.case import Case
from casestudy.coding.reanchor.case import Plan, apply_plan, plan_correction
from casestudy.coding.reanchor.review import review_path
from casestudy.errors import CaseError
from casestudy.load.codings.segments import read_coder
from casestudy.load.sources import load_case
from casestudy.load.texts import check_texts, committed_texts

Correct = Callable[[str, str, str], None]


def texts(case: Case) -> pd.DataFrame:
    """Return the texts that the raw files give."""
    return load_case(case, codings=False).texts


def correct_case(case: Case) -> Plan:
    """Plan a correction and carry it out."""
    plan = plan_correction(case, texts(case))
    apply_plan(case, plan)
    return plan


def names(case: Case, plan: Plan) -> list[str]:
    """Return the files that a plan writes."""
    return [case.show(path) for path in plan.files]


def counts(plan: Plan) -> dict[str, int]:
    """Return how many segments have each status."""
    return {status: int(n) for status, n in plan.report["status"].value_counts().items() if n}  # type: ignore[misc]


def snapshot(case: Case) -> dict[Path, bytes]:
    """Return every file of a case."""
    return {path: path.read_bytes() for path in case.folder.rglob("*") if path.is_file()}


def test_nothing_to_correct(kota: Case) -> None:
    """Without a corrected transcript every segment is kept and no file is written, whatever its formatting."""
    plan = plan_correction(kota, texts(kota))

    assert names(kota, plan) == []
    assert set(counts(plan)) == {"kept"}


def test_segments_follow_a_correction(kota: Case, correct: Correct) -> None:
    """Words put in move the segments behind them; the case then loads, and only what changed was written."""
    before = read_coder(kota, "contoh-1").set_index("quote")["start"]
    correct("IK-1", "Pagi itu aplikasi", "Pagi itu, pukul sembilan, aplikasi")

    plan = correct_case(kota)

    assert names(kota, plan) == ["texts/IK-1.txt", "texts/SHA256SUMS", "codings/contoh-1.csv", "codings/contoh-2.csv"]
    assert counts(plan).keys() == {"kept", "moved"}
    after = load_case(kota).segments
    mine = after[(after["coder"] == "contoh-1") & (after["doc"] == "IK-1")].set_index("quote")["start"]
    assert ((mine - before.loc[mine.index]) == len(", pukul sembilan,")).all()
    assert check_texts(kota, texts(kota)) == []
    assert names(kota, plan_correction(kota, texts(kota))) == []


def test_the_report_names_coder_document_and_line(kota: Case, correct: Correct) -> None:
    """What moved is told by its line in the corrected text, what was lost by its line in the old one."""
    correct("IK-2", "P: ", "P: Maaf. ")
    correct("IK-2", "lama.", "lama sekali.")

    report = plan_correction(kota, texts(kota)).report

    told = report[(report["doc"] == "IK-2") & (report["coder"] == "contoh-1")]
    assert told["status"].tolist()[:3] == ["moved", "lost", "moved"]
    assert told.loc[told["status"] == "lost", ["line", "quote"]].to_numpy().tolist() == [
        [7, "Mula-mula saya menunggu naskah dari pimpinan, dan itu lama."]
    ]
    assert not told["reviewed"].any()


def test_lost_segments_wait_and_return(kota: Case, correct: Correct) -> None:
    """A lost segment waits in review, survives a later correction there, and returns when its words stand once."""
    lost = "Humas hanya tiga orang dan tidak berwenang menjawab sendiri."
    correct("IK-1", lost, "Humas hanya empat orang.")
    first = correct_case(kota)
    review = review_path(kota, "contoh-2")
    assert lost in review.read_text("utf-8")
    assert lost not in read_coder(kota, "contoh-2")["quote"].tolist()
    assert counts(first)["lost"] == 2

    correct("IK-1", "Pagi itu", "Pada pagi itu")
    second = correct_case(kota)
    assert lost in review.read_text("utf-8")
    assert second.report.loc[second.report["reviewed"], "status"].tolist() == ["lost", "lost"]

    rows = pd.read_csv(review, dtype="str", keep_default_na=False)
    assert rows["now"].tolist() == ["Humas hanya empat orang."]
    rows.assign(quote=rows["now"]).to_csv(review, index=False)
    third = correct_case(kota)
    assert not review.exists()
    assert third.report.loc[third.report["reviewed"] & (third.report["coder"] == "contoh-2"), "status"].tolist() == [
        "moved"
    ]
    back = read_coder(kota, "contoh-2").set_index("quote").loc["Humas hanya empat orang."]
    assert (back["code"], back["date"]) == ("keterbatasan", pd.Timestamp(2020, 10, 12))
    assert len(load_case(kota).segments) == len(first.report) - 1


def test_an_ambiguous_segment_waits_for_a_start(kota: Case, correct: Correct) -> None:
    """A quote that stands twice in the corrected sentence goes to the place that the researcher fills in."""
    quote = "Dua loket cepat dibuka untuk berkas yang hilang"
    correct("IK-1", f"I: {quote},", f"I: {quote}. Ya, {quote},")
    correct_case(kota)
    review = review_path(kota, "contoh-2")
    rows = pd.read_csv(review, dtype="str", keep_default_na=False)
    assert rows[["quote", "status"]].to_numpy().tolist() == [[quote, "ambiguous"]]

    correct_case(kota)
    assert review.exists()
    chosen = rows["places"][0].split("; ")[1]
    rows.assign(start=chosen).to_csv(review, index=False)
    correct_case(kota)

    assert not review.exists()
    assert read_coder(kota, "contoh-2").set_index("quote").loc[quote, "start"] == int(chosen)


def test_a_segment_that_is_there_again_is_not_doubled(kota: Case, correct: Correct) -> None:
    """A row in review whose passage the coder has coded again meanwhile stays there, and the coder's file loads."""
    correct("IK-1", "Sebagian. Ada", "Sebagian, ya. Ada")
    correct_case(kota)
    path, review = kota.folder / "codings" / "contoh-1.csv", review_path(kota, "contoh-1")
    row = path.read_text("utf-8").splitlines()[1]
    header = "doc,start,end,quote,code,coder,valence,date,memo,status"
    review.parent.mkdir(exist_ok=True)
    review.write_text(f"{header}\n{row},lost\n", "utf-8")
    before = path.read_bytes()

    correct_case(kota)

    assert path.read_bytes() == before
    assert len(pd.read_csv(review)) == 1


def test_a_document_that_is_gone_stops_everything(kota: Case) -> None:
    """Segments are never taken for lost because a raw file is missing or has another name."""
    raw = kota.folder / "raw" / "observations"
    (raw / "OBS-1.md").rename(raw / "OBS-01.md")

    with pytest.raises(CaseError, match=r'contoh-1\.csv, row 33, column "doc": the value is "OBS-1"') as refused:
        plan_correction(kota, texts(kota))

    assert [problem.file for problem in refused.value.problems] == ["codings/contoh-1.csv"]


def test_a_document_without_a_committed_text(kota: Case) -> None:
    """A clipping has none: its segments stay on their words, or go where these stand once."""
    path = kota.folder / "raw" / "clippings" / "clippings.csv"
    path.write_text(
        path.read_text("utf-8").replace("Loket cepat tidak", "Sayang, loket lain. Loket cepat tidak"), "utf-8"
    )

    plan = correct_case(kota)

    moved = plan.report[plan.report["status"] == "moved"]
    assert moved[["coder", "doc", "quote"]].to_numpy().tolist() == [
        ["contoh-1", "KL-13", "Loket cepat tidak dapat menolong mereka."]
    ]
    assert load_case(kota).segments["doc"].isin(["KL-13"]).any()


def test_own_columns_of_a_coder_are_kept(kota: Case, correct: Correct) -> None:
    """A column that the library does not know goes through a correction, and through review."""
    path = kota.folder / "codings" / "contoh-2.csv"
    lines = path.read_text("utf-8").splitlines()
    path.write_text(
        "\n".join([f"{lines[0]},halaman", *(f"{line},{n}" for n, line in enumerate(lines[1:]))]) + "\n", "utf-8"
    )
    correct("IK-1", "Kami belum punya data", "Kami belum memiliki data")

    correct_case(kota)

    assert read_coder(kota, "contoh-2")["halaman"].tolist()[:2] == ["1", "2"]
    assert pd.read_csv(review_path(kota, "contoh-2"), dtype="str").loc[0, "halaman"] == "0"


@pytest.mark.parametrize("place", range(4))
def test_all_files_or_none(kota: Case, correct: Correct, monkeypatch: pytest.MonkeyPatch, place: int) -> None:
    """Whichever file cannot be replaced, those before it are put back and nothing is left behind."""
    correct("IK-1", "Pagi itu", "Pada pagi itu")
    plan = plan_correction(kota, texts(kota))
    before, blocked = snapshot(kota), list(plan.files)[place]
    replace = Path.replace

    def held_open(self: Path, target: Path) -> Path:
        if Path(target) == blocked and self.name.endswith(".new"):
            raise PermissionError(13, "held open by another program", str(target))
        return replace(self, target)

    # Another program's lock exists on Windows only; its error is raised where the file would be replaced.
    monkeypatch.setattr(Path, "replace", held_open)

    with pytest.raises(CaseError, match=f"{kota.show(blocked)}: a file that can be written was expected"):
        apply_plan(kota, plan)

    assert snapshot(kota) == before


def test_texts_are_written_before_the_codings(kota: Case, correct: Correct) -> None:
    """Codings never point into a text that is not yet there: texts come first in a plan."""
    correct("IK-1", "Pagi itu", "Pada pagi itu")

    folders = [name.split("/")[0] for name in names(kota, plan_correction(kota, texts(kota)))]

    assert folders == sorted(folders, reverse=True)
    assert committed_texts(kota)["IK-1"].count("Pada pagi itu") == 0
