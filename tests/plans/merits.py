"""What decides between sets of actions that meet the same weight, reckoned apart from the kit."""

from __future__ import annotations

from collections.abc import Sequence

from rightmix_sim.plans.reference.covering import Offer, Wanted


def merit(wanted: Sequence[Wanted], offers: Sequence[Offer], actions: frozenset[str], price: float) -> float:
    """Suitability by weight, less the price of the hours."""
    suits = (max((one.suits.get(action, 0.0) for action in actions), default=0.0) * one.weight for one in wanted)
    hours = sum(sum(offer.hours.values()) for offer in offers if offer.action in actions)
    return sum(suits) - price * hours
