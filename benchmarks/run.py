"""Measure counting beside other tools: `make bench`, with `ROWS="10000 100000"` or `FILE=texts.csv`."""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from importlib import metadata, util
from math import isnan, log
from pathlib import Path
from shutil import which

import pandas as pd
from rows import write_rows
from tasks import TASKS, patterns, stopwords

HERE = Path(__file__).parent
OWN = "casestudy, common rule"
#: Peers without a task cannot do it: scikit-learn keeps no tokens, NLTK has no keyness and no dictionaries.
PYTHON_TOOLS = {
    "casestudy": ("casestudy", ["with_casestudy.py"], [*TASKS, "small"]),
    OWN: ("casestudy", ["with_casestudy.py", "--common"], [*TASKS]),
    "polars": ("polars", ["with_polars.py"], [*TASKS]),
    "scikit-learn": ("sklearn", ["with_sklearn.py"], ["count", "keyness", "bigrams", "codebook"]),
    "nltk": ("nltk", ["with_nltk.py"], ["tokenise", "count", "kwic", "bigrams"]),
}


RATIOS = (
    f"How many times the seconds of *{OWN}* each tool took, of the processors / by the clock, in this run and on the "
    "same rows: above 1 casestudy is the faster one. The last two columns say who took the fewest."
)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000])
    asked.add_argument("--file", type=Path, help="a CSV with a column `text`; otherwise rows are made")
    asked.add_argument("--tools", nargs="+", default=[*PYTHON_TOOLS, "quanteda"], help="which tools to measure")
    asked.add_argument(
        "--note", default="", help="what a reader of the results should know, such as the machine's load"
    )
    asked.add_argument("--out", type=Path, default=HERE / "results", help="without its ending")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "stopwords.txt").write_text("\n".join(stopwords()) + "\n", "utf-8")
        Path(folder, "patterns.txt").write_text("\n".join(patterns()) + "\n", "utf-8")
        measured = []
        for rows in options.rows:
            texts = Path(folder, f"{rows}.csv")
            write_rows(texts, rows, options.file)
            for task, tool, command in runs():
                if tool not in options.tools:
                    continue
                measured.append({"rows": rows, "task": task, "tool": tool, **run([*command, task, str(texts)])})
                print(*measured[-1].values(), file=sys.stderr)
    table = compare(pd.DataFrame(measured))
    table.round(3).to_csv(options.out.with_suffix(".csv"), index=False, lineterminator="\n")
    options.out.with_suffix(".md").write_text(page(table, options.note), "utf-8", newline="\n")
    print(page(table, options.note))


def runs() -> list[tuple[str, str, list[str]]]:
    """Return every task with every tool that is installed: task, tool, command."""
    commands = {
        tool: ([sys.executable, str(HERE / script[0]), *script[1:]], tasks)
        for tool, (module, script, tasks) in PYTHON_TOOLS.items()
        if util.find_spec(module)
    }
    rscript = which("Rscript")
    if rscript and not subprocess.run([rscript, "-e", "library(quanteda.textstats)"], capture_output=True).returncode:
        commands["quanteda"] = ([rscript, str(HERE / "with_quanteda.R")], [*TASKS])
    return [(task, tool, command) for task in [*TASKS, "small"] for tool, (command, tasks) in commands.items()
            if task in tasks]  # fmt: skip


