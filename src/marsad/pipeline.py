"""The way of one report through the house: from its text to its coded events."""

from __future__ import annotations

from marsad.coding.assemble import assemble_all
from marsad.coding.gather import gather
from marsad.coding.keep import keep
from marsad.coding.kind_choice import choose_kind
from marsad.coding.material import Material
from marsad.coding.merge import merge_twice_told
from marsad.coding.scorer import scorers
from marsad.coding.triage import floor_of, triage_features
from marsad.record import Coded, Report


class Reader:
    """Reads reports one after another; holds no state of them, so that order and company change nothing."""

    def read(self, report: Report) -> Coded:
        """What a report says, as events in the order it tells them."""
        return self.code(Material(report))

    def code(self, material: Material) -> Coded:
        """The events of a report whose mentions were found."""
        weights = scorers()
        published = material.published.isoformat() if material.published else None
        triage = weights["triage"]
        score = triage.score(triage_features(material))
        if score < floor_of(material, triage):
            return Coded(material.report.id, [], published, material.published_basis, ["not about conflict"])
        drafts = gather(material, weights)
        for draft in drafts:
            draft.kind = choose_kind(material, draft, weights["kind"])
        records = assemble_all(material, drafts, weights)
        events = merge_twice_told(keep(material, drafts, records, weights["keep"], score))
        return Coded(material.report.id, events, published, material.published_basis)


def read_report(report: Report) -> Coded:
    """What one report says."""
    return Reader().read(report)
