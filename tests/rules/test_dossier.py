"""The dossier of the auditor keeps what a person needs of a page, bounded, and says what it leaves out."""

from rules.dossier import SECTIONS, Line, dossier, sections_of
from rules.evidence.fields import Field, Fields
from rules.evidence.languages import Detected, Languages, Passage
from rules.evidence.named import PlainLink
from rules.evidence.structure import Heading, Structure
from rules.evidence.tables import PageTables
from rules.evidence.views import View, Views
from rules.evidence.walk import Stop, Walk
from rules.judge import judge_site
from rules.reader import PageReader
from rules.referentials import criteria
from tests import factories as make
from tests import named_factories as made


def test_every_rgaa_criterion_has_a_section_that_helps_to_decide_it() -> None:
    for one in criteria():
        if one.startswith("rgaa:"):
            assert sections_of(one), one
            assert set(sections_of(one)) <= set(SECTIONS)
        else:
            assert sections_of(one) == []


def test_what_was_not_measured_is_told_from_what_is_absent() -> None:
    bare = dossier(PageReader(make.visit(without=(PageTables,)), [make.SITE]))
    assert bare.tables is None
    assert dossier(PageReader(make.visit(), [make.SITE])).tables is not None
    assert bare.stops is None
    assert bare.views == []


def test_headings_keep_their_level_and_fields_their_name() -> None:
    headings = [
        Heading(level=level, text=f"Titre {level}", seen=True, place=make.place()) for level in (1, 3, 0)
    ]
    field = Field(
        tag="input", type="email", label="Courriel", required=True, autocomplete="email", place=make.place()
    )
    kept = dossier(PageReader(make.visit(Structure(headings=headings), Fields(fields=[field])), [make.SITE]))
    assert kept.headings == [
        Line(what="Titre 1", facts=["1"], level=1),
        Line(what="Titre 3", facts=["3"], level=3),
        Line(what="Titre 0", facts=["?"], level=1),
    ]
    assert kept.fields == [Line(what="email", facts=["Courriel", "✓", "email", ""])]


def test_a_passage_is_named_by_its_element() -> None:
    where = make.place(html='<span lang="en">Open data</span>')
    record = Languages(
        lang="fr",
        xml_lang=None,
        whole=Detected(),
        characters=0,
        parts=[Passage(lang="en", text="Open data", place=where)],
    )
    kept = dossier(PageReader(make.visit(record), [make.SITE]))
    assert kept.languages == [
        Line(what="html", facts=["fr", ""]),
        Line(what="span", facts=["en", "Open data"]),
    ]


def test_a_long_page_is_cut_and_the_rest_is_counted() -> None:
    stops = [Stop(place=make.place(selector=f"#i{n}"), name=f"Lien {n}") for n in range(170)]
    walk = make.visit(Walk(stops=stops, complete=True, expected=170, back=169))
    kept = dossier(PageReader(walk, [make.SITE]))
    assert kept.stops is not None
    assert len(kept.stops) == 150
    assert kept.more == {"stops": 20}


def test_the_result_of_a_page_carries_its_dossier_and_each_criterion_its_sections() -> None:
    narrow = View(
        name="narrow", sha256="0" * 64, width=320, height=900, scale=1, full_height=900, overflow=80
    )
    result = judge_site(make.site(make.visit(Views(views=[narrow])), make.failed_visit()))
    first, dead = result.pages
    assert first.dossier is not None
    assert first.dossier.views == [narrow]
    assert dead.dossier is None
    (table,) = [one for one in result.referentials if one.id == "rgaa"]
    assert table.criteria[0].evidence == ["images"]


def test_every_link_is_listed_those_to_look_at_first() -> None:
    plain = PlainLink(name="Compte rendu du conseil municipal du 3 mars", url="/conseil", heading="Conseil")
    named = made.named(other_links=[plain])
    kept = dossier(PageReader(make.visit(named), [make.SITE])).links
    assert kept is not None
    assert [one.name for one in kept] == [one.name for one in [*named.links, plain]]
