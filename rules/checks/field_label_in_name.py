"""The name of a field or of a box to tick holds the label people see.

Why: people who speak to their computer say the label they see; nothing happens when the name is another one.
Who: people who use voice control, and those who hear one thing and see another. How to fix: start the name
with the label seen.
"""

from rules.evidence.named import FIELD_ROLES, LabelledControl, Named
from rules.label_in_name import holds_label
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="field-label-in-name",
    theme="forms",
    unit=text("champ", "field"),
    title=text(
        "Reprendre l'étiquette affichée dans le nom du champ", "Hold the label shown in the name of the field"
    ),
    why=text(
        "La commande vocale cherche l'intitulé affiché : si le nom lu par la machine ne le "
        "contient pas, rien ne se passe.",
        "Voice control looks for the label shown: when the name the machine reads does not hold "
        "it, nothing happens.",
    ),
    who=text(
        "Les personnes qui commandent à la voix, et celles qui voient et écoutent à la fois.",
        "People who use voice control, and those who both see and listen.",
    ),
    fix=text(
        "Retirer aria-label ou aria-labelledby, ou y reprendre d'abord l'intitulé affiché, mot pour mot.",
        "Remove aria-label or aria-labelledby, or begin it with the label shown, word for word.",
    ),
    criteria={"rgaa:11.2": "nc"},
    needs=(Named,),
    source="RGAA 4.1.2, 11.2.5; WCAG 2.5.3",
)
def judge(page: PageReader) -> Outcome:
    """Compare the label shown with the accessible name."""
    controls = [one for one in page.need(Named).controls if one.role in FIELD_ROLES]
    if not controls:
        return not_applicable(
            text(
                "Aucun champ ne montre un intitulé autre que son nom.",
                "No field shows a label besides its name.",
            )
        )
    wrong = [one for one in controls if not holds_label(one.name, one.shown)]
    facts = say(
        "Noms qui contiennent l'intitulé affiché : {good} sur {total}.",
        "Names that hold the label shown: {good} of {total}.",
        good=len(controls) - len(wrong),
        total=len(controls),
    )
    return decide([_finding(page, one) for one in wrong], facts)


def _finding(page: PageReader, one: LabelledControl) -> Finding:
    what = say(
        "On lit « {shown} », la machine lit « {name} ».",
        'People read "{shown}", the machine reads "{name}".',
        shown=one.shown[:120],
        name=one.name[:120],
    )
    return finding(what, place=one.place, party=page.party_of(one.place))
