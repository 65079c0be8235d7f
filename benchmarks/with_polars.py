"""The tasks with polars, on the tokens as one long table of categories."""

from typing import Any

import polars as pl
import tasks

#: What stands between words; and a word with what stands behind it.
NO_WORD = r"[^\p{L}\p{N}_]"
PIECE = f"{tasks.OTHER_RULE}{NO_WORD}*"


def read(file: str) -> pl.DataFrame:
    return pl.read_csv(file, schema_overrides={"doc": pl.String, "text": pl.String})


def tokenise(texts: pl.DataFrame) -> pl.DataFrame:
    found = pl.col("text").str.to_lowercase().str.extract_all(tasks.OTHER_RULE)
    numbered = texts.select(pl.int_range(pl.len(), dtype=pl.UInt32).alias("doc"), "group", found.alias("token"))
    return numbered.explode("token").drop_nulls("token").with_columns(pl.col("token").cast(pl.Categorical))


def tokens(file: str) -> pl.DataFrame:
    return tokenise(read(file))


def count(file: str) -> Any:
    shown = tokens(file).filter(~pl.col("token").cast(pl.String).is_in(tasks.stopwords()))
    cells = shown.group_by("doc", "token").len()
    words = cells.group_by("token").agg(n=pl.col("len").sum(), docs=pl.len())
    top = words.with_columns(pl.col("token").cast(pl.String)).sort(["n", "token"], descending=[True, False])
    return [
        words["n"].sum(),
        words["docs"].sum(),
        [list(row) for row in top.head(tasks.TOP).select("token", "n").rows()],
    ]


def tokens_and_texts(file: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    return tokenise(texts := read(file)), texts


def kwic(prepared: tuple[pl.DataFrame, pl.DataFrame]) -> Any:
    table, texts = prepared
    first, second = tasks.PHRASE
    token, doc = pl.col("token"), pl.col("doc")
    at = table.select(pl.arg_where((token == first) & (token.shift(-1) == second) & (doc == doc.shift(-1)))).to_series()
    row = table["doc"].gather(at)
    position = at.cast(pl.Int64) - table["doc"].search_sorted(row, side="left").cast(pl.Int64)
    lines = texts.select("doc", "text")[row].with_columns(row=row, position=position)
    # Of each text its words with what stands behind each, as written; what stands before the first is cut off.
    lines = lines.with_columns(
        head=pl.col("text").str.extract(f"^({NO_WORD}*)"), pieces=pl.col("text").str.extract_all(PIECE)
    )
    pieces, place = pl.col("pieces").list, pl.col("position")
    low = pl.max_horizontal(place - tasks.WINDOW, 0)
    lines = lines.with_columns(
        ahead=pl.col("head") + pieces.slice(0, place).list.join(""),
        before=pieces.slice(low, place - low).list.join(""),
        both=pieces.slice(place, 2).list.join(""),
        rest=pieces.slice(place + 2, tasks.WINDOW).list.join(""),
    )
    lines = lines.with_columns(match=pl.col("both").str.replace(f"{NO_WORD}+$", ""))
    behind = pl.col("both").str.slice(pl.col("match").str.len_chars()) + pl.col("rest")
    behind = pl.when(pl.col("rest") == "").then(pl.lit("")).otherwise(behind.str.replace(f"{NO_WORD}+$", ""))
    start = pl.col("ahead").str.len_chars()
    found = lines.select(
        "doc", "row", line=pl.col("ahead").str.count_matches("\n", literal=True) + 1, position="position", start=start,
        end=start + pl.col("match").str.len_chars(),
        before=pl.col("before").str.replace_all(r"\s+", " ").str.strip_chars(), match="match",
        after=behind.str.replace_all(r"\s+", " ").str.strip_chars(),
    )  # fmt: skip
    return lambda: tasks.digest(found.rows())


def keyness(table: pl.DataFrame) -> Any:
    words = table.group_by("token").agg(a=(pl.col("group") == "a").sum(), b=(pl.col("group") == "b").sum())
    words = words.with_columns(pl.col("a", "b").cast(pl.Float64))
    share = (pl.col("a") + pl.col("b")) / (pl.col("a").sum() + pl.col("b").sum())
    parts = []
    for side in ("a", "b"):
        expected = share * pl.col(side).sum()
        parts.append(pl.when(pl.col(side) > 0).then(pl.col(side) * (pl.col(side) / expected).log()).otherwise(0.0))
    return [len(words), round(words.select((2 * (parts[0] + parts[1])).abs().sum()).item(), 2)]


def bigrams(table: pl.DataFrame) -> Any:
    words = table.group_by("token").len()
    pairs = (
        table.select("token", second=pl.col("token").shift(-1), same=pl.col("doc") == pl.col("doc").shift(-1))
        .filter("same")
        .group_by("token", "second")
        .len("n")
        .filter(pl.col("n") >= tasks.MINIMUM)
        .join(words.rename({"len": "n_first"}), on="token")
        .join(words.rename({"token": "second", "len": "n_second"}), on="second")
        .with_columns(pmi=(pl.col("n").cast(pl.Float64) * len(table) / pl.col("n_first") / pl.col("n_second")).log(2))
        .filter(pl.col("pmi") > 0)
    )
    return [len(pairs), pairs["n"].sum(), round(pairs["pmi"].sum(), 2)]


def codebook(table: pl.DataFrame) -> Any:
    vocabulary = table.select(pl.col("token").unique()).with_columns(word=pl.col("token").cast(pl.String))
    counts = []
    for pattern in tasks.patterns():
        hit = pl.lit(True)
        for step, word in enumerate(pattern.split()):
            glob = "^" + "".join(".*" if letter == "*" else letter for letter in word.replace("-", r"\-")) + "$"
            known = vocabulary.filter(pl.col("word").str.contains(glob))["token"]
            hit &= pl.col("token").shift(-step).is_in(known.implode()) & (pl.col("doc") == pl.col("doc").shift(-step))
        counts.append(table.filter(hit).group_by("doc").len())
    return [sum(map(len, counts)), sum(each["len"].sum() for each in counts)]


if __name__ == "__main__":
    tasks.main(
        {
            "tokenise": (read, lambda texts: len(tokenise(texts))),
            "count": (str, count),
            "kwic": (tokens_and_texts, kwic),
            "keyness": (tokens, keyness),
            "bigrams": (tokens, bigrams),
            "codebook": (tokens, codebook),
        }
    )
