"""Writes the list of components (CycloneDX 1.6, JSON) of the bundle."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.bom_ref import BomRef
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from release.parts import Part
from release.project import Project


def write(to: Path, project: Project, parts: list[Part], moment: int) -> None:
    """One component for each part; the same input gives the same bytes."""
    bom = Bom(serial_number=uuid5(NAMESPACE_URL, f"backcoach-{project.version}-{moment}"))
    bom.metadata.timestamp = datetime.fromtimestamp(moment, UTC)
    own = Part("backcoach", project.version, "MIT", f"pkg:generic/backcoach@{project.version}")
    bom.metadata.component = component(own, ComponentType.APPLICATION)
    for part in parts:
        bom.components.add(component(part, ComponentType.LIBRARY))
    bom.register_dependency(bom.metadata.component, bom.components)
    to.write_text(JsonV1Dot6(bom).output_as_string(indent=2) + "\n", encoding="utf-8")


def component(part: Part, kind: ComponentType) -> Component:
    """As CycloneDX has it."""
    licences = [] if part.licence == "NOASSERTION" else [LicenseFactory().make_from_string(part.licence)]
    return Component(
        name=part.name,
        version=part.version or None,
        type=kind,
        purl=PackageURL.from_string(part.purl),
        bom_ref=BomRef(part.purl).value,
        licenses=licences,
    )
