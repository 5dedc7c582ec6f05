"""Parameters from sheet, TOML file and `--set`."""
