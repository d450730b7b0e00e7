"""Tells a page from what a server sends in the place of one: nothing, or a file said to be a page."""

from audits.visit.problems import PageFailedError
from audits.visit.stage import Stage

READ = """() => {
  const root = document.documentElement;
  if (!root) return ['', 0, 0];
  const markup = root.childElementCount < 3 && root.getElementsByTagName('*').length < 3 ? root.innerHTML : 'x';
  const text = (root.textContent || '').slice(0, 4096);
  return [markup, text.length, (text.match(/[\\x00-\\x08\\x0e-\\x1a\\x1c-\\x1f]/g) || []).length];
}"""
EMPTY = ("", "<head></head><body></body>")
ODD, LEAST = 0.05, 64
"""Share of control characters from which a text is none, and characters it must have to be judged."""


async def refuse_unreadable(stage: Stage) -> None:
    """Refuse a document that is empty, or a file of another kind served as a page.

    Raises:
        PageFailedError: it is one, or the page does not answer.
    """
    markup, length, odd = await stage.ask(READ)
    document = stage.recorder.document
    status = document.status if document else 0
    if markup in EMPTY:
        raise PageFailedError("The server gave an empty page.", http_status=status)
    if length >= LEAST and odd > ODD * length:
        raise PageFailedError("The address is a file of another kind, served as a page.", http_status=status)
