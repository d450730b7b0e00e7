"""Names and roles as limpide computes them are those the browser itself gives to assistive technologies."""

from collections.abc import Callable
from typing import Any

from tabs import Site, opened, page

from audits.tab import Tab

SAMPLES = """
<a href="/a">Agenda</a> <a href="/a"><img src="/i.png" alt="Accueil"> du site</a> <a href="/a" title="Aide"></a>
<a href="/a" aria-label="  Nous   écrire ">Contact</a>
<a href="/a"><span style="display:none">caché</span>Visible</a>
<a href="/a">Lire<br>la suite</a> <a href="/a"><div>Un</div><div>Deux</div></a>
<a href="/a"><span aria-hidden="true">×</span></a>
<a href="/a"><svg width="9" height="9" role="img"><title>Étoile</title></svg></a>
<a href="/a"><style>b{}</style><b>Gras</b></a> <a href="/a" aria-labelledby="p1 p2">Rien</a>
<span id="p1">Partie une</span><span id="p2" hidden>Partie deux</span>
<button>Envoyer</button> <button aria-labelledby="p1">Autre</button> <button><img src="/i.png" alt=""></button>
<button title="Fermer"></button> <button role="link">Aller</button>
<button role="presentation">Reste un bouton</button>
<input type="submit" value="Valider"> <input type="button" value="Calculer">
<input type="image" src="/i.png" alt="Chercher">
<label for="nom">Nom</label> <input id="nom"> <label>Ville <input></label> <input placeholder="Code postal">
<input aria-label="Courriel" title="Adresse"> <input type="checkbox" id="c"> <label for="c">J'accepte</label>
<label>Avec <select id="s"><option>un</option></select> enfant</label> <textarea title="Message"></textarea>
<div role="button" tabindex="0">Bouton <b>fait</b> main</div> <div role="img" aria-label="Carte"></div>
<div role="checkbox" tabindex="0" aria-checked="true">Case</div> <div role="textbox" aria-label="Zone">saisi</div>
<img src="/i.png" alt="Le lavoir"> <img src="/i.png" title="Bulle"> <img src="/i.png" alt="Alt" title="Bulle">
<img src="/i.png" alt="" aria-label="Nommée">
<h2>Titre <em>fort</em></h2> <div role="heading" aria-level="3">Autre titre</div>
<iframe title="Plan" srcdoc=""></iframe> <details><summary>Plus <i>loin</i></summary>texte</details>
<table><caption>Tarifs</caption><tr><th>Âge</th><td>Prix</td></tr></table>
"""
READ = """() => {
  const all = limpide.all("main a, main button, main input, main select, main textarea, main [role], " +
    "main img, main h2, main iframe, main summary, main table");
  all.forEach((element, number) => element.setAttribute("data-number", number));
  return all.map((element) => [limpide.name(element)[0], limpide.role(element)]);
}"""
SAME_ROLES = {"link", "button", "heading", "img", "checkbox", "textbox"}


async def browser_says(tab: Tab, number: int) -> tuple[str, str]:
    """Ask the browser's accessibility tree for the name and role of one element."""
    document = await tab.cdp.send("DOM.getDocument")
    asked = {"nodeId": document["root"]["nodeId"], "selector": f'[data-number="{number}"]'}
    found = await tab.cdp.send("DOM.querySelector", asked)
    tree = await tab.cdp.send(
        "Accessibility.getPartialAXTree", {"nodeId": found["nodeId"], "fetchRelatives": False}
    )
    node: dict[str, Any] = tree["nodes"][0]
    return node.get("name", {}).get("value", ""), node.get("role", {}).get("value", "")


async def test_names_and_roles_are_the_browser_s_own(small_site: Callable[..., Site]) -> None:
    site = small_site({"/": page(SAMPLES)})
    async with opened(site.url) as tab:
        ours = await tab.evaluate(READ)
        theirs = [await browser_says(tab, number) for number in range(len(ours))]
    roles = {
        "image": "img",
        "ComboBoxMenuButton": "combobox",
        "DisclosureTriangle": "summary",
        "Iframe": "iframe",
    }
    said = [(name, roles.get(role, role)) for name, role in theirs]
    wrong = [
        (number, name, role, said[number])
        for number, (name, role) in enumerate(ours)
        if " ".join(said[number][0].split()) != name or (role in SAME_ROLES and role != said[number][1])
    ]
    assert len(ours) > 40
    assert wrong == []
