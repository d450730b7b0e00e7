"""Each player can be played, paused and muted by keyboard.

Why: without controls nobody can stop it; with mouse-only ones, some cannot. Who: people who do not use a
mouse. How to fix: controls, or buttons that the Tab key reaches.
"""

from rules.addresses import file_name
from rules.evidence.behaviours import Behaviours, Player
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="media-controls",
    theme="media",
    unit=text("lecteur", "player"),
    title=text("Donner à chaque lecteur des commandes au clavier", "Give each player keyboard controls"),
    why=text(
        "Sans commande accessible au clavier, on ne peut ni lancer ni arrêter la lecture.",
        "Without controls the keyboard reaches, one can neither play nor pause.",
    ),
    who=text("Les personnes qui n'utilisent pas de souris.", "People who do not use a mouse."),
    fix=text(
        "Ajouter controls, ou des boutons atteints par la touche Tab.",
        "Add controls, or buttons that the Tab key reaches.",
    ),
    criteria={"rgaa:4.11": "none"},
    needs=(Behaviours,),
    source="RGAA 4.1.2, 4.11",
)
def judge(page: PageReader) -> Outcome:
    """Find players without native controls; the page may have buttons of its own: a person looks."""
    players = [one for one in page.need(Behaviours).players if one.exposed]
    if not players:
        return not_applicable(text("Aucune vidéo ni aucun son affiché.", "No video or sound shown."))
    bare = [one for one in players if not one.controls]
    facts = say(
        "Lecteurs sans commandes natives : {bare} sur {total}.",
        "Players without native controls: {bare} of {total}.",
        bare=len(bare),
        total=len(players),
    )
    return decide([_finding(page, one) for one in bare], facts)


def _finding(page: PageReader, player: Player) -> Finding:
    what = say(
        "{name} n'a pas d'attribut controls : vérifier lecture, pause et son au clavier.",
        "{name} has no controls attribute: check play, pause and sound by keyboard.",
        name=file_name(player.url) or player.tag,
    )
    return finding(
        what, place=player.place, party=page.party_of(player.place), resource=player.url, certain=False
    )
