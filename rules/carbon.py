"""Emissions of a page by the Sustainable Web Design Model, version 4 (operational and embodied, in g CO2e).

Source: https://sustainablewebdesign.org/estimating-digital-emissions/ (energy per GB, in kWh, of data
centres, networks and user devices; world average grid of 494 g CO2e/kWh, Ember 2022). Order of the
floating-point operations as in the reference implementation, so that its figures are reproduced exactly.
"""

import msgspec

from rules.results import Carbon

BYTES_PER_GB = 1e9
WORLD_GRID = 494.0
_OPERATIONAL_KWH_PER_GB = (0.055, 0.059, 0.080)
_EMBODIED_KWH_PER_GB = (0.012, 0.013, 0.081)
_RATINGS = ((0.040, "A+"), (0.079, "A"), (0.145, "B"), (0.209, "C"), (0.278, "D"), (0.359, "E"))


class Segments(msgspec.Struct, frozen=True):
    """Grams of CO2e of data centres, networks and devices."""

    data_centre: float
    network: float
    device: float


class VisitMix(msgspec.Struct, frozen=True):
    """Share of first visits, share of returning visits, and share of the bytes those load again (0 to 1)."""

    first: float = 1.0
    returning: float = 0.0
    reloaded: float = 0.0


def operational(wire_bytes: int, grid: float = WORLD_GRID) -> Segments:
    """Return the grams of use, for a grid of that many g CO2e/kWh."""
    return _segments(wire_bytes, _OPERATIONAL_KWH_PER_GB, grid)


def embodied(wire_bytes: int) -> Segments:
    """Return the grams of making the equipment, always on the world average grid."""
    return _segments(wire_bytes, _EMBODIED_KWH_PER_GB, WORLD_GRID)


def grams(
    wire_bytes: int,
    *,
    grid: float = WORLD_GRID,
    green_hosting: float = 0.0,
    mix: VisitMix | None = None,
) -> float:
    """Return the grams of CO2e of one visit.

    Args:
        wire_bytes: bytes on the wire at the first visit.
        grid: g CO2e/kWh of the electricity of use.
        green_hosting: share of the data centre's electricity that is green, 0 to 1.
        mix: first and returning visits; None counts the first visit alone.
    """
    use, making = operational(wire_bytes, grid), embodied(wire_bytes)
    data_centre = use.data_centre * (1 - green_hosting) + making.data_centre
    total = data_centre + (use.network + making.network) + (use.device + making.device)
    if mix is None:
        return total
    return total * mix.first + total * mix.returning * mix.reloaded


def rating(value: float) -> str:
    """Return the Digital Carbon Rating of a visit in grams, A+ to F."""
    return next((letter for bar, letter in _RATINGS if value <= bar), "F")


def carbon(wire_bytes: int) -> Carbon:
    """Return the emissions of one first visit, on the world average grid, without green hosting."""
    total = grams(wire_bytes)
    return Carbon(grams=total, rating=rating(total))


def _segments(wire_bytes: int, kwh_per_gb: tuple[float, float, float], grid: float) -> Segments:
    return Segments(*(wire_bytes / BYTES_PER_GB * kwh * grid for kwh in kwh_per_gb))
