"""Whether a result workbook still is what its own inputs, or the original ones, give."""
