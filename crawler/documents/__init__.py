"""Downloads the documents of a sample and reads what they say of themselves, in a process of its own."""

from crawler.documents.supervise import ask_documents

__all__ = ["ask_documents"]
