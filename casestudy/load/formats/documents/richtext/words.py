"""The control words of rich text that carry text, hide it, or say how the letters after them are written."""

#: Destinations that are no text of the document; of those that may be ignored (``\*``) only the ones below are read.
SKIP = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "listtable", "listoverridetable", "revtbl", "filetbl", "fldinst",
    "bkmkstart", "bkmkend", "sp", "formfield", "atnid", "atnauthor", "atntime", "atndate", "atnref", "atnparent",
    "atnicn", "xe", "tc", "txe", "rxe", "pnseclvl", "nonesttables", "nesttableprops", "objdata", "objclass", "objname",
    "shprslt", "nonshppict", "background", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "upr",
    "private", "template", "falt", "panose", "mmathPr", "themedata", "colorschememapping", "latentstyles", "rsidtbl",
    "generator", "datastore", "xmlnstbl", "datafield", "docvar",
})  # fmt: skip
READ_IF_STARRED = frozenset({"shpinst", "shppict", "do", "annotation", "footnote", "ud", "mmath", "moMath",
                              "moMathPara"})  # fmt: skip
_MARGINS = ("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf")
PARTS = {
    **dict.fromkeys(_MARGINS, "page header"),
    "footnote": "footnote", "annotation": "comment", "pntext": "number", "listtext": "number",
}  # fmt: skip
SPECIAL = {
    "line": "\n", "lbr": "\n", "page": "\n", "column": "\n", "tab": "\t", "emdash": "—", "endash": "–", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": "\u2003", "enspace": "\u2002",
    "qmspace": "\u2005", "zwj": "\u200d", "zwnj": "\u200c",
}  # fmt: skip
SYMBOLS = {"~": "\u00a0", "_": "\u2011", "{": "{", "}": "}", "\\": "\\", "\n": "\n", "\r": "\n", "\t": "\t"}
CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
    254: "cp437", 255: "cp850",
}  # fmt: skip
CODECS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}
