"""What axe finds on a page that would keep somebody out."""

from pathlib import Path

AXE = Path(__file__).parent / "vendor/axe-core-4.14.1/axe.min.js"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
GRAVE = ("serious", "critical")


def barriers(page):
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
    return [
        (each["id"], each["impact"], [node["html"][:120] for node in each["nodes"][:3]])
        for each in found
        if each["impact"] in GRAVE
    ]
