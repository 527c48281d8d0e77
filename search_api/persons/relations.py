"""What two people of one paper are to each other, from their roles on it: household, tenancy, accident, ownership …"""

from __future__ import annotations

from search_api.persons import roles

KINDS = ("household", "tenancy", "accident", "ownership", "agency", "declaration")

_ACCIDENTS = "交通事故"
_LODGERS = "暂住证"


def kind_of(one: str, other: str, archive_class: str) -> str:
    """Return the relation of the bearers of two roles on a paper of ``archive_class``, or nothing."""
    if roles.is_official(one) or roles.is_official(other) or not (one and other):
        return ""
    tenants = roles.TENANT | ({"本人", "申请人"} if archive_class == _LODGERS else frozenset())
    if _pair(one, other, roles.LANDLORD, tenants):
        return "tenancy"
    if one in roles.PARTY and other in roles.PARTY and archive_class in (_ACCIDENTS, ""):
        return "accident"
    if _pair(one, other, roles.OWNER, roles.FORMER_OWNER):
        return "ownership"
    if roles.are_kin(one, other):
        return "household"
    if _pair(one, other, roles.AGENT, roles.PRINCIPAL):
        return "agency"
    if _pair(one, other, roles.DECLARANT, roles.DEAD):
        return "declaration"
    return ""


def _pair(one: str, other: str, left: frozenset[str], right: frozenset[str]) -> bool:
    return (one in left and other in right) or (one in right and other in left)
