"""What the annex says. Part of the one catalogue (catalogue.py).

A key that ends in `.none`, `.one` or `.many` says the same of no district, of one and of several.
"""

from sozialbudget.words.text import Text, same

WORDS: dict[str, Text] = {
    # --- title block ----------------------------------------------------------------------------------
    "annex.title": Text(
        "Anlage: Berechnungsbogen Budgetgrößen\N{NO-BREAK SPACE}{year}",
        "Annex: Calculation sheet of budgets\N{NO-BREAK SPACE}{year}",
    ),
    "annex.subtitle.budgets": Text(
        "Sozialraumbudgets {year}: wie sie hergeleitet sind", "District budgets {year}: how they are derived"
    ),
    "annex.subtitle.services": Text(
        "Sozialraumbudgets {year}: wie sie auf die Leistungen verteilt sind",
        "District budgets {year}: how they are divided over the services",
    ),
    "annex.subtitle.all": Text(
        "Sozialraumbudgets {year} und ihre Verteilung auf die Leistungen",
        "District budgets {year} and how they are divided over the services",
    ),
    "annex.subject.budgets": Text(
        "Herleitung der Sozialraumbudgets {year}", "How the district budgets of {year} are derived"
    ),
    "annex.subject.all": Text(
        "Herleitung der Sozialraumbudgets {year} und ihre Verteilung auf die Leistungen",
        "How the district budgets of {year} are derived and divided over the services",
    ),
    "annex.subject.services": Text(
        "Verteilung der Sozialraumbudgets {year} auf die Leistungen",
        "How the district budgets of {year} are divided over the services",
    ),
    "annex.paper": Text("Vorlage", "Committee paper"),
    "annex.committee": Text("Gremium", "Committee"),
    "annex.day": Text("Datum", "Date"),
    "annex.author": Text("Verfasst von", "Author"),
    "annex.part": Text("Zur Abstimmung", "Put to the vote"),
    "annex.part.budgets": Text("linker Teil: Herleitung der Budgets", "left part: how the budgets are derived"),
    "annex.part.services": Text(
        "rechter Teil: Verteilung auf die Leistungen", "right part: how they are divided over the services"
    ),
    "annex.part.all": Text(
        "linker und rechter Teil: Budgets und Leistungen", "left and right part: budgets and services"
    ),
    "annex.and": Text("{some} und {last}", "{some} and {last}"),
    "annex.and_more": Text("{some} und {n} weitere", "{some} and {n} more"),
    "annex.districts.one": Text("einen Sozialraum", "one district"),
    "annex.districts.many": Text("{n} Sozialräume", "{n} districts"),
    # --- 1. what is proposed --------------------------------------------------------------------------
    "annex.proposal.title": Text("Was vorgeschlagen wird", "What is proposed"),
    "annex.proposal.lead": Text(
        "Für das Jahr {year} sollen {total} auf {districts} verteilt werden, {difference}.",
        "For the year {year}, {total} are to be divided over {districts}, {difference}.",
    ),
    "annex.proposal.more": Text("{amount} ({rate}) mehr als bisher", "{amount} ({rate}) more than today"),
    "annex.proposal.less": Text("{amount} ({rate}) weniger als bisher", "{amount} ({rate}) less than today"),
    "annex.proposal.same": Text("ebenso viel wie bisher", "as much as today"),
    "annex.proposal.total": Text("Gesamtbudget {year} (bisher {today})", "total of {year} (today {today})"),
    "annex.proposal.of": Text("{some} von {all}", "{some} of {all}"),
    "annex.proposal.gaining.none": Text("Sozialräumen gewinnen", "districts gain"),
    "annex.proposal.gaining.one": Text("Sozialräumen gewinnt", "districts gains"),
    "annex.proposal.gaining.many": Text("Sozialräumen gewinnen", "districts gain"),
    "annex.proposal.losing.none": Text("keiner verliert", "none loses"),
    "annex.proposal.losing.one": Text("einer verliert", "one loses"),
    "annex.proposal.losing.many": Text("{n} verlieren", "{n} lose"),
    "annex.proposal.staying.one": Text("einer bleibt gleich", "one stays as it is"),
    "annex.proposal.staying.many": Text("{n} bleiben gleich", "{n} stay as they are"),
    "annex.proposal.largest_gain": Text(
        "Größter Zuwachs: {district} {change} ({rate}).", "Largest gain: {district} {change} ({rate})."
    ),
    "annex.proposal.largest_gain_new": Text(
        "Größter Zuwachs: {district} {change} (bisher ohne Budget).",
        "Largest gain: {district} {change} (no budget today).",
    ),
    "annex.proposal.largest_loss": Text(
        "Größter Verlust: {district} {change} ({rate}).", "Largest loss: {district} {change} ({rate})."
    ),
    "annex.proposal.only_change": Text("Veränderung des Budgets von {district}", "change of the budget of {district}"),
    "annex.proposal.unlimited": Text("keine", "none"),
    "annex.proposal.unlimited_label": Text(
        "Grenze für Verluste oder Zuwächse: Bestandsschutz gibt allein die Dämpfung.",
        "limit to losses or gains: damping alone protects what is there.",
    ),
    "annex.proposal.idle_label": Text(
        "kostet der Bestandsschutz: Keine Grenze greift, niemand bezahlt für andere.",
        "is what the protection costs: no limit takes hold, nobody pays for others.",
    ),
    "annex.proposal.lifted_label.one": Text(
        "kostet es, einen Sozialraum vor einem Verlust von mehr als {limit} zu schützen. {payer}",
        "is what it costs to protect one district from losing more than {limit}. {payer}",
    ),
    "annex.proposal.lifted_label.many": Text(
        "kostet es, {n} Sozialräume vor einem Verlust von mehr als {limit} zu schützen. {payer}",
        "is what it costs to protect {n} districts from losing more than {limit}. {payer}",
    ),
    "annex.proposal.others_pay": Text("Das bezahlen die übrigen.", "The others pay for it."),
    "annex.proposal.capped_pay": Text(
        "Das bezahlen die Sozialräume, die über ihrer Obergrenze lägen.",
        "The districts that would be above their cap pay for it.",
    ),
    "annex.proposal.both_pay": Text(
        "Das bezahlen die Sozialräume, die über ihrer Obergrenze lägen, und die übrigen.",
        "The districts that would be above their cap pay for it, and the others.",
    ),
    "annex.proposal.capped_label.one": Text(
        "gehen an die übrigen, weil ein Sozialraum höchstens {limit} gewinnen soll.",
        "go to the others because one district is to gain no more than {limit}.",
    ),
    "annex.proposal.capped_label.many": Text(
        "gehen an die übrigen, weil {n} Sozialräume höchstens {limit} gewinnen sollen.",
        "go to the others because {n} districts are to gain no more than {limit}.",
    ),
    "annex.proposal.need": Text("Bedarf. ", "Need. "),
    "annex.proposal.measured.one": Text(
        "Wie viel ein Sozialraum braucht, wird an einem Belastungsindikator gemessen: {indicators}.",
        "What a district needs is measured by one burden indicator: {indicators}.",
    ),
    "annex.proposal.measured.many": Text(
        "Wie viel ein Sozialraum braucht, wird an {n} Belastungsindikatoren gemessen, hier mit ihrem Gewicht: "
        "{indicators}.",
        "What a district needs is measured by {n} burden indicators, here with their weight: {indicators}.",
    ),
    "annex.proposal.measured.alike": Text(
        "Wie viel ein Sozialraum braucht, wird an {n} Belastungsindikatoren gemessen, die gleich viel zählen: "
        "{indicators}.",
        "What a district needs is measured by {n} burden indicators that count the same: {indicators}.",
    ),
    "annex.proposal.measured.cases": Text(
        "Wie viel ein Sozialraum braucht, sind seine Fälle, je Produkt mal dem Median der Fallkosten aller "
        "Sozialräume: {indicators}.",
        "What a district needs are its cases, each product times the median of all districts' unit costs: "
        "{indicators}.",
    ),
    "annex.proposal.base_amount": Text(
        "Vorab erhält jeder Sozialraum einen Sockelbetrag von {amount}.",
        "First of all, each district gets a base amount of {amount}.",
    ),
    "annex.proposal.need_alone": Text(
        "Am härtesten träfe der Bedarf allein {district}: {rate} ({change}). Vorgeschlagen sind dort {proposed_rate} "
        "({proposed_change}).",
        "Need alone would hit {district} hardest: {rate} ({change}). The proposal there is {proposed_rate} "
        "({proposed_change}).",
    ),
    "annex.proposal.need_alone_no_loss": Text(
        "Auch allein nach dem Bedarf verlöre kein Sozialraum.", "By need alone no district would lose either."
    ),
    "annex.proposal.damping": Text("Dämpfung. ", "Damping. "),
    "annex.proposal.damped": Text(
        "Damit sich die Budgets nicht auf einen Schlag ändern, zählt der Bedarf nur zu {need}; zu {today} bleibt es "
        "bei den bisherigen Anteilen (Dämpfung {damping}).",
        "So that budgets do not change all at once, need counts for only {need}; for {today}, today's proportions "
        "stay (damping {damping}).",
    ),
    "annex.proposal.damped_half": Text(
        "Damit sich die Budgets nicht auf einen Schlag ändern, zählt der Bedarf nur zur Hälfte. Die Hälfte des Geldes "
        "wird weiter nach den bisherigen Anteilen verteilt (Dämpfung {damping}).",
        "So that budgets do not change all at once, need counts for only half. Half of the money is still divided in "
        "today's proportions (damping {damping}).",
    ),
    "annex.proposal.undamped": Text(
        "Gedämpft wird nicht (Dämpfung 0): Vor den Grenzen zählt allein der Bedarf.",
        "There is no damping (damping 0): before limits, need alone counts.",
    ),
    "annex.proposal.damped_whole": Text(
        "Die Dämpfung ist 100 %: Es bleibt bei den bisherigen Anteilen, der Bedarf wirkt nicht.",
        "Damping is 100%: today's proportions stay and need has no effect.",
    ),
    "annex.proposal.damping_auto": Text(
        "Das ist die kleinste Dämpfung, bei der niemand mehr als {limit} verliert.",
        "This is the smallest damping at which nobody loses more than {limit}.",
    ),
    "annex.proposal.protection": Text("Bestandsschutz. ", "Protection. "),
    "annex.proposal.unlimited_text": Text(
        "Eine Grenze für Verluste oder Zuwächse ist nicht vorgesehen. Kein Sozialraum bezahlt für den Schutz eines "
        "anderen (Ausgleichsfaktor 1).",
        "No limit to losses or gains is set. No district pays for the protection of another (alpha 1).",
    ),
    "annex.proposal.floor": Text(
        "Kein Sozialraum soll mehr als {limit} seines bisherigen Budgets verlieren (Untergrenze).",
        "No district is to lose more than {limit} of today's budget (floor).",
    ),
    "annex.proposal.cap": Text(
        "Kein Sozialraum soll mehr als {limit} seines bisherigen Budgets hinzugewinnen (Obergrenze).",
        "No district is to gain more than {limit} of today's budget (cap).",
    ),
    "annex.proposal.idle_text": Text(
        "Das ist schon ohne Ausgleich so: Niemand muss für andere etwas abgeben (Ausgleichsfaktor 1).",
        "That is so even without balancing: nobody has to give up anything for others (alpha 1).",
    ),
    "annex.proposal.lifted_text.one": Text(
        "Dafür wird ein Sozialraum um {cost} auf seine Untergrenze angehoben: {districts}.",
        "To that end one district is raised to its floor, by {cost}: {districts}.",
    ),
    "annex.proposal.lifted_text.many": Text(
        "Dafür werden {n} Sozialräume um zusammen {cost} auf ihre Untergrenze angehoben: {districts}.",
        "To that end {n} districts are raised to their floors, by {cost} in total: {districts}.",
    ),
    "annex.proposal.capped_text.one": Text(
        "Ein Sozialraum läge darüber und gibt {set_free} ab: {districts}.",
        "One district would lie above it and gives up {set_free}: {districts}.",
    ),
    "annex.proposal.capped_text.many": Text(
        "{n} Sozialräume lägen darüber und geben zusammen {set_free} ab: {districts}.",
        "{n} districts would lie above it and give up {set_free} in total: {districts}.",
    ),
    "annex.proposal.others_give": Text(
        "Die übrigen Sozialräume geben dafür von dem, was sie über ihrer Untergrenze hätten, {rate} ab, zusammen "
        "{amount} (Ausgleichsfaktor {alpha}).",
        "To pay for this, the other districts give up {rate} of what they would have above their floors, {amount} in "
        "total (alpha {alpha}).",
    ),
    "annex.proposal.others_give_nothing": Text(
        "Damit ist der Bestandsschutz bezahlt; die übrigen Sozialräume geben und bekommen nichts (Ausgleichsfaktor 1).",
        "That pays for the protection; the other districts neither give nor get (alpha 1).",
    ),
    "annex.proposal.others_get": Text(
        "Was die Obergrenze mehr freisetzt, als das kostet, erhalten die übrigen Sozialräume, zusammen {amount}: von "
        "dem, was sie über ihrer Untergrenze hätten, {rate} mehr, höchstens bis zu ihrer Obergrenze (Ausgleichsfaktor "
        "{alpha}).",
        "What the cap frees beyond that goes to the other districts, {amount} in total: {rate} more of what they would "
        "have above their floors, up to their caps (alpha {alpha}).",
    ),
    "annex.proposal.others_get_without_floor": Text(
        "Das erhalten die übrigen Sozialräume, zusammen {amount}: {rate} mehr, als ihnen nach Bedarf und Dämpfung "
        "zukäme, höchstens bis zu ihrer Obergrenze (Ausgleichsfaktor {alpha}).",
        "That goes to the other districts, {amount} in total: {rate} more than need and damping would give them, "
        "up to their caps (alpha {alpha}).",
    ),
    # --- the right part -------------------------------------------------------------------------------
    "annex.proposal.services": Text("Wofür das Geld da ist", "What the money is for"),
    "annex.proposal.services_lead": Text(
        "Die Sozialraumbudgets {year} von zusammen {total} sollen in allen Sozialräumen nach derselben Regel auf "
        "Regie- und Sachkosten, Personal und Leistungen verteilt werden.",
        "The district budgets of {year}, {total} in total, are to be divided into overhead, personnel and services by "
        "the same rule in all districts.",
    ),
    "annex.proposal.personnel_label.budget": Text(
        "für Personal; dazu {overhead} Regie- und Sachkosten ({rate} des Budgets)",
        "for personnel; and {overhead} for overhead ({rate} of the budget)",
    ),
    "annex.proposal.personnel_label.personnel": Text(
        "für Personal; dazu {overhead} Regie- und Sachkosten ({rate} der Personalkosten)",
        "for personnel; and {overhead} for overhead ({rate} of personnel cost)",
    ),
    "annex.proposal.fte": Text("{n} VZÄ", "{n} FTE"),
    "annex.proposal.fte_label": Text("Vollzeitstellen", "full-time positions"),
    "annex.proposal.hours": Text("{n} Std.", "{n} h"),
    "annex.proposal.hours_label": Text("Face-to-face-Stunden je Woche", "face-to-face hours a week"),
    "annex.proposal.by_service": Text("{label}: {services}", "{label}: {services}"),
    "annex.proposal.split": Text("Das Personalbudget geht {shares}.", "The personnel budget goes {shares}."),
    "annex.proposal.split_one": Text(
        "Das Personalbudget geht ganz an die Leistung {service}.",
        "All of the personnel budget goes to the service {service}.",
    ),
    "annex.proposal.share": Text("zu {rate} an {service}", "{rate} to {service}"),
    "annex.proposal.cost": Text(
        "Eine Vollzeitstelle (VZÄ) kostet {cost} im Jahr und hat {hours} Wochenstunden.",
        "A full-time position (FTE) costs {cost} a year and has {hours} hours a week.",
    ),
    "annex.proposal.cost_between": Text(
        "Eine Vollzeitstelle (VZÄ) kostet je nach Sozialraum {least} bis {most} im Jahr und hat {hours} Wochenstunden.",
        "A full-time position (FTE) costs {least} to {most} a year, depending on the district, and has {hours} hours a "
        "week.",
    ),
    "annex.proposal.abf": Text(
        "Davon gehen {rate} für Vor- und Nachbereitung ab (abf-Zeiten: aufgaben-, berufs- und fachspezifische "
        "Minderarbeitszeiten). Was bleibt, sind Face-to-face-Stunden: Zeit mit Kindern, Jugendlichen und Familien.",
        "Of these, {rate} go into preparation and follow-up (abf time, non-contact time). What is left are "
        "face-to-face hours: time with children, young people and families.",
    ),
    "annex.proposal.no_abf": Text(
        "Ein Abschlag für Vor- und Nachbereitung (abf-Zeiten) ist nicht vorgesehen. Alle Stunden zählen als "
        "Face-to-face-Stunden: Zeit mit Kindern, Jugendlichen und Familien.",
        "No deduction for preparation and follow-up (abf time, non-contact time) is made. All hours count as "
        "face-to-face hours: time with children, young people and families.",
    ),
    "annex.proposal.abf_of": Text("{rate} ({service})", "{rate} ({service})"),
    # --- what is voted on -----------------------------------------------------------------------------
    "annex.motion.title": Text("Beschlussvorschlag", "Motion"),
    "annex.motion.budgets": Text(
        "Den Sozialraumbudgets {year} von zusammen {total} nach dem linken Teil des Berechnungsbogens (Spalte „Budget "
        "neu“) wird zugestimmt. Über ihre Verteilung auf die Leistungen (rechter Teil) wird gesondert entschieden.",
        "The district budgets of {year}, {total} in total, are adopted as in the left part of the calculation sheet "
        "(column “Budget”). How they are divided over the services (right part) is decided separately.",
    ),
    "annex.motion.services": Text(
        "Der Verteilung der Sozialraumbudgets {year} auf Regie- und Sachkosten, Personal und Leistungen nach dem "
        "rechten Teil des Berechnungsbogens wird zugestimmt. Über die Höhe der Budgets (linker Teil) wird gesondert "
        "entschieden; hier sind sie vorausgesetzt.",
        "The division of the district budgets of {year} into overhead, personnel and services is adopted as in the "
        "right part of the calculation sheet. The size of the budgets (left part) is decided separately; here it is "
        "taken as given.",
    ),
    "annex.motion.all": Text(
        "Den Sozialraumbudgets {year} von zusammen {total} nach dem linken Teil des Berechnungsbogens (Spalte „Budget "
        "neu“) und ihrer Verteilung auf Regie- und Sachkosten, Personal und Leistungen nach dem rechten Teil wird "
        "zugestimmt.",
        "The district budgets of {year}, {total} in total, are adopted as in the left part of the calculation sheet "
        "(column “Budget”), and their division into overhead, personnel and services as in the right part.",
    ),
    "annex.motion.either": Text(
        "Über jeden der beiden Teile kann auch einzeln abgestimmt werden.",
        "Each of the two parts can also be put to the vote on its own.",
    ),
    # --- worth knowing --------------------------------------------------------------------------------
    "annex.notes.title": Text("Was dazu zu wissen ist", "What else to know"),
    "annex.notes.excluded.one": Text(
        "Ein Sozialraum nimmt an der Verteilung nicht teil: {districts}.",
        "One district takes no part: {districts}.",
    ),
    "annex.notes.excluded.many": Text(
        "{n} Sozialräume nehmen an der Verteilung nicht teil: {districts}.",
        "{n} districts take no part: {districts}.",
    ),
    "annex.notes.left_out": same("{districts} – {reason}"),
    "annex.notes.money_shared": Text(
        "Das bisherige Budget der ausgenommenen Sozialräume ({sum}) bleibt im Gesamtbudget enthalten und geht an die "
        "übrigen.",
        "Today's budget of the districts left out ({sum}) stays in the total and goes to the others.",
    ),
    "annex.notes.money_left_out": Text(
        "Das bisherige Budget der ausgenommenen Sozialräume ({sum}) ist im Gesamtbudget nicht enthalten; es kommt "
        "hinzu.",
        "Today's budget of the districts left out ({sum}) is not part of the total; it comes on top.",
    ),
    "annex.notes.few_positions.one": Text(
        "Ein Sozialraum hat mit dem neuen Budget höchstens {min_fte} Vollzeitstellen: {districts}. So wenig gilt als "
        "fachlich und organisatorisch kritisch.",
        "One district has no more than {min_fte} full-time positions with the new budget: {districts}. So few are "
        "held to be critical for the work and its organisation.",
    ),
    "annex.notes.few_positions.many": Text(
        "{n} Sozialräume haben mit dem neuen Budget höchstens {min_fte} Vollzeitstellen: {districts}. So wenig gilt "
        "als fachlich und organisatorisch kritisch.",
        "{n} districts have no more than {min_fte} full-time positions with the new budget: {districts}. So few are "
        "held to be critical for the work and its organisation.",
    ),
    # --- 2. today and new -----------------------------------------------------------------------------
    "annex.comparison.title": Text("Bisher und neu", "Today and new"),
    "annex.comparison.hours_title": Text("Stunden je Woche", "Hours a week"),
    "annex.comparison.both": Text(
        "{gainer} gewinnt am meisten ({gain}), {loser} verliert am meisten ({loss})",
        "{gainer} gains most ({gain}), {loser} loses most ({loss})",
    ),
    "annex.comparison.gains": Text(
        "Kein Sozialraum verliert; {gainer} gewinnt am meisten ({gain})",
        "No district loses; {gainer} gains most ({gain})",
    ),
    "annex.comparison.losses": Text(
        "Kein Sozialraum gewinnt; {loser} verliert am meisten ({loss})",
        "No district gains; {loser} loses most ({loss})",
    ),
    "annex.comparison.seen": same("{what}."),
    "annex.comparison.single": Text("Budget von {district}: {change}", "Budget of {district}: {change}"),
    "annex.comparison.nothing": Text("Kein Budget ändert sich", "No budget changes"),
    "annex.comparison.part": Text("{caption} (Teil {k} von {n})", "{caption} (part {k} of {n})"),
    "annex.comparison.later": Text(
        "Budget bisher und neu, von {first} ({first_change}) bis {last} ({last_change})",
        "Budget today and new, from {first} ({first_change}) to {last} ({last_change})",
    ),
    "annex.comparison.intro": Text(
        "Jede Zeile ist ein Sozialraum: ein Ring für das Budget bisher, ein Punkt für das neue, beide in Euro im Jahr. "
        "Oben steht der größte Zuwachs, unten der größte Verlust. Die Zahlen stehen im Berechnungsbogen.",
        "Each row is a district: a ring for today's budget and a dot for the new, both in euros a year. The largest "
        "gain is at the top, the largest loss at the bottom. The figures are in the calculation sheet.",
    ),
    "annex.comparison.alt": Text(
        "Hanteldiagramm für {districts}, geordnet nach der Veränderung von {first_change} ({first}) bis {last_change} "
        "({last}). {gaining}, {losing}, {staying}.",
        "Dumbbell chart for {districts}, ordered by change from {first_change} ({first}) to {last_change} ({last}). "
        "{gaining}, {losing}, {staying}.",
    ),
    "annex.comparison.most": Text(
        "Am meisten gewinnt {district}: von {before} auf {after}.",
        "{district} gains most: from {before} to {after}.",
    ),
    "annex.comparison.least": Text(
        "Am meisten verliert {district}: von {before} auf {after}.",
        "{district} loses most: from {before} to {after}.",
    ),
    "annex.comparison.numbers": Text(
        "Die Zahlen stehen im Berechnungsbogen.", "The figures are in the calculation sheet."
    ),
    "annex.comparison.gaining.none": Text("Keiner gewinnt", "No district gains"),
    "annex.comparison.gaining.one": Text("Einer gewinnt", "One gains"),
    "annex.comparison.gaining.many": Text("{n} gewinnen", "{n} gain"),
    "annex.comparison.staying.none": Text("keiner bleibt gleich", "none stays as it is"),
    "annex.comparison.staying.one": Text("einer bleibt gleich", "one stays as it is"),
    "annex.comparison.staying.many": Text("{n} bleiben gleich", "{n} stay as they are"),
    "annex.comparison.chart.before": Text("Budget bisher", "budget today"),
    "annex.comparison.chart.after": Text("Budget neu", "new budget"),
    "annex.comparison.chart.euro": same("€"),
    "annex.comparison.chart.hours": Text("Std.", "h"),
    "annex.comparison.hours_intro": Text(
        "Face-to-face-Stunden je Woche: Zeit, die unmittelbar bei Kindern, Jugendlichen und Familien ankommt.",
        "Face-to-face hours a week: time that reaches children, young people and families.",
    ),
    "annex.comparison.hours": Text(
        "Die meisten Stunden hat {first} ({most}), die wenigsten {last} ({least})",
        "{first} has the most hours ({most}), {last} the fewest ({least})",
    ),
    "annex.comparison.hours_single": Text(
        "Face-to-face-Stunden je Woche in {first}: {most}", "Face-to-face hours a week in {first}: {most}"
    ),
    "annex.comparison.hours_alike": Text(
        "Face-to-face-Stunden je Woche: überall {most}", "Face-to-face hours a week: {most} everywhere"
    ),
    "annex.comparison.hours_later": Text(
        "Face-to-face-Stunden je Woche, von {first} ({most}) bis {last} ({least})",
        "Face-to-face hours a week, from {first} ({most}) to {last} ({least})",
    ),
    "annex.comparison.hours_told": Text("{n} Stunden", "{n} hours"),
    "annex.comparison.hours_alt": Text(
        "Balkendiagramm der Face-to-face-Stunden je Woche für {districts}, von {first} ({most}) bis {last} ({least}).",
        "Bar chart of the face-to-face hours a week for {districts}, from {first} ({most}) to {last} ({least}).",
    ),
    "annex.comparison.hours_stacked": Text(
        "Jeder Balken ist nach Leistungen geteilt: {services}.", "Each bar is divided by service: {services}."
    ),
    # --- 3. the Berechnungsbogen ----------------------------------------------------------------------
    "annex.sheet.title": Text("Berechnungsbogen", "Calculation sheet"),
    "annex.sheet.intro": Text(
        "Eine Zeile je Sozialraum, darunter die Summe. Beträge in Euro im Jahr, Stunden je Woche.",
        "One row per district, the total below. Amounts in euros a year, hours per week.",
    ),
    "annex.sheet.intro.budgets": Text(
        "Eine Zeile je Sozialraum, darunter die Summe. Beträge in Euro im Jahr.",
        "One row per district, the total below. Amounts in euros a year.",
    ),
    "annex.sheet.rounding": Text(
        "Gerechnet wird ungerundet. Gedruckt ist jede Spalte so gerundet, dass sie ihre Summe ergibt (größte Reste); "
        "keine Zahl weicht um eine ganze Einheit der letzten Stelle ab.",
        "Figures are calculated unrounded. Each column is printed rounded so that it adds up to its total (largest "
        "remainders); no figure is off by a whole unit of the last place.",
    ),
    "annex.sheet.rounding_coarse": Text(
        "Gerechnet wird ungerundet, und die Budgets sind genau. Was zwischen bisherigem und neuem Budget steht, ist "
        "auf {unit} gerundet, und zwar so, dass jede Spalte ihre Summe ergibt (größte Reste). Bedarfsanteil und "
        "Abstand zum Bedarf sind aus den gerundeten Beträgen errechnet; der Ausgleichsfaktor hat weniger Stellen als "
        "sonst. Aus genaueren Angaben ließen sich Fallzahlen unter {below} errechnen, die geheim bleiben.",
        "Figures are calculated unrounded, and budgets are exact. What stands between today's and the new budget is "
        "rounded to {unit}, so that each column adds up to its total (largest remainders). Need share and distance "
        "from need are computed from the rounded amounts; alpha has fewer places than usual. From more precise figures "
        "counts below {below} could be computed, which stay secret.",
    ),
    "annex.sheet.left": Text("Linker Teil: Herleitung der Budgets", "Left part: how the budgets are derived"),
    "annex.sheet.left_caption": Text(
        "Berechnungsbogen, linker Teil (Euro im Jahr)", "Calculation sheet, left part (euros a year)"
    ),
    "annex.sheet.rate_of_total": Text(
        "Die Veränderung in % der Summenzeile ist die des Gesamtbudgets, keine Summe der Spalte.",
        "The change in % in the row of totals is that of the total, not a sum of the column.",
    ),
    "annex.sheet.quotient_of_totals": Text(
        "{label} der Summenzeile ist der Quotient der Summen, keine Summe der Spalte.",
        "{label} in the row of totals is the quotient of the totals, not a sum of the column.",
    ),
    "annex.sheet.no_rate": Text(
        "Ein Strich (–) steht, wo es nichts zu teilen gibt: ohne bisheriges Budget oder ohne Bedarf.",
        "A dash (–) stands where there is nothing to divide by: no budget today or no need.",
    ),
    "annex.sheet.need": Text("Bedarf", "Need"),
    "annex.sheet.today": Text("Bisher", "Today"),
    "annex.sheet.way": Text("Auf dem Weg zum neuen Budget", "On the way to the new budget"),
    "annex.sheet.change": Text("Veränderung", "Change"),
    "annex.sheet.distance": Text("Abstand zum Bedarf", "Distance from need"),
    "annex.sheet.in_percent": Text("{label} %", "{label} %"),
    "annex.sheet.indicators": Text("Indikatoren", "Indicators"),
    "annex.sheet.county_caption": Text(
        "Woran die Werte der Indikatoren gemessen werden", "What the values of the indicators are measured against"
    ),
    "annex.sheet.weight_percent": Text("Gewicht %", "Weight %"),
    "annex.sheet.values_caption": Text("Werte der Indikatoren je Sozialraum", "Values of the indicators by district"),
    "annex.sheet.weighted": Text("{indicator}, Gewicht {weight}", "{indicator}, weight {weight}"),
    "annex.sheet.count": Text("Anzahl", "Count"),
    "annex.sheet.rate": Text("Quote", "Rate"),
    "annex.sheet.rate_percent": Text("Quote %", "Rate %"),
    "annex.sheet.bases_caption": Text("Bezugsgrößen je Sozialraum", "Reference populations by district"),
    "annex.sheet.unit_costs": Text("Fallkosten", "Unit costs"),
    "annex.sheet.withheld": Text(
        "Ein Punkt (•) steht, wo eine Angabe geheim bleibt: weil eine Fallzahl unter {below} liegt oder sich eine "
        "solche sonst errechnen ließe. Gerechnet wird mit den Werten.",
        "A dot (•) stands where a figure is kept secret: because a count is below {below}, or because one could be "
        "worked out otherwise. The values are used in the calculation.",
    ),
    "annex.sheet.right": Text("Rechter Teil: Geld", "Right part: money"),
    "annex.sheet.right_hours": Text("Rechter Teil: Stellen und Stunden", "Right part: positions and hours"),
    "annex.sheet.money_caption": Text(
        "Berechnungsbogen, rechter Teil: Geld (Euro im Jahr)", "Calculation sheet, right part: money (euros a year)"
    ),
    "annex.sheet.hours_caption": Text(
        "Berechnungsbogen, rechter Teil: Stellen und Stunden je Woche",
        "Calculation sheet, right part: positions and hours a week",
    ),
    "annex.sheet.by_service": Text("Personalbudget nach Leistungen", "Personnel by service"),
    "annex.sheet.together": Text("Zusammen", "Together"),
    "annex.sheet.columns": Text("Was die Spalten bedeuten", "What the columns mean"),
    "annex.sheet.columns_caption": Text(
        "Jede Spalte mit ihrer Formel und woher das Verfahren stammt",
        "Each column with its formula and where the method comes from",
    ),
    "annex.sheet.column": Text("Spalte", "Column"),
    "annex.sheet.formula": Text("Formel in Worten", "Formula in words"),
    "annex.sheet.source": Text("Herkunft des Verfahrens", "Origin of the method"),
    "annex.sheet.source_note": Text(
        "Was aus einer Vorlage des Landkreises Lüneburg zitiert ist, sagt, woher das Verfahren stammt. Woher die "
        "Zahlen stammen, steht bei den Parametern.",
        "What is quoted from a paper of Landkreis Lüneburg says where the method comes from. Where the numbers come "
        "from stands with the parameters.",
    ),
    "annex.sheet.terms_caption": Text(
        "Was in den Formeln vorkommt und keine Spalte hat", "What the formulas name and no column shows"
    ),
    "annex.sheet.term": Text("Größe", "Figure"),
    "annex.sheet.value": Text("Wert", "Value"),
    "annex.sheet.per_district": Text("je Sozialraum", "by district"),
    "annex.sheet.none": Text("keine", "none"),
    "annex.sheet.given": Text("Eingabe", "Input"),
    "annex.sheet.given_words": Text("wie eingegeben", "as entered"),
    "annex.sheet.words.n": Text("Zahl der Zeilen ohne die Summe", "number of rows without the total"),
    "annex.sheet.words.status_quo_sum": Text("Summe der Spalte Budget bisher", "sum of the column status quo"),
    "annex.sheet.sum_words": Text("Summe über die Leistungen", "sum over the services"),
    "annex.sheet.arithmetic": Text("folgt aus anderen Spalten", "follows from other columns"),
    "annex.sheet.from_left": Text(
        "aus dem linken Teil des Berechnungsbogens", "from the left part of the calculation sheet"
    ),
    "annex.sheet.one_district": Text("1 Sozialraum", "1 district"),
    "annex.sheet.bases": Text("Bezugsgrößen", "Reference populations"),
    # --- districts one by one ------------------------------------------------------------------------
    # --- 4. parameters and readings -------------------------------------------------------------------
    "annex.parameters.title": Text("Parameter und Lesarten", "Parameters and readings"),
    "annex.parameters.intro": Text(
        "Diese Werte bestimmen das Ergebnis: wer sie festgelegt hat und worauf sie beruhen.",
        "These values decide the result: who set them and what they rest on.",
    ),
    "annex.parameters.caption": Text("Parameter der Verteilung", "Parameters of the allocation"),
    "annex.parameters.parameter": Text("Parameter", "Parameter"),
    "annex.parameters.value": Text("Wert", "Value"),
    "annex.parameters.default": Text("Voreinstellung", "Default"),
    "annex.parameters.said_by": Text("Herkunft", "Origin"),
    "annex.parameters.source": Text("Beschluss oder Quelle", "Resolution or source"),
    "annex.parameters.required": Text("Pflichtangabe", "required"),
    "annex.parameters.set": Text("Aufruf: {typed}", "Command line: {typed}"),
    "annex.parameters.no_value": Text("nicht festgelegt", "not set"),
    "annex.parameters.from_uplift": Text("aus Budget bisher und Steigerung", "from status quo and uplift"),
    "annex.parameters.computed": Text("errechnet: {value}", "computed: {value}"),
    "annex.parameters.auto": Text("auto, wirksam: {value}", "auto, applied: {value}"),
    "annex.parameters.without_effect": Text("{value} (hier ohne Wirkung)", "{value} (no effect here)"),
    "annex.parameters.unit.hours": Text("Stunden", "hours"),
    "annex.parameters.unit.fte": Text("VZÄ", "FTE"),
    "annex.parameters.indicators": Text("Indikatoren und Gewichte", "Indicators and weights"),
    "annex.parameters.indicators_caption": Text(
        "Indikatoren, aus denen der Bedarf errechnet ist", "Indicators the need is computed from"
    ),
    "annex.parameters.in_percent": Text("in %", "in %"),
    "annex.parameters.kind.count": Text(
        "Anzahl: Personen oder Fälle im Sozialraum.", "Count: persons or cases in the district."
    ),
    "annex.parameters.kind.rate": Text(
        "Quote: Anteil oder Rate, bezogen auf die Bezugsgröße.", "Rate: a share or rate of its base."
    ),
    "annex.parameters.services": Text("Leistungen", "Services"),
    "annex.parameters.services_caption": Text(
        "Leistungen, auf die das Personalbudget verteilt wird", "Services the personnel budget is divided over"
    ),
    "annex.parameters.service_share": Text("Anteil am Personalbudget", "Share of personnel budget"),
    "annex.parameters.abf_general": Text("allgemeiner Satz", "general rate"),
    "annex.parameters.abf_own": Text("eigener Satz", "own rate"),
    "annex.parameters.default_services": Text("Leistungen und Anteile: {said_by}.", "Services and shares: {said_by}."),
    "annex.parameters.own_costs": Text(
        "Eigene Jahreskosten je VZÄ gelten für: {districts}.",
        "Districts with a cost per FTE of their own: {districts}.",
    ),
    "annex.parameters.own_costs_many": Text(
        "Für {n} Sozialräume gelten eigene Jahreskosten je VZÄ, von {least} bis {most}.",
        "{n} districts have a cost per FTE of their own, from {least} to {most}.",
    ),
    "annex.parameters.readings": Text("Offene Lesarten", "Open readings"),
    "annex.parameters.open": Text(
        "Das Verfahren stammt aus der Vorlage 2011/099 des Landkreises Lüneburg. Wo sie mehrere Lesarten zulässt, ist "
        "diese gewählt:",
        "The method comes from Vorlage 2011/099 of Landkreis Lüneburg. Where it can be read in several ways, this one "
        "is taken:",
    ),
    # --- 5. each district -----------------------------------------------------------------------------
    "annex.district.title": Text("Die Sozialräume im Einzelnen", "District by district"),
    "annex.district.heading": Text("{district} (Nr. {id})", "{district} (no. {id})"),
    "annex.district.intro": Text(
        "Jede Abbildung führt vom bisherigen Budget zum neuen. Dazwischen stehen die Ursachen:",
        "Each figure leads from today's budget to the new one. Between them stand the causes:",
    ),
    "annex.district.intro.services": Text(
        "Zu jedem Sozialraum steht hier, wie aus seinem Budget Personal, Leistungen und Stunden werden.",
        "For each district this says how its budget becomes personnel, services and hours.",
    ),
    "annex.district.cause_total": Text(
        "was sich änderte, wenn jedes Budget so stiege oder sänke wie das Gesamtbudget.",
        "what would change if each budget rose or fell in proportion to the total.",
    ),
    "annex.district.cause_need": Text(
        "was hinzukäme oder wegfiele, wenn von da an allein der Bedarf zählte.",
        "what would come on top or fall away if from there on need alone counted.",
    ),
    "annex.district.cause_damping": Text(
        "was davon zurückgenommen wird, damit sich Budgets nicht zu stark auf einmal ändern.",
        "what is taken back of it, so that budgets do not change too much at once.",
    ),
    "annex.district.cause_protection": Text(
        "was ein Sozialraum erhält, um nicht unter seine Untergrenze zu fallen, oder für andere abgibt; ebenso, was "
        "Obergrenzen nehmen oder frei machen.",
        "what a district gets so as not to fall below its floor, or gives for others; likewise what caps take or set "
        "free.",
    ),
    "annex.district.cause_rounding": Text(
        "was das Runden ändert, damit die Budgets zusammen das Gesamtbudget ergeben.",
        "what rounding changes, so that the budgets sum to the total.",
    ),
    "annex.district.suppression": Text(
        "Fallzahlen unter {below} werden nicht veröffentlicht. Damit sie sich auch nicht errechnen lassen, fehlen die "
        "Werte aller Indikatoren für die betroffenen und einige weitere Sozialräume.",
        "Counts below {below} are not published. So that they cannot be computed either, the values of all indicators "
        "are missing for the districts concerned and some others.",
    ),
    "annex.district.coarse": Text(
        "Aus demselben Grund sind die Beträge zwischen bisherigem und neuem Budget hier auf {unit} gerundet; die "
        "Budgets selbst sind genau.",
        "For the same reason the amounts between today's and the new budget are rounded to {unit} here; the budgets "
        "themselves are exact.",
    ),
    "annex.district.withheld": Text(
        "Die Werte der Indikatoren bleiben hier geheim, weil sich aus ihnen eine Fallzahl unter {below} ergäbe, in "
        "diesem oder einem anderen Sozialraum.",
        "The values of the indicators are kept secret here, because a count below {below} would follow from them, in "
        "this or in another district.",
    ),
    "annex.district.gains": Text(
        "Für {year} erhält {district} {budget}, das sind {change} ({rate}) mehr als bisher.",
        "For {year} {district} gets {budget}, {change} ({rate}) more than today.",
    ),
    "annex.district.loses": Text(
        "Für {year} erhält {district} {budget}, das sind {change} ({rate}) weniger als bisher.",
        "For {year} {district} gets {budget}, {change} ({rate}) less than today.",
    ),
    "annex.district.same": Text(
        "Für {year} erhält {district} {budget}, genauso viel wie bisher.",
        "For {year} {district} gets {budget}, as much as today.",
    ),
    "annex.district.new": Text(
        "Für {year} erhält {district} {budget}; bisher gibt es dort kein Budget.",
        "For {year} {district} gets {budget}; today it has no budget.",
    ),
    "annex.district.none": Text(
        "Für {year} erhält {district} kein Budget und hat auch bisher keines.",
        "For {year} {district} gets no budget and has none today.",
    ),
    "annex.district.need": Text(
        "Mit dem bisherigen Anteil am Gesamtbudget wären es {carried}, allein nach Bedarf {need}.",
        "At its present share of the total it would be {carried}, by need alone {need}.",
    ),
    "annex.district.need_as_today": Text(
        "Mit dem bisherigen Anteil am Gesamtbudget wären es {carried}, allein nach Bedarf ebenfalls {need}.",
        "At its present share of the total it would be {carried}, by need alone {need} as well.",
    ),
    "annex.district.need_alone": Text("Allein nach Bedarf wären es {need}.", "By need alone it would be {need}."),
    "annex.district.damping": Text(
        "Mit der Dämpfung von {damping} sind es {damped}.",
        "With damping of {damping} it is {damped}.",
    ),
    "annex.district.damping_full": Text(
        "Wegen der Dämpfung von {damping} zählt der Bedarf nicht: Es bleibt bei {damped}.",
        "With damping of {damping}, need does not count: it stays at {damped}.",
    ),
    "annex.district.floor": Text(
        "Der Bestandsschutz (höchstens {limit} weniger) hebt das auf {balanced}.",
        "Protection (at most {limit} less) raises this to {balanced}.",
    ),
    "annex.district.floor_full": Text(
        "Der Bestandsschutz hebt das auf {balanced}, denn kein Sozialraum soll etwas verlieren (Höchstverlust "
        "{limit}).",
        "Protection raises this to {balanced}, for no district is to lose anything (max loss {limit}).",
    ),
    "annex.district.cap": Text(
        "Die Obergrenze (höchstens {limit} mehr) senkt das auf {balanced}.",
        "The cap (at most {limit} more) lowers this to {balanced}.",
    ),
    "annex.district.cap_full": Text(
        "Die Obergrenze senkt das auf {balanced}, denn kein Sozialraum soll etwas hinzugewinnen (Höchstzuwachs "
        "{limit}).",
        "The cap lowers this to {balanced}, for no district is to gain anything (max gain {limit}).",
    ),
    "annex.district.pays": Text(
        "Davon gehen {amount} in den Bestandsschutz anderer.",
        "Of this, {amount} goes to protect others.",
    ),
    "annex.district.gets": Text(
        "Aus den Obergrenzen anderer kommen {amount} hinzu.",
        "From the caps of others, {amount} comes on top.",
    ),
    "annex.district.rounding": Text("Gerundet auf {unit} sind das {budget}.", "Rounded to {unit} that is {budget}."),
    "annex.district.waterfall": Text(
        "{district}: vom bisherigen zum neuen Budget (Euro im Jahr)",
        "{district}: from today's budget to the new one (euros a year)",
    ),
    "annex.district.waterfall_alt": Text(
        "Wasserfalldiagramm für {district}: {steps}. Veränderung {change}.",
        "Waterfall chart of {district}: {steps}. Change {change}.",
    ),
    "annex.district.value": Text("Wert", "Value"),
    "annex.district.county.value": Text("im Kreis", "County"),
    "annex.district.county.mean": Text("Mittelwert", "Mean"),
    "annex.district.effect": Text("gibt (+), nimmt (−) €", "gives (+), takes (−) €"),
    "annex.district.effects": Text(
        "{district}: welcher Indikator gibt, welcher nimmt (bisher {share} % des Gesamtbudgets)",
        "{district}: which indicator gives, which takes (today {share}% of the total)",
    ),
    "annex.district.effects_total": Text("Bedarf zusammen", "Need in total"),
    "annex.district.part": Text("Beitrag %", "Part %"),
    "annex.district.parts": Text(
        "{district}: woraus der Bedarfsanteil besteht", "{district}: what the need share is made of"
    ),
    "annex.district.parts_total": Text("Bedarfsanteil", "Need share"),
    "annex.district.intro.effects": Text(
        "Darunter steht, welcher Indikator Geld gibt und welcher nimmt; zusammen ist das der Bedarf. Ein Indikator "
        "gibt, wo der Anteil an den Fällen im Kreis größer ist als der bisherige am Gesamtbudget.",
        "Below it says which indicator gives money and which takes it; together that is the need. An indicator gives "
        "where the share of the county's cases is larger than the present share of the total.",
    ),
    "annex.district.intro.parts": Text(
        "Darunter steht, was jeder Indikator zum Bedarfsanteil beiträgt, nach dem der Bedarf verteilt wird.",
        "Below it says what each indicator adds to the need share, by which need is divided.",
    ),
    "annex.district.personnel": Text(
        "Vom Budget sind {overhead} für Regie- und Sachkosten und {personnel} für Personal: {hours} "
        "Face-to-face-Stunden je Woche mit Kindern, Jugendlichen und Familien.",
        "Of the budget, {overhead} is for overhead and {personnel} for personnel: {hours} face-to-face hours a week "
        "with children, young people and families.",
    ),
    "annex.district.money": Text(
        "Regie- und Sachkosten {overhead}, Personal {personnel}: {hours} Face-to-face-Stunden je Woche.",
        "Overhead {overhead}, personnel {personnel}: {hours} face-to-face hours a week.",
    ),
    "annex.district.service": Text(
        "{service}: {amount}, {fte} VZÄ, {weekly} Wochenstunden, davon {hours} face to face.",
        "{service}: {amount}, {fte} FTE, {weekly} weekly hours, of which {hours} face to face.",
    ),
    "annex.district.budget": Text("Für {year} erhält {district} {budget}.", "For {year} {district} gets {budget}."),
    "annex.district.derivation": Text(
        "{district}: vom Budget zu den Stunden", "{district}: from the budget to the hours"
    ),
    "annex.district.step": Text("Schritt", "Step"),
    "annex.district.arithmetic": Text("Rechnung", "Arithmetic"),
    "annex.district.result": Text("Ergebnis", "Result"),
    # --- 6. checks and recomputing --------------------------------------------------------------------
    "annex.checking.title": Text("Prüfungen und Nachrechnen", "Checks and recomputing"),
    "annex.checking.caption": Text("Prüfungen der Rechnung", "Checks of the calculation"),
    "annex.checking.computed_anew": Text(
        "Jede Zeile ist aus den ungerundeten Ergebnissen neu gerechnet. Soll 0: So etwas darf nicht vorkommen.",
        "Each row is computed anew from the unrounded results. Expected 0: there must be none.",
    ),
    "check.auto_keeps_floors": Text(
        "Dämpfung auto: gedämpfte Budgets unter ihrer Untergrenze", "Damping auto: damped budgets below their floor"
    ),
    "annex.checking.recompute": Text("Nachrechnen", "Recomputing"),
    "annex.checking.facts_caption": Text("Womit gerechnet wurde", "What it was computed with"),
    "annex.checking.fact": Text("Angabe", "Fact"),
    "annex.checking.is": Text("Wert", "Value"),
    "annex.checking.parameter_file": Text("Parameterdatei", "Parameter file"),
    "annex.checking.who_has_the_input": Text(
        "Wer die Eingabe hat, kann alles nachrechnen. Das Programm ist frei erhältlich; diese Befehle genügen:",
        "Whoever has the input can recompute everything. The program is free; these commands are enough:",
    ),
    "annex.checking.command.annex": Text("diese Anlage:", "this annex:"),
    "annex.checking.command.allocate": Text(
        "die Arbeitsmappe, in der jede Zahl eine Formel ist:", "the workbook in which every figure is a formula:"
    ),
    "annex.checking.command.explain": Text(
        "die Herleitung eines Sozialraums, Schritt für Schritt mit Zelle und Quelle:",
        "the derivation of one district, step by step with cell and source:",
    ),
    "annex.checking.annex_file": Text("anlage.pdf", "annex.pdf"),
    "annex.checking.result_file": Text("{stem}-ergebnis.xlsx", "{stem}-result.xlsx"),
    "annex.checking.sha": Text(
        "Der SHA-256 ist der Fingerabdruck der Eingabe: Stimmt er überein, ist es dieselbe Datei.",
        "The SHA-256 is the input's fingerprint: where it agrees, it is the same file.",
    ),
    "annex.checking.excluded": Text("Ausgenommene Sozialräume", "Districts left out"),
    "annex.checking.excluded_caption": Text(
        "Sozialräume, die an der Verteilung nicht teilnehmen", "Districts that take no part in the allocation"
    ),
    "annex.checking.reason": Text("Grund", "Reason"),
    "annex.checking.notes": Text("Hinweise und Warnungen", "Notes and warnings"),
    "annex.checking.no_notes": Text("Es gibt keine.", "There are none."),
    "annex.checking.notes_withheld": Text(
        "Hinweise und Warnungen zur Eingabe: {n}. Sie nennen Zahlen, die geheim bleiben können, und sind deshalb nicht "
        "gedruckt; sozialbudget check zeigt sie.",
        "Notes and warnings on the input: {n}. They tell numbers that may have to stay secret, so they are not "
        "printed; sozialbudget check shows them.",
    ),
    "annex.checking.few_positions": Text(
        "Höchstens {min_fte} VZÄ haben (fachlich und organisatorisch kritisch): {districts}.",
        "No more than {min_fte} FTE (critical for the work and its organisation): {districts}.",
    ),
}
