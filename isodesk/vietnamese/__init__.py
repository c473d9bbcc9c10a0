"""How Vietnamese is written: text, search, order, amounts, words, dates, periods, numbering."""
