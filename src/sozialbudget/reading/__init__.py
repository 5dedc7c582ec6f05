"""An input workbook, or pandas frames, -> a `Case`; or all problems at once, each with its cell and its remedy.

The path of a cell from the file to the case:

1. `opening` tells the format of a file from its bytes, and refuses what is no workbook (`other_files` says what it is).
2. A reader in `files` turns a sheet into the plain cells of `grid`: `xlsx` and `xlsx_cells`, `ods` (both on `package`:
   zip and XML, with limits), or `xls` (xlrd, behind `ole`). `number_formats` says what people see of a number (with
   `format_code`; `ods_formats` makes codes of the data styles of an .ods): a percentage, a date, or a `Seen`, which
   `sights` turns into faults and warnings. `merges` writes what stands in merged cells into the rows they cover. A cell
   in which people see something else than the file holds is an `Unclear`. `frames` makes the same plain cells of pandas
   frames.
3. `tables` finds sheets, header rows and columns by name, as `case/layout.py` calls them; `head_rows` joins heads
   in several rows and knows numbers of columns, units and repeated heads from rows of the table. A table is told what
   is wrong in it (`InputTable.tell`).
4. `parameter_sources`, `indicators` (with the services) and `districts` read the rows, `asked_columns` finds the
   columns the indicators name; `rows` reads the cells of a row by key, `cells` each single cell: a number, a rate, a
   word, a text, or a fault. Rows that sum others are found by `totals_sums`, and told by `district_totals` and
   `indicators`.
5. `findings` collects the faults with their places; `read` runs all this and builds the case.

TOML comes in three kinds: files of parameters, plans, descriptions of series. `settings/toml_file` reads all of them,
within limits; `settings/toml_entries` has what their entries share: names in two languages, values as raw cells,
remedies that are TOML.

Why the readers of .xlsx and .ods are our own. A library should read them; those at hand were tried
(python-calamine 0.9, openpyxl 3.1) and either change what is read or take too long:

- calamine makes room for every cell up to the last: one at XFD1048576 aborts the process, past any `except`.
- calamine refuses the whole sheet for one `#SPILL!`.
- calamine reads `1<!-- -->5` as 1 and a number in CDATA as nothing; in .ods an error stored as 0 reads as 0.0.
- calamine shows errors and formulas that were never calculated as empty cells, and percent signs and hidden rows not
  at all.
- openpyxl reads 11 000 districts x 45 columns in 3.2 s (`read_only`; 6 s without), the reader here in 0.9 s, calamine
  in 0.4 s.

The tests compare these readers with openpyxl and calamine cell by cell.
"""
