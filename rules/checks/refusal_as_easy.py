"""Refusing is as easy as accepting.

Why: a banner that hides the refusal obtains agreements nobody gave, and loads what nobody wanted. Who: everybody,
most of all people in a hurry, tired, or who read with difficulty. How to fix: show “Tout refuser” beside “Tout
accepter”, alike.
"""

from rules.evidence.consent import Consent, ConsentButton
from rules.outcomes import decide, finding, not_applicable, to_review
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import say, text


@rule(
    id="refusal-as-easy",
    theme="third-parties",
    unit=text("bandeau de consentement", "consent banner"),
    title=text("Rendre le refus aussi simple que l'accord", "Make refusing as easy as accepting"),
    why=text(
        "Un bandeau qui cache le refus obtient des accords que personne n'a donnés, et charge ce que personne ne veut.",
        "A banner that hides the refusal obtains agreements nobody gave, and loads what nobody wants.",
    ),
    who=text(
        "Tout le monde, d'abord les personnes pressées, fatiguées ou qui lisent avec peine.",
        "Everybody, first people in a hurry, tired, or who read with difficulty.",
    ),
    fix=text(
        "Montrer « Tout refuser » à côté de « Tout accepter », de la même façon.",
        "Show a button to refuse all beside the button to accept all, alike.",
    ),
    criteria={"rgesn:4.14": "nc"},
    needs=(Consent,),
    source="Loi Informatique et Libertés, art. 82 ; CNIL, délibération 2020-092 du 17/09/2020 ; RGESN 2024, 4.14",
)
def judge(page: PageReader) -> Outcome:
    """Compare what one press offers; what was not understood, or may close the banner, is left to a person."""
    consent = page.need(Consent)
    if consent.recognised == "none":
        return not_applicable(text("Aucun bandeau de consentement.", "No consent banner."))
    if consent.recognised == "unknown":
        return to_review([], _unknown(consent))
    facts = say(
        "Bandeau {banner}. Accepter : {accept}. Refuser : {refuse}.",
        "Banner {banner}. Accept: {accept}. Refuse: {refuse}.",
        banner=text("fait maison", "home-made") if consent.banner == "home-made" else consent.banner,
        accept=_shown(consent.buttons.get("accept")),
        refuse=_shown(consent.buttons.get("refuse")),
    )
    made = _finding(page, consent)
    return decide([made] if made else [], facts)


def _unknown(consent: Consent) -> Text:
    return say(
        "Le bandeau n'a pas été compris. {reason}",
        "The banner was not understood. {reason}",
        reason=consent.reason,
    )


def _shown(button: ConsentButton | None) -> Text:
    if button is None:
        return text("pas de bouton", "no button")
    return say("« {label} »", "“{label}”", label=button.label)


def _finding(page: PageReader, consent: Consent) -> Finding | None:
    accept, refuse = consent.buttons.get("accept"), consent.buttons.get("refuse")
    certain = False
    if accept and refuse:
        what = _prominence(accept, refuse)
        if what is None:
            return None
    elif accept:
        certain = not consent.unread and "acknowledge" not in consent.buttons
        what = say(
            "On accepte en un clic (« {accept} ») ; aucun bouton ne permet de refuser en un clic.",
            "One click accepts (“{accept}”); no button refuses in one click.",
            accept=accept.label,
        )
    elif refuse:
        return None
    else:
        what = text(
            "Le bandeau parle de traceurs sans offrir de choix.",
            "The banner speaks of trackers without offering a choice.",
        )
    place = accept.place if accept else consent.place
    return finding(
        what,
        place=place,
        party="third" if place and page.party_of(place) == "third" else "template",
        certain=certain,
    )


def _prominence(accept: ConsentButton, refuse: ConsentButton) -> Text | None:
    """Say how the refusal is shown below the agreement, None when they are alike."""
    if accept.filled and not refuse.filled:
        return say(
            "« {refuse} » est un simple lien, « {accept} » un bouton plein.",
            "“{refuse}” is a mere link, “{accept}” a filled button.",
            refuse=refuse.label,
            accept=accept.label,
        )
    if accept.font_px > refuse.font_px or _area(accept) > bar("refusal-size") * _area(refuse):
        return say(
            "« {refuse} » est montré plus petit que « {accept} ».",
            "“{refuse}” is shown smaller than “{accept}”.",
            refuse=refuse.label,
            accept=accept.label,
        )
    return None


def _area(button: ConsentButton) -> float:
    return button.width * button.height
