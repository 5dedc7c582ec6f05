"""The live workbook, which states the method a second time in formulas; and the template."""
