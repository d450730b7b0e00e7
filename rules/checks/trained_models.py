"""Services that run a trained model, or a block chain, among those the page calls.

Why: training and running models, and reaching agreement in a chain, cost much energy; the criteria ask whether they are
needed. Who: the person who decides whether these criteria apply. How to fix: nothing to fix here: confirm what the
service does on its own servers.
"""

import re
from functools import cache

from rules.addresses import host_name
from rules.evidence.ledger import Ledger
from rules.outcomes import told
from rules.reader import PageReader
from rules.referentials import read_data
from rules.rule import rule
from rules.vocabulary import Outcome, Text
from rules.wording import say, text

_MODELS = tuple(f"rgesn:9.{n}" for n in range(1, 8))
_CHAIN = "rgesn:7.4"


@rule(
    id="trained-models",
    theme="algorithms",
    unit=text("page", "page"),
    title=text("Modèles entraînés et chaînes de blocs", "Trained models and block chains"),
    why=text(
        "Entraîner et exécuter des modèles coûte beaucoup d'énergie ; les critères demandent si c'est nécessaire.",
        "Training and running models costs much energy; the criteria ask whether it is needed.",
    ),
    who=text(
        "La personne qui décide si ces critères s'appliquent.", "The person who decides whether they apply."
    ),
    fix=text(
        "Rien à corriger ici : confirmer ce que le service fait sur ses propres serveurs.",
        "Nothing to fix here: confirm what the service does on its own servers.",
    ),
    criteria=dict.fromkeys((*_MODELS, _CHAIN), "none"),
    needs=(Ledger,),
    source="RGESN 2024, 7.4, 9.1",
)
def judge(page: PageReader) -> Outcome:
    """Look among the requests for known hosts of assistants, translators and chains, and for chain libraries."""
    requests = page.need(Ledger).requests
    hosts = sorted({host_name(r.url) for r in requests})
    models = [name for name in hosts if _ends(name, "assistants")]
    chains = [name for name in hosts if _ends(name, "chains")]
    chains += [r.url for r in requests if r.kind == "script" and _chain_file().search(r.url)]
    about = dict.fromkeys(_MODELS, _said(models, len(requests), _WITHOUT_MODEL))
    return told(
        _said(models, len(requests), _WITHOUT_MODEL),
        about | {_CHAIN: _said(chains, len(requests), _WITHOUT_CHAIN)},
    )


_WITHOUT_MODEL = text(
    "Proposition : pas de modèle entraîné ; à confirmer pour ce que fait le serveur.",
    "Proposal: no trained model; to confirm for what the server does.",
)
_WITHOUT_CHAIN = text(
    "Proposition : non applicable, pas de chaîne de blocs ; à confirmer pour ce que fait le serveur.",
    "Proposal: not applicable, no block chain; to confirm for what the server does.",
)


def _said(found: list[str], total: int, without: Text) -> Text:
    if found:
        return say("Appels observés : {found}.", "Calls seen: {found}.", found=", ".join(found))
    return say(
        "Aucun appel connu sur {total} requêtes. {without}",
        "No known call among {total} requests. {without}",
        total=total,
        without=without,
    )


def _ends(name: str, kind: str) -> bool:
    known: list[str] = read_data("hosts-of-interest.json")[kind]
    return any(name == end or name.endswith(f".{end}") for end in known)


@cache
def _chain_file() -> re.Pattern[str]:
    written: list[str] = read_data("hosts-of-interest.json")["chain_files"]
    return re.compile("/(" + "|".join(written) + ")", re.IGNORECASE)
