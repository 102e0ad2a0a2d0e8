from editions import edition
from factories import claim, copy, outlet
from prov.model import ProvAttribution, ProvDerivation, ProvDocument, ProvEntity

from vigie.model import Voice
from vigie.publish.exports import exported


def document(*claims, **slots):
    """The document as the prov package reads it."""
    return ProvDocument.deserialize(content=exported("prov", edition(*claims, **slots)).content.decode(), format="json")


def ends(found, kind):
    return {tuple(str(value) for _, value in one.formal_attributes[:2]) for one in found.get_records(kind)}


def test_an_incident_is_derived_from_claims_and_they_from_reports():
    told = claim(who="UN", of=outlet("AP"))
    found = document(told)
    derived = ends(found, ProvDerivation)
    assert {("incident:x", f"claim:{told.id}"), (f"claim:{told.id}", "report:AP")} == derived
    assert {str(one.identifier) for one in found.get_records(ProvEntity)} == {
        "incident:x",
        f"claim:{told.id}",
        "report:AP",
    }


def test_a_copy_derives_from_its_original():
    found = document(claim(of=outlet("AP")), copies=(copy("Fil", "AP", "translation"),))
    assert ("report:Fil", "report:AP") in ends(found, ProvDerivation)


def test_nameless_voices_of_two_reports_are_two_and_named_ones_are_one():
    def voices(*several):
        return {agent for what, agent in ends(document(*several), ProvAttribution) if what.startswith("claim:")}

    unnamed = Voice("officials", mode="indirect", anonymous=True)
    assert len(voices(claim(of=outlet("AP"), voice=unnamed), claim(of=outlet("Fil"), voice=unnamed))) == 2
    assert len(voices(claim(of=outlet("AP"), who="UN"), claim(of=outlet("Fil"), who="UN"))) == 1


def test_narration_is_the_outlets():
    (pair,) = [pair for pair in ends(document(claim(of=outlet("AP"))), ProvAttribution) if pair[0].startswith("claim:")]
    assert pair[1].startswith("outlet:")
