"""The sentences of what stands in a workbook and is not read: columns and sheets that nobody asked for."""

from sozialbudget.words.problem_text import ProblemText
from sozialbudget.words.text import Text

UNREAD_PROBLEMS: dict[str, ProblemText] = {
    "column_is_parameter": ProblemText(
        Text(
            "die Spalte {found} heißt wie der Parameter {parameter}; der hat einen Wert für alle, eigene Werte je "
            "Sozialraum gibt es nicht",
            "the column {found} is named like the parameter {parameter}, which has one value for all, not one of each "
            "district",
        ),
        Text(
            "den einen Wert im Blatt Parameter eintragen und die Spalte löschen; ist etwas anderes gemeint, sie "
            "umbenennen",
            "enter the one value in the sheet Parameters and delete the column; where it means something else, rename "
            "it",
        ),
    ),
    "column_perhaps_parameter": ProblemText(
        Text(
            "die Spalte {found} wird nicht gelesen; ist der Parameter {parameter} gemeint? Der hat einen Wert für alle",
            "the column {found} is not read; is the parameter {parameter} meant? It has one value for all",
        ),
        Text(
            "wenn ja, den einen Wert im Blatt Parameter eintragen und die Spalte löschen",
            "if so, enter the one value in the sheet Parameters and delete the column",
        ),
    ),
    "column_beside_empty": ProblemText(
        Text(
            "die Spalte {found} wird nicht gelesen, und {known} ({cell}) ist leer; ist {known} gemeint?",
            "the column {found} is not read, and {known} ({cell}) is empty; is {known} meant?",
        ),
        Text(
            "wenn ja, die Angaben in die Spalte {known} übertragen",
            "if so, move what it says to the column {known}",
        ),
    ),
    "columns_unused": ProblemText(
        Text(
            "Spalten ohne Verwendung: {columns}; kein Indikator und keine Bezugsgröße nennt sie",
            "columns that take no part: {columns}; no indicator, base or population names them",
        ),
        Text(
            "soll eine mitrechnen, sie im Blatt Indikatoren nennen",
            "name one in the sheet Indicators where it is to take part",
        ),
    ),
    "columns_unread": ProblemText(
        Text("Spalten, die nicht gelesen werden: {columns}", "columns that are not read: {columns}"),
        Text(
            "prüfen, ob dort etwas steht, das gelten soll; was nur erläutert, unter der Überschrift „Bemerkung“ führen",
            "check whether they say something that is to hold; give what only explains the header “remark”",
        ),
    ),
    "sheet_unread": ProblemText(
        Text(
            "das Blatt hat die Spalten von {known} und wird nicht gelesen; gelesen wird {read}",
            "the sheet has the columns of {known} and is not read; {read} is read",
        ),
        Text(
            "was gelten soll, in {read} eintragen; ist alles dort, das Blatt löschen",
            "enter in {read} what is to hold; where it is all there, delete this sheet",
        ),
    ),
    "sheet_unread_missing": ProblemText(
        Text(
            "das Blatt hat die Spalten von {known} und wird nicht gelesen; ein Blatt {known} gibt es nicht",
            "the sheet has the columns of {known} and is not read; there is no sheet {known}",
        ),
        Text("soll es gelten, in {known} umbenennen", "rename it to {known} where it is to hold"),
    ),
    "result_of_other_year": ProblemText(
        Text(
            "gerechnet wird für {year}, {name} ist aber das Ergebnis von {computed}: {values} sind noch die von "
            "{computed}",
            "this is computed for {year}, but {name} is the result of {computed}: {values} are still those of "
            "{computed}",
        ),
        Text(
            "die Eingabe des nächsten Jahres mit „sozialbudget roll {name}“ anlegen oder das Haushaltsjahr berichtigen",
            "make next year's input with “sozialbudget roll {name}”, or correct the budget year",
        ),
    ),
    # --- umlauts that a wrong encoding has spoilt ------------------------------------------------------
    "sheet_spoilt": ProblemText(
        Text(
            "im Blattnamen {found} sind die Umlaute verdorben (falsche Zeichenkodierung); gemeint ist {suggestion}",
            "the umlauts in the name of the sheet {found} are spoilt (wrong encoding); {suggestion} is meant",
        ),
        Text(
            "das Blatt in {suggestion} umbenennen und die übrigen Texte prüfen",
            "rename the sheet to {suggestion} and check the other texts",
        ),
    ),
    "column_spoilt": ProblemText(
        Text(
            "in der Überschrift {found} sind die Umlaute verdorben (falsche Zeichenkodierung), die Spalte wird nicht "
            "gelesen; gemeint ist {suggestion}",
            "the umlauts in the header {found} are spoilt (wrong encoding) and the column is not read; {suggestion} is "
            "meant",
        ),
        Text(
            "die Spalte in {suggestion} umbenennen und die übrigen Texte prüfen",
            "rename the column to {suggestion} and check the other texts",
        ),
    ),
    "column_of_name_spoilt": ProblemText(
        Text(
            "{what}: die Spalte {found} heißt im Blatt {sheet} {header} ({cell}); dort sind die Umlaute verdorben "
            "(falsche Zeichenkodierung)",
            "{what}: the column {found} is called {header} in the sheet {sheet} ({cell}); its umlauts are spoilt there "
            "(wrong encoding)",
        ),
        Text(
            "die Spalte in {found} umbenennen und die übrigen Texte prüfen",
            "rename the column to {found} and check the other texts",
        ),
    ),
    "word_spoilt": ProblemText(
        Text(
            "in „{found}“ sind die Umlaute verdorben (falsche Zeichenkodierung); gemeint ist {suggestion}",
            "the umlauts of “{found}” are spoilt (wrong encoding); {suggestion} is meant",
        ),
        Text(
            "{suggestion} schreiben und die übrigen Texte prüfen",
            "write {suggestion} and check the other texts",
        ),
    ),
    "umlauts_spoilt": ProblemText(
        Text(
            "Umlaute sind verdorben (falsche Zeichenkodierung) und würden so gedruckt: {cells}",
            "umlauts are spoilt (wrong encoding) and would be printed so: {cells}",
        ),
        Text(
            "die Zellen berichtigen oder die Texte mit der richtigen Kodierung neu einlesen",
            "correct the cells, or import the texts anew with the right encoding",
        ),
    ),
    "providers_spelt_alike": ProblemText(
        Text(
            "Träger sind fast gleich geschrieben und zählen als verschiedene: {providers}",
            "providers are spelt almost alike and count as different ones: {providers}",
        ),
        Text("ist es derselbe, gleich schreiben", "spell them alike if they are one"),
    ),
    # --- leading zeros of ids --------------------------------------------------------------------------
    "ids_lost_zeros": ProblemText(
        Text(
            "die Nummern haben ihre führenden Nullen verloren ({n}), in {name} stehen sie noch: {ids}",
            "the ids have lost their leading zeros ({n}), which they still have in {name}: {ids}",
        ),
        Text(
            "die Spalte als Text formatieren und die Nummern mit ihren Nullen eintragen ({example})",
            "format the column as text and enter the ids with their zeros ({example})",
        ),
    ),
    "ids_added_zeros": ProblemText(
        Text(
            "die Nummern haben führende Nullen ({n}), in {name} haben sie keine: {ids}",
            "the ids have leading zeros ({n}), in {name} they have none: {ids}",
        ),
        Text("die Nummern so schreiben wie dort ({example})", "write the ids as they stand there ({example})"),
    ),
    "ids_perhaps_lost_zeros": ProblemText(
        Text(
            "die Nummern sind Zahlen, und wohl ohne ihre führende Null ({n}); gelesen wird {ids}",
            "the ids are numbers, and probably without the zero they began with ({n}); what is read is {ids}",
        ),
        Text(
            "wenn ja, die Spalte als Text formatieren und die Nummern mit der Null eintragen ({likely})",
            "if so, format the column as text and enter the ids with the zero ({likely})",
        ),
    ),
    "compare_ids_zeros": ProblemText(
        Text(
            "Nummern von A und B unterscheiden sich nur durch führende Nullen ({n}) und gelten daher als verschiedene "
            "Sozialräume: {ids}",
            "ids of A and B differ by leading zeros only ({n}) and so count as different districts: {ids}",
        ),
        Text(
            "in einer der Eingaben die Nummern wie in der anderen schreiben, die Spalte dafür als Text formatieren",
            "write the ids in one input as in the other, and format that column as text for it",
        ),
    ),
    "verify_against_zeros": ProblemText(
        Text(
            "die Nummern unterscheiden sich von denen in {file} nur durch führende Nullen ({n}): {ids}",
            "the ids differ from those in {file} by leading zeros only ({n}): {ids}",
        ),
        Text(
            "die Spalte als Text formatieren und die Nummern gleich schreiben",
            "format the column as text and spell the ids alike",
        ),
    ),
}
