"""The manual is whole in both languages and points nowhere that is not there."""

from pathlib import Path

import pytest

from tests.docs.pages import PAGES, ROOT, commands, links, name

GUIDE = ROOT / "docs" / "guide"
SECTIONS = ("question", "decision", "why", "tried")


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_link_leads_somewhere(page):
    assert [link for link in links(page) if not (page.parent / link).exists()] == []


def test_every_chapter_stands_in_both_languages():
    assert chapters("zh") == chapters("en")


@pytest.mark.parametrize("chapter", sorted(path.name for path in GUIDE.glob("en/*.md")))
def test_a_chapter_has_the_same_commands_in_both_languages(chapter):
    assert typed(GUIDE / "zh" / chapter) == typed(GUIDE / "en" / chapter)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_contents_list_every_chapter(language):
    listed = set(links(GUIDE / language / "index.md"))
    assert chapters(language) - {"index.md"} <= listed


@pytest.mark.parametrize("note", sorted(ROOT.glob("docs/decisions/*.md")), ids=name)
def test_a_decision_note_says_question_decision_why_and_what_was_tried(note):
    text = note.read_text(encoding="utf-8").lower()
    assert [section for section in SECTIONS if section not in text] == []


def typed(page: Path) -> list[str]:
    """The page's commands without the choice of language, the one thing that may differ."""
    return [
        command.line.replace(" --lang zh", "").replace(" --lang en", "")
        for command in commands(page)
    ]


def chapters(language: str) -> set[str]:
    return {path.name for path in Path(GUIDE, language).glob("*.md")}
