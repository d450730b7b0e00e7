"""The means a declaration gives to report a problem: an address, a telephone, a form."""

import re

from rules.declaration.plain import fold, plain, squeezed
from rules.declaration.source import Source

_MAIL = re.compile(
    r"[\w.+-]+ ?(?:@|\(at\)|\[at\]|\(arobase\)|\[arobase\]| arobase "
    r"| at ) ?[\w-]+(?: ?(?:\.|\[dot\]|\(point\)) ?[\w-]+)+"
)
_PHONE = re.compile(r"(?<!\d)(?:\+33 ?\(?0?\)? ?|0)[1-9](?:[ .-]?\d\d){4}(?!\d)|(?<!\d)3\d ?\d\d(?!\d)")
_FORM = re.compile(
    r"formulaire|contact|nous ecrire|ecrire|envoyer un message|message|signaler|assistance|\bform\b|write to us"
)
_SECTION = re.compile(
    r"retour d'informations? et contact|feedback and contact|pouvez contacter|signaler (?:un|tout)|\bcontact\b"
)
_END = re.compile(r"voies? de recours|defenseur des droits|enforcement")
_STATE_HOSTS = re.compile(r"defenseurdesdroits|service-public|numerique\.gouv|legifrance")


def read_contact(page: Source) -> list[str]:
    """Return the means given in the section on contact: addresses, telephones and the links of forms, as written.

    Without that section the whole page is read, but for the remedies: an address there is the ombudsman's.
    """
    said = plain(page.text)
    folded = fold(said)
    begin = _SECTION.search(folded)
    start = begin.start() if begin else 0
    end = _END.search(folded, begin.end() if begin else 0)
    section = said[start : end.start() if end else None]
    inside = fold(section)
    found = [squeezed(m.group()) for pattern in (_MAIL, _PHONE) for m in pattern.finditer(section)]
    for spot in page.links:
        name = fold(squeezed(plain(spot.text)))
        if _STATE_HOSTS.search(spot.url) or not name or name not in inside:
            continue
        if spot.url.startswith(("mailto:", "tel:")) or _FORM.search(name) or _FORM.search(fold(spot.url)):
            found.append(squeezed(spot.text))
    return list(dict.fromkeys(found))
