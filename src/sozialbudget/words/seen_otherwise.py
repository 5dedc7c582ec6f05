"""Problems of cells in which people see something else than the file holds.

{subject} is what the cell holds, {found} what is shown there or stored.
"""

from sozialbudget.words.problem_text import ProblemText
from sozialbudget.words.text import Text

SEEN_OTHERWISE: dict[str, ProblemText] = {
    "number_merged": ProblemText(
        Text(
            "{subject} ist {found} in den verbundenen Zellen {area}: wem davon wie viel gehört, steht nirgends",
            "{subject} is {found} in the merged cells {area}: how much of it belongs to which of them is not said",
        ),
        Text(
            "den Zellverbund aufheben und in jede Zelle ihren eigenen Wert eintragen",
            "unmerge the cells and enter each one's own value",
        ),
    ),
    "cell_under_merge": ProblemText(
        Text(
            "{subject} ist {found}, verdeckt von den verbundenen Zellen {area}, in denen {seen} zu sehen ist",
            "{subject} is {found}, covered by the merged cells {area}, which show {seen}",
        ),
        Text(
            "den Zellverbund aufheben und eintragen, was gilt",
            "unmerge the cells and enter what holds",
        ),
    ),
}
