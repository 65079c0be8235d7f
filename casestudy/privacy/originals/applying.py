"""Apply the list: originals that stand in the project are kept outside first, then all files change, or none."""

from pathlib import Path

from casestudy.case import Case
from casestudy.coding.reanchor.case import Plan, apply_plan
from casestudy.errors import Bilingual, CaseError, Problem
from casestudy.load.formats.files import replace_file
from casestudy.privacy.key.places import MARK, MARK_TEXT, record_file, refuse_inside
from casestudy.privacy.originals.planning import Rewriting
from casestudy.privacy.originals.reading import digest, read_record

#: Where tables and settings are kept as they were; transcripts and notes go among the originals, to be read again.
_BEFORE = "sebelum-samaran"
_READ_AGAIN = ("raw/interviews/", "raw/observations/")


def apply_pseudonyms(case: Case, plan: Rewriting, folder: Path) -> list[Path]:
    """Write what a plan says and return the files that were kept outside before.

    Parameters
    ----------
    case : Case
    plan : Rewriting
        From `casestudy.privacy.originals.planning.plan_pseudonyms`.
    folder : pathlib.Path
        Where originals are kept, outside the project.

    Raises
    ------
    CaseError
        Where the folder stands inside the project or a git work tree, or a file cannot be written. Nothing has
        changed in the project then.
    """
    refuse_inside(folder, case)
    kept = [_keep(case, path, folder) for path in plan.kept]
    apply_plan(case, Plan(plan.segments, plan.files))
    # What was written before and is still there stays known as such.
    record = {name: hash_ for name, hash_ in read_record(case).items() if (case.folder / name).is_file()}
    record |= {name: digest((case.folder / name).read_bytes()) for name in plan.written}
    lines = "".join(f"{hash_}  {name}\n" for name, hash_ in sorted(record.items()))
    refuse_inside(record_file(case), case)
    replace_file(record_file(case), lines.encode(), file=str(record_file(case)), lang=case.language)
    replace_file(case.folder / MARK, MARK_TEXT.encode(), file=MARK, lang=case.language)
    return kept


def _keep(case: Case, path: Path, folder: Path) -> Path:
    """Copy one file out of the project, byte for byte, and return the copy."""
    name = path.relative_to(case.folder).as_posix()
    target = folder / name if name.startswith(_READ_AGAIN) else folder / _BEFORE / name
    data = path.read_bytes()
    number = 1
    while target.is_file() and target.read_bytes() != data:
        if name.startswith(_READ_AGAIN):
            expected = Bilingual(f"satu naskah asli dengan nama ini (yang lain: {target})",
                                 f"one original of this name (the other: {target})")  # fmt: skip
            remedy = Bilingual("Ganti nama atau pindahkan salah satunya.", "Rename or move one of them.")
            raise CaseError(Problem(name, expected, remedy), lang=case.language)
        number += 1
        target = target.with_name(f"{path.stem}-{number}{path.suffix}")
    replace_file(target, data, file=str(target), lang=case.language)
    if target.read_bytes() != data:
        raise OSError(f"{target} differs from {name}")
    return target
