"""The marks of a template published without being filled: brackets, initials, choices not made."""

import re

from rules.declaration.plain import fold, squeezed

_BRACKET = re.compile(r"[\[{<«]{1,2} ?([^\[\]{}<>«»\n]{1,160}?) ?[\]}>»]{1,2}")
_ASKED = re.compile(
    r"^(?:(?:le |la |les |l'|votre |vos |your |insert )?(?:nom|url|jj|nn+"
    r"|n{2,}|pourcentage|lister|indiquer|liste|taux|date"
    r"|organisme|entite|xx+|a completer|completer|adresse|telephone|courriel"
    r"|e?-?mail|numero|version|facultatif|preciser"
    r"|decrire|detailler|societe|en interne ?/|lien(?:s)? vers|site (?:internet"
    r"|web|concerne)|son \(ses\)|du site|pour les"
    r"|totalement ?/|non ?/|name|percentage|www\.nom)\b|x{2,}|n{2,}|.*\ba completer\b)"
)
_FREE = re.compile(
    r"\bjj ?/ ?mm ?/ ?aa(?:aa)?\b|\bjj mois aaaa\b|\bdd/mm/yyyy\b|nomdusite"
    r"|\bnn? ?nn nn nn\b|(?<![\w-])x{2,}(?:[.,]x+)? ?%"
    r"|(?<![\w-])n{2,} ?%|lorem ipsum|_{3,}|\.{4,} ?%|(?:\.{3}|…) ?% des criteres|\bsociete nnn\b|\(facultatif\)"
    r"|(?:non|totalement|partiellement) ?/ ?(?:non|totalement|partiellement) ?/ ?(?:non|totalement|partiellement)"
    r"|\bnom de (?:l'entite|l'organisme)\b|\b(?:date|nom|taux|url) a completer\b"
)
_QUOTED = frozenset("«<")


def leftovers(said: str) -> list[str]:
    """Return the marks of an unfilled template in a plain text, each once, in order."""
    folded = fold(said)
    found = [(one.start(), one.end()) for one in _FREE.finditer(folded)]
    brackets = (one for one in _BRACKET.finditer(folded) if one.group()[0] not in _QUOTED)
    found += [(one.start(), one.end()) for one in brackets if _ASKED.match(one.group(1))]
    kept: dict[str, None] = {}
    last = -1
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if start >= last:
            kept[squeezed(said[start:end])] = None
            last = end
    return list(kept)
