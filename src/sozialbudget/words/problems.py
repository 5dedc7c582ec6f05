"""The sentences of every problem, one entry per code: what was found and expected, and the remedy.

The place (`Sozialräume!E7`) is printed before them and is not part of them. A code that is used but missing, or
present but unused, fails a test (tests/test_words.py).
"""

from dataclasses import dataclass

from sozialbudget.words.text import Text

NOTHING_TO_DO = Text("", "")


@dataclass(frozen=True, slots=True)
class ProblemText:
    """What is wrong and what to do about it."""

    what: Text
    remedy: Text = NOTHING_TO_DO


PROBLEMS: dict[str, ProblemText] = {
    # --- the case as a whole: things only the calculation can see ---------------------------------
    "indicator_without_information": ProblemText(
        Text(
            "{indicator} ist in allen Sozialräumen {same}: der Indikator unterscheidet nichts",
            "{indicator} is {same} in every district: the indicator tells nothing apart",
        ),
        Text(
            "Werte prüfen oder den Indikator aus der Liste nehmen",
            "check its values or take it off the list of indicators",
        ),
    ),
    "relief_under_method": ProblemText(
        Text(
            "{indicator} ist entlastend (-), das Verfahren {method} kennt nur Belastungen",
            "{indicator} is a relief (-), but the method {method} takes burdens only",
        ),
        Text(
            "Richtung auf + setzen oder z-Werte bzw. Min-Max verwenden",
            "set its direction to + or use zscore or minmax",
        ),
    ),
    "base_missing": ProblemText(
        Text(
            "{indicator} braucht beim Verfahren {method} eine Bezugsgröße, es ist keine angegeben",
            "{indicator} needs a base under the method {method}, none is given",
        ),
        Text("die Spalte der Bezugsgröße eintragen", "name the column of its reference population"),
    ),
    "base_zero": ProblemText(
        Text(
            "die Bezugsgröße {base} ist in {district} 0, eine Quote von {indicator} lässt sich nicht bilden",
            "the base {base} of {district} is 0, so {indicator} has no rate there",
        ),
        Text(
            "Wert prüfen oder den Sozialraum mit Grund ausnehmen",
            "check the value, or exclude the district and say why",
        ),
    ),
    "weights_zero": ProblemText(
        Text("alle Gewichte sind 0", "all weights are 0"),
        Text("mindestens einem Indikator ein Gewicht geben", "give at least one indicator a weight"),
    ),
    "population_zero": ProblemText(
        Text("die Bezugsbevölkerung {population} ist überall 0", "the population {population} is 0 everywhere"),
        Text("Werte prüfen", "check its values"),
    ),
    "multiplier_not_positive": ProblemText(
        Text(
            "bei der Spreizung {spread} wird der Multiplikator nicht positiv in: {districts}",
            "with a spread of {spread} the multiplier is not positive in: {districts}",
        ),
        Text(
            "eine Spreizung von höchstens {largest} wählen",
            "choose a spread of at most {largest}",
        ),
    ),
    "status_quo_zero": ProblemText(
        Text("die Summe der bisherigen Budgets ist 0", "today's budgets sum to 0"),
        Text("die bisherigen Budgets eintragen", "enter today's budgets"),
    ),
    "total_not_positive": ProblemText(
        Text("das Gesamtbudget ist {total} €, erwartet wird mehr als 0", "the total is {total} €, expected more than 0"),
        Text("Gesamtbudget, Steigerung und Rundung prüfen", "check total, uplift and rounding unit"),
    ),
    "base_amount_too_large": ProblemText(
        Text(
            "der Sockelbetrag von {base_amount} € für {n} Sozialräume ergibt {sum} €, mehr als das Gesamtbudget von "
            "{total} €",
            "the base amount of {base_amount} € for {n} districts makes {sum} €, more than the total of {total} €",
        ),
        Text("einen Sockelbetrag von höchstens {largest} € wählen", "choose a base amount of at most {largest} €"),
    ),
    "auto_without_solution": ProblemText(
        Text(
            "keine Dämpfung bis 1 hält den Höchstverlust von {max_loss} ein: selbst bei heutigen Anteilen ändern sich "
            "alle Budgets um {change}",
            "no damping up to 1 keeps the max loss of {max_loss}: even at today's proportions every budget changes by "
            "{change}",
        ),
        Text(
            "einen Höchstverlust von mindestens {nearest} oder ein größeres Gesamtbudget wählen",
            "choose a max loss of at least {nearest} or a larger total",
        ),
    ),
    "floors_above_total": ProblemText(
        Text(
            "die Untergrenzen ergeben zusammen {floors} €, das Gesamtbudget ist {total} €",
            "the floors sum to {floors} €, the total is {total} €",
        ),
        Text(
            "einen Höchstverlust von mindestens {nearest} oder ein größeres Gesamtbudget wählen",
            "choose a max loss of at least {nearest} or a larger total",
        ),
    ),
    "caps_leave_money": ProblemText(
        Text(
            "die Obergrenzen lassen zusammen höchstens {caps} € zu, das Gesamtbudget ist {total} €",
            "the caps allow {caps} € at most, the total is {total} €",
        ),
        Text(
            "einen Höchstzuwachs von mindestens {nearest} oder ein kleineres Gesamtbudget wählen",
            "choose a max gain of at least {nearest} or a smaller total",
        ),
    ),
    "limits_too_tight_for_rounding": ProblemText(
        Text(
            "auf Vielfache von {unit} € gerundet liegen die Grenzen bei {lowest} € bis {highest} €, das Gesamtbudget "
            "von {total} € liegt nicht dazwischen",
            "in multiples of {unit} € the limits run from {lowest} € to {highest} €, and the total of {total} € is not "
            "between them",
        ),
        Text(
            "eine kleinere Rundung oder weitere Grenzen wählen",
            "choose a smaller rounding unit or wider limits",
        ),
    ),
    "no_multiple_between_limits": ProblemText(
        Text(
            "zwischen Unter- und Obergrenze liegt kein Vielfaches von {unit} € in: {districts}",
            "no multiple of {unit} € lies between floor and cap of: {districts}",
        ),
        Text(
            "eine kleinere Rundung oder weitere Grenzen wählen",
            "choose a smaller rounding unit or wider limits",
        ),
    ),
    "shares_not_one": ProblemText(
        Text(
            "die Anteile der Leistungen ergeben {sum}, erwartet wird genau 1",
            "the shares of the services sum to {sum}, expected exactly 1",
        ),
        Text("die Anteile so ändern, dass sie 100 % ergeben", "change the shares so that they make 100 %"),
    ),
    # --- parameters that do not fit each other -----------------------------------------------------
    "total_and_uplift": ProblemText(
        Text(
            "Gesamtbudget und Steigerung sind beide angegeben; nur eines kann gelten",
            "total and uplift are both given; only one can hold",
        ),
        Text("eines von beiden leeren", "empty one of the two"),
    ),
    "population_missing": ProblemText(
        Text(
            "das Bedarfsverfahren braucht eine Bezugsbevölkerung, es ist keine angegeben",
            "the need method needs a population, none is given",
        ),
        Text("den Namen der Spalte eintragen", "name its column"),
    ),
    "spread_missing": ProblemText(
        Text(
            "das Bedarfsverfahren braucht eine Spreizung, es ist keine angegeben",
            "the need method needs a spread, none is given",
        ),
        Text("eine Zahl eintragen, z. B. 0,1", "enter a number, e.g. 0.1"),
    ),
    "auto_needs_max_loss": ProblemText(
        Text(
            "die Dämpfung auto braucht einen Höchstverlust, es ist keiner angegeben",
            "damping auto needs a max loss, none is given",
        ),
        Text("Höchstverlust eintragen, z. B. 10 %", "enter a max loss, e.g. 10 %"),
    ),
    "total_not_multiple": ProblemText(
        Text(
            "das Gesamtbudget ist kein Vielfaches der Rundung",
            "the total is not a multiple of the rounding unit",
        ),
        Text("Gesamtbudget oder Rundung ändern", "change the total or the rounding unit"),
    ),
    # --- notes on a result -------------------------------------------------------------------------
    "below_min_fte": ProblemText(
        Text(
            "{district}: die Leistungen haben zusammen {fte} Stellen, nicht mehr als die Mindeststellen von {min_fte} "
            "(„fachlich und organisatorisch kritisch“)",
            "{district}: its services have {fte} FTE together, no more than the minimum of {min_fte} "
            "(“fachlich und organisatorisch kritisch”)",
        ),
    ),
}
