"""Every sentence of the command line exists in French and in English, with the same places to fill."""

import json
import re
from pathlib import Path

import crawler.words
from crawler.cli.main import COMMANDS

WORDS = json.loads(Path(crawler.words.__file__).with_name("words.json").read_text(encoding="utf-8"))
ROOT = Path(crawler.words.__file__).parent


def test_both_languages_say_it_with_the_same_places() -> None:
    for key, texts in WORDS.items():
        assert set(texts) == {"fr", "en"}, key
        places = [sorted(re.findall(r"{(\w+)}", texts[lang])) for lang in ("fr", "en")]
        assert places[0] == places[1], key


def test_every_key_used_exists_and_every_key_is_used() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py"))
    used = set(re.findall(r"""(?<![.\w])(?:say|both)\(\s*["']([\w.]+)["']""", source))
    used |= set(re.findall(r'"((?:doctor|help)\.[\w.]+)"', source)) | set(
        re.findall(r'help="(help\.[\w.]+)"', source)
    )
    used |= {f"help.{name}" for name in COMMANDS}
    built = tuple(re.findall(r"""(?:say|_listed)\(f?["'](\w+\.)(?:["']|{)""", source))
    used = {key for key in used if not key.endswith(".") and key not in ("fr", "en")}
    assert used <= set(WORDS), used - set(WORDS)
    idle = {key for key in WORDS if key not in used and not key.startswith(built)}
    assert not idle
