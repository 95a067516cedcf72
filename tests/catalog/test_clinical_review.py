"""The page for the people who check the content says everything, and claims no check that did not happen."""

import clinical_review
from tests.places import ROOT
from tests.shipped import shipped_catalog

PAGE = clinical_review.text()


def test_the_page_is_up_to_date() -> None:
    assert (ROOT / "docs" / "clinical-review.md").read_text("utf-8") == PAGE


def test_a_stated_dose_that_begins_lower_says_so() -> None:
    assert "declared difference: begins at 4 on each side instead of 8" in PAGE
    assert "| `segmental-rolling` Rolling led by a leg" in PAGE


def test_it_names_every_exercise_routine_and_caution_and_says_that_nobody_signed() -> None:
    catalog = shipped_catalog()
    assert all(f"`{id}`" in PAGE for id in (*catalog.exercises, *catalog.routines))
    assert all(clinical_review.BASES[rule.id] in PAGE for rule in catalog.cautions)
    assert all(care.say in PAGE for one in catalog.exercises.values() for care in one.care.values())
    assert "**Nobody has signed this yet.**" in PAGE
