"""Where an image file shows on the page, and who repairs it."""

from rules.evidence.images import Images
from rules.evidence.ledger import Ledger
from rules.evidence.record import Place
from rules.reader import PageReader, party_of_request
from rules.vocabulary import FindingParty


def place_of(page: PageReader, url: str) -> Place | None:
    """Return the first place that shows the file, as an img or as a background; None when none does."""
    record = page.get(Images)
    if record is None:
        return None
    places = [image.place for image in record.images if image.url == url]
    places += [image.place for image in record.backgrounds if image.url == url]
    return places[0] if places else None


def party_of_image(page: PageReader, url: str) -> FindingParty:
    """Tell who repairs an image file: a third party, the template (its regions, its styles), or the content."""
    ledger, record = page.get(Ledger), page.get(Images)
    request = next((r for r in ledger.requests if r.url == url), None) if ledger else None
    if request is not None and request.party == "third":
        return "third"
    shown = [image.place for image in record.images if image.url == url] if record else []
    if shown:
        return page.party_of(shown[0])
    if record and any(image.url == url for image in record.backgrounds):
        return "template"
    return party_of_request(request) if request else "content"
