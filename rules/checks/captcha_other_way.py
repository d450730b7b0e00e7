"""A picture that tells people from robots is not the only way through.

Why: who does not see the picture cannot send the form. Who: blind people, people with low vision or dyslexia. How to
fix: a question, a sound, or no captcha at all.
"""

from rules.evidence.fields import Fields, Form
from rules.outcomes import finding, not_applicable, settled
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, text


@rule(
    id="captcha-other-way",
    theme="images",
    unit=text("formulaire", "form"),
    title=text("Offrir un autre moyen que le CAPTCHA en image", "Offer another way than the picture CAPTCHA"),
    why=text(
        "Qui ne voit pas l'image ne peut pas envoyer le formulaire.",
        "Who does not see the picture cannot send the form.",
    ),
    who=text(
        "Les personnes aveugles, malvoyantes ou dyslexiques.",
        "Blind people, people with low vision or dyslexia.",
    ),
    fix=text(
        "Ajouter une question, un son ou un autre contact ; mieux, se passer de CAPTCHA.",
        "Add a question, a sound or another contact; better, do without a CAPTCHA.",
    ),
    criteria={"rgaa:1.5": "nc"},
    needs=(Fields,),
    source="RGAA 4.1.2, 1.5.1",
)
def judge(page: PageReader) -> Outcome:
    """Report forms with a picture CAPTCHA where nothing else - sound, question, contact - is offered."""
    record = page.need(Fields)
    guarded = [one for one in record.forms if one.captcha]
    if not guarded and not record.unread:
        return not_applicable(text("Aucun CAPTCHA en image.", "No picture CAPTCHA."))
    shut = [one for one in guarded if not one.other_way]
    facts = say(
        "Formulaires à CAPTCHA en image : {n} ; sans autre moyen : {bad}.",
        "Forms with a picture CAPTCHA: {n}; without another way: {bad}.",
        n=len(guarded),
        bad=len(shut),
    )
    return settled([_finding(page, one) for one in shut], facts, record.unread)


def _finding(page: PageReader, form: Form) -> Finding:
    what = text(
        "Le CAPTCHA en image de ce formulaire n'a pas d'autre forme.",
        "The picture CAPTCHA of this form has no other form.",
    )
    return finding(what, place=form.place, party=page.party_of(form.place))
