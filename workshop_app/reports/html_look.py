"""How the minutes look in a browser: on a screen, light and dark, and on paper."""

from __future__ import annotations

from workshop_app.reports.colours import DARK, LIGHT, Colours


def style_sheet() -> str:
    """All styles, in the order they apply."""
    dark = "@media (prefers-color-scheme: dark) {\n" + _tokens(DARK) + "}\n"
    return _tokens(LIGHT) + dark.replace("@media (", "@media screen and (") + _RULES


def _tokens(colours: Colours) -> str:
    names = (
        "paper", "card", "sunken", "line", "ink", "ink_2", "brand", "brand_soft", "honey", "honey_soft", "honey_ink",
        "bar_muted", "track",
    )  # fmt: skip
    values = [f"--{name.replace('_', '-')}: {getattr(colours, name)};" for name in names]
    for kind, (ground, ink) in colours.kinds.items():
        values.append(f"--{kind.value}: {ground}; --{kind.value}-ink: {ink};")
    return ":root {\n  " + "\n  ".join(values) + "\n}\n"


_RULES = """
* { box-sizing: border-box; }
html { font: 17px/1.5 "Source Sans 3", "Source Sans Pro", Calibri, "Segoe UI", system-ui, sans-serif; }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: break-word; }
header, main { max-width: 56rem; margin: 0 auto; padding: 2.5rem 2rem 0; }
main { padding: 0 2rem 4rem; }
.logo { display: block; height: 3.5rem; margin: 0 0 1.5rem; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1rem; }
.organisation { margin: 0 0 1.5rem; font-weight: 600; }
.kind { margin: 0; color: var(--brand); font-weight: 600; }
.status { display: inline-block; margin-left: .5rem; padding: 0 .7rem; border-radius: 1rem; font-size: .9rem;
  background: var(--brand-soft); color: var(--ink); }
.draft { background: var(--honey-soft); color: var(--honey-ink); }
h1 { margin: .2rem 0 .6rem; font-size: 2.3rem; line-height: 1.15; }
h2 { margin: 3rem 0 .8rem; font-size: 1.5rem; line-height: 1.2; }
h3 { margin: 0; font-size: 1.15rem; line-height: 1.3; }
h1, h2, h3 { -webkit-hyphens: auto; hyphens: auto; hyphenate-limit-chars: 15 5 5; }
p { margin: 0 0 .8rem; }
.lead { font-weight: 600; margin: 1.2rem 0 .4rem; }
.quiet { color: var(--ink-2); font-size: .95rem; }
ol, ul { margin: 0 0 1rem; padding-left: 1.6rem; }
li { margin: .2rem 0; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.5rem; margin: 1.5rem 0 0;
  padding: 1rem 1.4rem; background: var(--card); border: 1px solid var(--line); border-radius: 14px; }
.facts dt { color: var(--ink-2); }
.facts dd { margin: 0; font-weight: 600; }
.wide { overflow-x: auto; margin: 0 0 1.5rem; background: var(--card); border: 1px solid var(--line);
  border-radius: 14px; }
table { width: 100%; border-collapse: collapse; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { padding: .6rem .9rem; text-align: left; vertical-align: top; border-top: 1px solid var(--line);
  font-weight: 400; }
thead th { border: 0; color: var(--ink-2); font-size: .9rem; font-weight: 600; }
.strong { font-weight: 600; }
.whole { white-space: nowrap; }
.right { text-align: right; font-variant-numeric: tabular-nums; }
.center { text-align: center; }
.pill { display: inline-block; padding: 0 .6rem; border-radius: 1rem; background: var(--brand-soft);
  font-size: .95rem; }
.bar { display: block; height: .55rem; margin-top: .35rem; border-radius: .3rem; background: var(--track); }
.bar i { display: block; height: 100%; min-width: 2px; border-radius: .3rem; background: var(--bar-muted); }
.going .bar i { background: var(--honey); }
.cut td { padding: .3rem .9rem; border-top: 2px dashed var(--honey); background: var(--honey-soft);
  color: var(--honey-ink); font-weight: 600; font-size: .95rem; }
.group { margin: 0 0 1.2rem; padding: 1rem 1.2rem 1.2rem; background: var(--sunken); border: 1px solid var(--line);
  border-radius: 14px; }
.number { display: inline-block; min-width: 1.8rem; margin-right: .5rem; padding: 0 .5rem; border-radius: 1rem;
  background: var(--ink); color: var(--paper); text-align: center; font-size: 1rem; }
.notes { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .7rem; margin: .8rem 0 0;
  padding: 0; list-style: none; }
.notes li { margin: 0; padding: .6rem .9rem .8rem; border-radius: 10px; min-width: 0; }
.notes p { margin: 0; }
.notes img { display: block; max-width: 100%; max-height: 15rem; margin: .4rem 0; border-radius: 6px; }
.notes .head { display: flex; flex-wrap: wrap; gap: 0 .6rem; font-size: .85rem; }
.notes .head b, .notes .head span:first-of-type { color: var(--own); }
.notes .head .aside { margin-left: auto; }
.problem { --own: var(--problem-ink); background: var(--problem); }
.idea { --own: var(--idea-ink); background: var(--idea); }
.question { --own: var(--question-ink); background: var(--question); }
.parked { --own: var(--parked-ink); background: var(--parked); }
@media screen and (max-width: 40rem) {
  header, main { padding-left: 1rem; padding-right: 1rem; }
  h1 { font-size: 1.8rem; }
  .wide { font-size: .9rem; }
  th, td { padding-left: .4rem; padding-right: .4rem; }
  .rows { font-size: 1rem; }
  .rows, .rows tbody, .rows tr, .rows tbody th, .rows td { display: block; }
  .rows thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .rows tr { padding: .6rem .9rem; border-top: 1px solid var(--line); }
  .rows tr:first-child, .rows tbody th, .rows td { border: 0; }
  .rows tbody th, .rows td { padding: .1rem 0; text-align: start; white-space: normal; }
  .rows td:empty { display: none; }
  .rows td::before { content: attr(data-head) ": "; color: var(--ink-2); }
}
@page { size: A4; margin: 20mm 18mm; }
@media print {
  html { font-size: 10.5pt; }
  body { background: none; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  header, main { max-width: none; padding: 0; }
  h2 { margin-top: 1.8rem; }
  h1, h2, h3, .lead { break-after: avoid; }
  tr, .notes li { break-inside: avoid; }
  .group > h3, .group > p { break-after: avoid; }
  .notes { display: block; }
  .notes li { display: inline-block; width: 48.5%; margin: 0 .5% .5rem 0; vertical-align: top; }
  thead { display: table-header-group; }
}
"""
