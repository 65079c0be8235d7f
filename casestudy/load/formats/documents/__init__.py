"""Documents: paragraphs and tables out of Word, OpenDocument, rich text and PDF."""
