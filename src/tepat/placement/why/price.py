"""What an extra condition costs a plan, as one sentence."""

from __future__ import annotations

from collections.abc import Mapping

from tepat.words import Sentence

from .alternative import losses

COSTS = Sentence(
    id="Memenuhi syarat ini merugikan rencana: {lost}.",
    en="To meet this costs the plan: {lost}.",
)
COSTS_AND_GAINS = Sentence(
    id="Memenuhi syarat ini merugikan rencana: {lost}; menguntungkan: {gained}.",
    en="To meet this costs the plan: {lost}; it gains: {gained}.",
)
GAINS = Sentence(
    id="Memenuhi syarat ini tidak merugikan rencana; menguntungkan: {gained}.",
    en="To meet this costs the plan nothing; it gains: {gained}.",
)
COSTS_NOTHING = Sentence(
    id="Memenuhi syarat ini tidak merugikan rencana sedikit pun.",
    en="To meet this costs the plan nothing.",
)


def price_in_words(price: Mapping[str, int]) -> Sentence:
    """Say what a plan loses, and what it gains.

    Args:
        price: Goal → what the plan loses; below zero where it gains.
    """
    lost = _sums(price)
    gained = _sums({goal: -by for goal, by in price.items()})
    if lost.id and gained.id:
        return COSTS_AND_GAINS.filled({"lost": lost, "gained": gained})
    if lost.id:
        return COSTS.filled({"lost": lost})
    return GAINS.filled({"gained": gained}) if gained.id else COSTS_NOTHING


def _sums(price: Mapping[str, int]) -> Sentence:
    """Write what is lost, goal by goal; blank where nothing is."""
    return Sentence(id=losses(price, "id"), en=losses(price, "en"))
