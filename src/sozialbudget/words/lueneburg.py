"""Vorlage 2011/099 of Landkreis Lüneburg: what it says, told as where the method comes from or as a hint.

A sentence of it backs the method, never a number that another county decides: as such it is nobody's resolution.
"""

from sozialbudget.words.text import Text

PAPER = Text("Vorlage 2011/099 des Landkreises Lüneburg", "Vorlage 2011/099 of Landkreis Lüneburg")


def method_of(words: Text) -> Text:
    """Where a formula comes from, in the words of the paper."""
    return Text(
        f"Verfahren nach Vorlage 2011/099 (Landkreis Lüneburg): {words.de}",
        f"Method after Vorlage 2011/099 (Landkreis Lüneburg): {words.en}",
    )


def hint_of(words: Text) -> Text:
    """What the paper says of a parameter, for whoever has to decide on it."""
    return Text(
        f"Landkreis Lüneburg 2011: {words.de} (Vorlage 2011/099)",
        f"Landkreis Lüneburg 2011: {words.en} (Vorlage 2011/099)",
    )


def quoted(words: str) -> Text:
    """German words in the quotation marks of each language."""
    return Text(f"„{words}“", f"“{words}”")
