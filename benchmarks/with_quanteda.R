# The tasks with quanteda 4: Rscript with_quanteda.R TASK FILE prints one line of JSON, as the Python scripts do.
# The tokens are made by stringi with the rule that all tools share; stop words and patterns stand beside FILE.
suppressPackageStartupMessages({
  library(quanteda)
  library(quanteda.textstats)
})
quanteda_options(threads = 2)

rule <- "[\\p{L}\\p{N}_]+(?:-[\\p{L}\\p{N}_]+)*"
asked <- commandArgs(trailingOnly = TRUE)
task <- asked[1]
file <- asked[2]
beside <- function(name) readLines(file.path(dirname(file), name), encoding = "UTF-8")

read <- function() {
  if (requireNamespace("data.table", quietly = TRUE)) {
    data.table::fread(file, encoding = "UTF-8", data.table = FALSE, na.strings = NULL)
  } else {
    read.csv(file, encoding = "UTF-8", na.strings = character())
  }
}
tokenise <- function(texts) {
  found <- stringi::stri_extract_all_regex(stringi::stri_trans_tolower(texts$text), rule, omit_no_match = TRUE)
  as.tokens(setNames(found, texts$doc))
}
above_chance <- function(words) {
  total <- sum(ntoken(words))
  n <- colSums(dfm(words, tolower = FALSE))
  pairs <- colSums(dfm(tokens_ngrams(words, n = 2, concatenator = " "), tolower = FALSE))
  pairs <- pairs[pairs >= 10]
  parts <- do.call(rbind, strsplit(names(pairs), " ", fixed = TRUE))
  pmi <- log2(pairs * total / (n[parts[, 1]] * n[parts[, 2]]))
  c(sum(pmi > 0), sum(pairs[pmi > 0]), round(sum(pmi[pmi > 0]), 2))
}

hidden <- beside("stopwords.txt")
patterns <- beside("patterns.txt")
texts <- if (task == "count") NULL else read()
words <- if (task %in% c("count", "tokenise")) NULL else tokenise(texts)

run <- list(
  tokenise = function() sum(ntoken(tokenise(texts))),
  count = function() {
    cells <- dfm_remove(dfm(tokenise(read()), tolower = FALSE), hidden, valuetype = "fixed")
    top <- topfeatures(cells, 50)
    c(sum(cells), sum(docfreq(cells)))
  },
  kwic = function() nrow(kwic(words, phrase("uang rokok"), window = 5, valuetype = "fixed")),
  keyness = function() {
    sides <- dfm_group(dfm(words, tolower = FALSE), groups = texts$group)
    nrow(textstat_keyness(sides, target = "a", measure = "lr", correction = "none"))
  },
  bigrams = function() above_chance(words),
  codebook = function() {
    codes <- dictionary(setNames(as.list(patterns), paste0("p", seq_along(patterns))))
    hits <- dfm(tokens_lookup(words, codes, valuetype = "glob", nested_scope = "key"), tolower = FALSE)
    c(sum(docfreq(hits)), sum(hits))
  }
)
before <- proc.time()
answer <- run[[task]]()
spent <- proc.time() - before
cat(sprintf('{"wall": %.4f, "cpu": %.4f, "answer": [%s]}\n', spent[["elapsed"]],
            spent[["user.self"]] + spent[["sys.self"]], paste(format(answer, digits = 15), collapse = ", ")))
