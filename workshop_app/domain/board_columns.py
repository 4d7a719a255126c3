"""Panels of different heights put into columns: each way gives the numbers of the panels of every column."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf


def masonry(heights: list[int], columns: int, gap: int) -> list[list[int]]:
    """Each in turn under the shortest column."""
    filled: list[list[int]] = [[] for _ in range(max(1, columns))]
    ends = [0] * len(filled)
    for number, height in enumerate(heights):
        shortest = ends.index(min(ends))
        filled[shortest].append(number)
        ends[shortest] += height + gap
    return filled


def filled(heights: Sequence[float], height: float, gap: float, most: float = inf) -> list[list[int]]:
    """Column after column filled in order, with at most so many in each: as few columns as any way that keeps the
    order needs."""
    columns: list[list[int]] = []
    left = 0.0
    for number, needed in enumerate(heights):
        if columns and needed + gap <= left and len(columns[-1]) < most:
            columns[-1].append(number)
            left -= needed + gap
        else:
            columns.append([number])
            left = height - needed
    return columns


def evened(heights: list[int], columns: int, gap: int) -> list[list[int]]:
    """In order, column after column, with the longest column as short as can be."""
    low, high = max(heights), sum(heights) + gap * len(heights)
    while low < high:
        middle = (low + high) // 2
        if len(filled(heights, middle, gap)) <= columns:
            high = middle
        else:
            low = middle + 1
    return filled(heights, high, gap)


def tallest(heights: list[int], columns: list[list[int]], gap: int) -> int:
    """Where the longest column ends."""
    return max((sum(heights[n] for n in column) + gap * (len(column) - 1) for column in columns if column), default=0)