def run(command: list[str]) -> dict[str, object]:
    """Return the seconds a task took, the peak memory of its whole process, and its answer."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    assert process.stdout
    printed = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    told = json.loads(printed.splitlines()[-1])
    peak = used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return {"wall": told["wall"], "cpu": told["cpu"], "peak_mb": peak, "answer": json.dumps(told["answer"])}


def compare(table: pd.DataFrame) -> pd.DataFrame:
    """Return the measurements with tokens a second, how many times casestudy's seconds, and whether answers agree."""
    own = table[table["tool"] == OWN].set_index(["rows", "task"])
    tokens = own["answer"].xs("tokenise", level="task").astype("float64")
    keys = pd.MultiIndex.from_frame(table[["rows", "task"]])
    ruled = table["tool"].ne("casestudy")
    answers = zip(table["answer"], own["answer"].reindex(keys), strict=True)
    same = pd.Series([pd.notna(ours) and agree(json.loads(answer), json.loads(ours)) for answer, ours in answers])
    return table.assign(
        million_tokens_per_second=(table["rows"].map(tokens) / table["wall"] / 1e6).where(table["task"] != "small"),
        times=table["cpu"] / own["cpu"].reindex(keys).to_numpy(),
        same=same.map({True: "yes", False: "no"}).where(ruled, ""),
    ).drop(columns="answer")


def agree(answer: object, own: object) -> bool:
    """Return whether two answers are equal as far as both go: some tools give fewer numbers."""
    if isinstance(answer, list) and isinstance(own, list):
        return all(agree(one, other) for one, other in zip(answer, own, strict=False))
    return answer == own


def growth(table: pd.DataFrame) -> pd.DataFrame:
    """Return the power of the rows with which a task's seconds grow from the fewest rows to the most."""
    first, last = table["rows"].min(), table["rows"].max()
    seconds = table.pivot_table(index=["task", "tool"], columns="rows", values="cpu")
    power = (seconds[last] / seconds[first]).map(log) / log(last / first)
    return power.round(2).unstack("tool")


def page(table: pd.DataFrame, note: str = "") -> str:
    """Return the results as a page that says what was measured, and on what."""
    installed = {found.name: found.version for found in metadata.distributions()}
    packages = ["numpy", "pandas", "pyarrow", "polars", "scikit-learn", "nltk"]
    versions = ", ".join(f"{name} {installed[name]}" for name in packages if name in installed)
    parts = [
        "# Results",
        f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}; {versions}.",
        "Seconds of the task alone, by the clock and of the processors; peak memory in MB of the whole process. "
        f"`times` is the processors' seconds divided by those of *{OWN}*, `same` whether the answers are the same.",
        *([note] if note else []),
    ]
    parts += ["## Who is faster", RATIOS, markdown(ratios(table))]
    for rows, part in table.groupby("rows"):
        parts += [f"## {rows:,} rows", markdown(part.drop(columns="rows"))]
    if table["rows"].min() < table["rows"].max():
        parts += ["## Growth", "Seconds grow with the rows to this power.", markdown(growth(table).reset_index())]
    return "\n\n".join(parts) + "\n"


def ratios(table: pd.DataFrame) -> pd.DataFrame:
    """Return for each task how many times the seconds of casestudy each peer took, and who took the fewest."""
    peers = table[~table["tool"].isin(["casestudy"]) & table["task"].ne("small")]
    lines = []
    for (rows, task), part in peers.groupby(["rows", "task"], sort=False):
        seconds = part.set_index("tool")[["cpu", "wall"]]
        times = seconds.div(seconds.loc[OWN])
        cells = {tool: f"{one.cpu:.2f} / {one.wall:.2f}" for tool, one in times.drop(index=OWN).iterrows()}
        first = {f"fewest {kind}": seconds[kind].idxmin().replace(OWN, "casestudy") for kind in ("cpu", "wall")}
        lines.append({"rows": rows, "task": task, **cells, **first})
    return pd.DataFrame(lines).fillna("")


def markdown(table: pd.DataFrame) -> str:
    """Return a table in Markdown."""
    cells = [list(table.columns), ["---"] * table.shape[1], *table.to_numpy().tolist()]
    return "\n".join("| " + " | ".join(map(written, row)) + " |" for row in cells)


def written(cell: object) -> str:
    if isinstance(cell, float):
        return "" if isnan(cell) else f"{cell:,.2f}"
    return f"{cell:,}" if type(cell) is int else str(cell)


if __name__ == "__main__":
    main()
