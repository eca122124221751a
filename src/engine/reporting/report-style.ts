// The look of a run's report: the page's own colours, light and dark, and black on white on paper.

export const reportStyle = `
:root { color-scheme: light dark; --ink: #1d1b22; --faint: #67636f; --line: #dcd8e0; --paper: #fcfbfd; --card: #fff; --model: #6746c4; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ece9f1; --faint: #a39eae; --line: #38343f; --paper: #16141a; --card: #1f1c25; --model: #b39dff; }
}
* { box-sizing: border-box; }
body { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.5rem; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
h1 { margin: 0; font-size: 1.8rem; line-height: 1.2; }
h2 { margin: 2.5rem 0 0.75rem; font-size: 1.15rem; }
p { margin: 0.25rem 0; }
.faint, footer, small, caption { color: var(--faint); }
.note { margin-top: 1rem; padding-left: 0.75rem; border-left: 3px solid var(--model); white-space: pre-wrap; }
.cards, .curves { display: grid; gap: 0.75rem; }
.cards { grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); margin-top: 1.5rem; }
.curves { grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); }
.cards > div, figure { margin: 0; padding: 1rem; border: 1px solid var(--line); border-radius: 10px; background: var(--card); }
.cards b { display: block; font-size: 1.6rem; font-weight: 500; line-height: 1.2; color: var(--model); }
small { display: block; font-size: 0.8rem; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top; white-space: nowrap; }
th { font-weight: 500; }
thead th { color: var(--faint); font-size: 0.85rem; }
th:first-child, .facts td { text-align: left; white-space: normal; }
.facts th { width: 16rem; color: var(--faint); font-weight: 400; }
.wide { overflow-x: auto; }
svg { display: block; width: 100%; height: auto; margin-top: 0.5rem; }
svg text { fill: var(--faint); font-size: 11px; }
.grid { stroke: var(--line); }
.baseline { stroke: var(--faint); stroke-width: 1.5; stroke-dasharray: 5 4; }
.curve { fill: none; stroke: var(--model); stroke-width: 2.25; stroke-linejoin: round; }
summary { cursor: pointer; }
footer { margin-top: 3rem; font-size: 0.85rem; }
@media print { body { padding: 0; } h2, figure, tr { break-inside: avoid; } h2 { break-after: avoid; } }
`;
