"""The title of a link holds the text of the link.

Why: a title that says something else replaces the text for some, and is never seen by others. Who: screen
reader users, people who use voice control, people with a magnifier. How to fix: remove the title, or begin it
with the text of the link.
"""

from rules.evidence.named import Named, NamedLink
from rules.label_in_name import holds_label
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="link-title-repeats",
    theme="links",
    unit=text("lien", "link"),
    title=text("Reprendre le texte du lien dans son titre", "Hold the text of the link in its title"),
    why=text(
        "Un titre de lien (title) qui ne reprend pas le texte du lien le contredit pour qui "
        "entend l'un et voit l'autre.",
        "A link title that does not hold the text of the link contradicts it for those who hear "
        "one and see the other.",
    ),
    who=text(
        "Les personnes qui utilisent un lecteur d'écran, une loupe ou la commande vocale.",
        "People who use a screen reader, a magnifier or voice control.",
    ),
    fix=text(
        "Retirer l'attribut title, ou le commencer par le texte du lien.",
        "Remove the title attribute, or begin it with the text of the link.",
    ),
    criteria={"rgaa:6.1": "none"},
    needs=(Named,),
    source="RGAA 4.1.2, 6.1.5",
)
def judge(page: PageReader) -> Outcome:
    """Compare the title of each link with its text; the official test asks it, the accessible
    name may still hold it."""
    titled = [one for one in page.need(Named).links if one.title and one.shown]
    if not titled:
        return not_applicable(text("Aucun lien avec un titre (title).", "No link with a title attribute."))
    wrong = [one for one in titled if not holds_label(one.title, one.shown)]
    facts = say(
        "Titres de lien qui reprennent le texte : {good} sur {total}.",
        "Link titles that hold the text: {good} of {total}.",
        good=len(titled) - len(wrong),
        total=len(titled),
    )
    return decide([_finding(page, one) for one in wrong], facts)


def _finding(page: PageReader, one: NamedLink) -> Finding:
    what = say(
        "Le lien « {shown} » a pour titre « {title} ».",
        'The link "{shown}" has the title "{title}".',
        shown=one.shown[:120],
        title=one.title[:120],
    )
    return finding(what, place=one.place, party=page.party_of(one.place), certain=False)
