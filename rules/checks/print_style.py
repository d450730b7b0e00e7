"""Pages have a style for print.

Why: without one, menus, backgrounds and banners are printed too: more paper, more ink. Who: everybody who prints a form
or a timetable. How to fix: in the style sheet, hide in @media print what is of no use on paper.
"""

from rules.evidence.code_files import CodeFiles
from rules.outcomes import finding, passed, to_review
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Outcome
from rules.wording import text


@rule(
    id="print-style",
    scope="template",
    theme="code",
    unit=text("page", "page"),
    title=text("Prévoir un style d'impression", "Provide a style for print"),
    why=text(
        "Sans lui, les menus, les fonds et les bandeaux s'impriment aussi : plus de papier, plus d'encre.",
        "Without one, menus, backgrounds and banners are printed too: more paper, more ink.",
    ),
    who=text(
        "Les personnes qui impriment un formulaire ou un horaire.",
        "People who print a form or a timetable.",
    ),
    fix=text(
        "Masquer dans @media print ce qui ne sert à rien sur le papier.",
        "Hide in @media print what is of no use on paper.",
    ),
    criteria={},
    needs=(CodeFiles,),
    source="GreenIT, « Les 115 bonnes pratiques »",
)
def judge(page: PageReader) -> Outcome:
    """Look for a style for print in every sheet of the page; its absence is a sign only."""
    known = page.need(CodeFiles).print_styles
    if known:
        return passed(text("Un style d'impression existe.", "A style for print exists."))
    if known is None:
        return to_review([], text("Des feuilles n'ont pas pu être lues.", "Some sheets could not be read."))
    what = text("Aucun style d'impression dans les feuilles.", "No style for print in the sheets.")
    return to_review([finding(what, party="template", component="print", certain=False)], what)
