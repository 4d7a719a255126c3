"""Ties in words: which there are, whether they matter, and what the rule says."""

from __future__ import annotations

from workshop_app.domain.enums import TieRule
from workshop_app.domain.records import Round
from workshop_app.domain.voting import Tally
from workshop_app.frozen import frozen
from workshop_app.i18n import _, current, ngettext


@frozen
class TieWords:
    """What the card about ties says; empty when there is nothing to say."""

    title: str
    text: str
    at_cut: bool


def tie_words(round_: Round, result: Tally) -> TieWords:
    """The tie at the cut line, or else those that change nothing."""
    at_cut = result.tied_at_cut
    if at_cut:
        places = sum(standing.advances for standing in at_cut)
        title = ngettext("{n} are tied at the line.", "{n} are tied at the line.", len(at_cut))
        room = ngettext("There is room for {n} of them.", "There is room for {n} of them.", places)
        return TieWords(title, " ".join((room, _rule_words(round_.tie_rule))), at_cut=True)
    ranks = sorted({standing.rank for standing in result.standings if standing.tied and standing.dots})
    if not ranks:
        return TieWords("", "", at_cut=False)
    places_text = current().listed([str(rank) for rank in ranks])
    title = _("Ties at places {places}.") if len(ranks) > 1 else _("A tie at place {places}.")
    return TieWords(title.format(places=places_text), _("It changes nothing for those who go on."), at_cut=False)


def _rule_words(rule: TieRule) -> str:
    if rule is TieRule.MORE_VOTERS:
        return _("They have as many dots from as many voters. A quick run-off settles it: one dot each.")
    if rule is TieRule.CHAIR:
        return _("You agreed that the chair decides: move the line, or vote again among them.")
    return _("You agreed on a quick run-off among the tied: one dot each.")
