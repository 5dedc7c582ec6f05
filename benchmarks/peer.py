"""The peer: the same arithmetic as a plain pandas script would do it, in floats, without checks and without formulas.

    python benchmarks/peer.py INPUT OUTPUT.xlsx

Reads the four sheets of the German layout with read_excel, writes the Berechnungsbogen, the hours and the inputs with
to_excel, each with pandas' default engine. Methods: Anteile and z-Werte, enough for the inputs of run.py.
"""

import sys
import warnings

import numpy as np
import pandas as pd

# pandas says that its default engine will change; openpyxl that it cannot keep drop-down lists. Neither matters here.
warnings.simplefilter("ignore")

SHEETS = {"Sozialräume": "Nr", "Indikatoren": "Indikator", "Parameter": "Parameter", "Leistungen": "Leistung"}
DEFAULTS = {
    "Steigerung": 0.0,
    "Bedarfsverfahren": "Anteile",
    "Sockelbetrag": 0.0,
    "Rundung": 1.0,
    "Regie- und Sachkostenpauschale": 0.175,
    "abf-Abschlag": 0.10,
    "Wochenstunden je VZÄ": 39.0,
    "Rundung der Stunden": 0.01,
}


def read(path):
    """The four tables, each from its header row on."""
    tables = {}
    for name, raw in pd.read_excel(path, sheet_name=list(SHEETS), header=None, dtype=object).items():
        head = (raw[0] == SHEETS[name]).idxmax()
        table = raw.iloc[head + 1 :].dropna(how="all")
        table.columns = raw.iloc[head]
        tables[name] = table[table.iloc[:, 0].notna()].reset_index(drop=True)
    return tables


def largest_remainder(exact, total):
    """Whole units that sum to `total`."""
    units = np.floor(exact)
    left = round(total - units.sum())
    units[np.argsort(units - exact, kind="stable")[:left]] += 1
    return units


def alpha_of(total, damped, floor, cap):
    """The factor with which floors and caps are paid for, by bisection."""
    low, high = 0.0, 2.0
    while np.clip(floor + high * (damped - floor), floor, cap).sum() < total and high < 1e9:
        high *= 2
    for _ in range(100):
        middle = (low + high) / 2
        if np.clip(floor + middle * (damped - floor), floor, cap).sum() < total:
            low = middle
        else:
            high = middle
    return high


def main(source, target):
    """From workbook to workbook."""
    tables = read(source)
    given = tables["Parameter"].set_index("Parameter")["Wert"].dropna().to_dict()
    p = {**DEFAULTS, **given}
    d = tables["Sozialräume"]
    if "ausgenommen" in d:
        d = d[d["ausgenommen"].isna()].reset_index(drop=True)
    indicators = tables["Indikatoren"]
    weights = indicators["Gewicht"].astype(float).to_numpy()
    weights = weights / weights.sum()
    status_quo = d["Budget bisher"].astype(float).to_numpy()
    total = p.get("Gesamtbudget") or round(status_quo.sum() * (1 + p["Steigerung"]) / p["Rundung"]) * p["Rundung"]

    sheet = d[["Nr", "Sozialraum", "Träger"]].copy()
    normalised = np.empty((len(d), len(indicators)))
    for j, indicator in enumerate(indicators.to_dict("records")):
        x = d[indicator["Indikator"]].astype(float).to_numpy()
        if p["Bedarfsverfahren"] == "Anteile":
            cases = x * d[indicator["Bezugsgröße"]].astype(float).to_numpy() if indicator["Art"] == "Quote" else x
            normalised[:, j] = cases / cases.sum()
        else:
            normalised[:, j] = (x - x.mean()) / x.std() * (-1 if indicator.get("Richtung") == "-" else 1)
        sheet[indicator["Indikator"]] = normalised[:, j]
    if p["Bedarfsverfahren"] == "Anteile":
        need_share = normalised @ weights
    else:
        population = d[p["Bezugsbevölkerung"]].astype(float).to_numpy()
        sheet["Multiplikator"] = 1 + p["Spreizung"] * (normalised @ weights)
        need_share = population * sheet["Multiplikator"].to_numpy()
        need_share = need_share / need_share.sum()

    need_based = p["Sockelbetrag"] + (total - len(d) * p["Sockelbetrag"]) * need_share
    damped = p["Dämpfung"] * status_quo * total / status_quo.sum() + (1 - p["Dämpfung"]) * need_based
    floor = (1 - p["Höchstverlust"]) * status_quo if "Höchstverlust" in p else np.zeros(len(d))
    cap = (1 + p["Höchstzuwachs"]) * status_quo if "Höchstzuwachs" in p else np.full(len(d), np.inf)
    balanced = np.clip(floor + alpha_of(total, damped, floor, cap) * (damped - floor), floor, cap)
    budget = largest_remainder(balanced / p["Rundung"], total / p["Rundung"]) * p["Rundung"]
    overhead = np.round(budget * p["Regie- und Sachkostenpauschale"], 2)
    personnel = budget - overhead

    sheet["Bedarfsanteil"] = need_share
    sheet["Bedarfsbudget"] = need_based
    sheet["Budget bisher"] = status_quo
    sheet["Gedämpftes Budget"] = damped
    sheet["Nach Unter- und Obergrenze"] = balanced
    sheet["Budget neu"] = budget
    sheet["Veränderung"] = budget - status_quo
    sheet["Veränderung in %"] = budget / status_quo - 1
    sheet["Abstand vorher"] = status_quo * (total / status_quo.sum()) / need_based - 1
    sheet["Abstand nachher"] = budget / need_based - 1
    sheet["Regie- und Sachkosten"] = overhead
    sheet["Personalbudget"] = personnel

    services = tables["Leistungen"]
    shares = services["Anteil"].astype(float).to_numpy()
    amounts = np.array([largest_remainder(money * 100 * shares, money * 100) / 100 for money in personnel])
    cost = p["Jahreskosten je VZÄ"]
    if "Jahreskosten je VZÄ" in d:
        cost = d["Jahreskosten je VZÄ"].astype(float).fillna(cost).to_numpy()
    hours = d[["Nr", "Sozialraum", "Träger"]].copy()
    for s, service in enumerate(services["Leistung"]):
        fte = amounts[:, s] / cost
        weekly = fte * p["Wochenstunden je VZÄ"]
        face_to_face = np.round(weekly * (1 - p["abf-Abschlag"]) / p["Rundung der Stunden"]) * p["Rundung der Stunden"]
        sheet[f"{service}: Betrag"] = amounts[:, s]
        sheet[f"{service}: VZÄ"] = fte
        sheet[f"{service}: Wochenstunden"] = weekly
        sheet[f"{service}: Face-to-face-Stunden"] = face_to_face
        hours[service] = face_to_face
    hours["Summe"] = hours.iloc[:, 3:].sum(axis=1)
    providers = hours.groupby("Träger", dropna=False).sum(numeric_only=True).reset_index()

    with pd.ExcelWriter(target) as writer:
        sheet.to_excel(writer, sheet_name="Berechnungsbogen", index=False)
        hours.to_excel(writer, sheet_name="Stunden", index=False)
        providers.to_excel(writer, sheet_name="Stunden je Träger", index=False)
        for name, table in tables.items():
            table.to_excel(writer, sheet_name=name, index=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
