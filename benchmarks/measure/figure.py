"""A figure of cost against size on logarithmic axes, with the line along which they keep step."""

import math
from collections.abc import Sequence
from pathlib import Path

WIDTH, HEIGHT, EDGE = 360, 260, 48
"""Pixels of one panel and of the room around it."""

Points = Sequence[tuple[float, float]]


def write(path: Path, panels: Sequence[tuple[str, str, Points]]) -> None:
    """Write panels of (title, what is counted, points of size and seconds), side by side."""
    whole = (WIDTH + EDGE) * len(panels) + EDGE
    drawn = "".join(
        f'<g transform="translate({EDGE + i * (WIDTH + EDGE)},{EDGE})">{_panel(*panel)}</g>'
        for i, panel in enumerate(panels)
    )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {HEIGHT + 2 * EDGE}"'
    style = 'font-family="sans-serif" font-size="12" fill="#222"'
    path.write_text(f"{head} {style}>{drawn}</svg>\n", encoding="utf-8")


def _panel(title: str, counted: str, points: Points) -> str:
    """One panel: the points, and the line through the last of them along which cost is in step."""
    sizes, costs = ([math.log10(value) for value in each] for each in zip(*points, strict=True))
    left, right = math.floor(min(sizes)), math.ceil(max(sizes))
    low, high = math.floor(min(costs)), math.ceil(max(costs))

    def at(size: float, cost: float) -> tuple[float, float]:
        return (
            round(WIDTH * (size - left) / (right - left), 1),
            round(HEIGHT * (high - cost) / (high - low), 1),
        )

    start = max(left, sizes[-1] - (costs[-1] - low))
    (x1, y1), (x2, y2) = at(start, costs[-1] - (sizes[-1] - start)), at(sizes[-1], costs[-1])
    dots = "".join(
        '<circle cx="{}" cy="{}" r="4"/>'.format(*at(*one))
        for one in zip(sizes, costs, strict=True)
    )
    ticks = "".join(
        f'<text x="{at(k, low)[0]}" y="{HEIGHT + 16}" text-anchor="middle">{10**k:,}</text>'
        for k in range(left, right + 1)
    ) + "".join(
        f'<text x="-6" y="{at(left, k)[1] + 4}" text-anchor="end">{10.0**k:g} s</text>'
        for k in range(low, high + 1)
    )
    frame = f'<path d="M0 0V{HEIGHT}H{WIDTH}" fill="none" stroke="#888"/>'
    line = f'<path d="M{x1} {y1}L{x2} {y2}" stroke="#888" stroke-dasharray="4 4"/>'
    words = f'<text x="0" y="-16" font-weight="bold">{title}</text>'
    words += f'<text x="{WIDTH}" y="{HEIGHT + 34}" text-anchor="end">{counted}</text>'
    return frame + line + dots + ticks + words
