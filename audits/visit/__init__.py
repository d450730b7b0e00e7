"""The visit: one load of one page under one profile, frozen, then read by the collectors."""

from audits.visit.job import VisitJob
from audits.visit.run import visit

__all__ = ["VisitJob", "visit"]
