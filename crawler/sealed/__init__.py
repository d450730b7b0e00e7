"""The sealed folder: all the evidence of an audit, hashed file by file, that anybody can judge again years later.

seal() writes it, verify() proves that nothing in it changed and judges it again with the network cut. Layout:

manifest.json       every file with its size and SHA-256; manifest.sha256 holds its own
seal.json           versions, clock, seeds
campaigns/N/        campaign.json (what was asked), results.json (the verdicts), then a folder a site:
  SLUG/             site.json (inventory, sample, DNS and TLS facts), visits/NNN.json (evidence), visits/NNN.har
evidence/           screenshots and final documents, by SHA-256
"""

from crawler.sealed.layout import MINUTES, SealedError
from crawler.sealed.write import refuse_taken, seal

__all__ = ["MINUTES", "SealedError", "refuse_taken", "seal"]
