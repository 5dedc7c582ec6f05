"""The workbook of a projection: every year live, and each following the one before."""
