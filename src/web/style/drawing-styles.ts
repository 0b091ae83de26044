/** Pictures: shapes differ by outline, dash and words, never by colour alone. */
export const drawingStyles: string = `
@layer components {
  .ladder { list-style: none; padding: 0; display: grid; gap: 0.5rem; counter-reset: rung; }
  .ladder > .rung { margin-block-start: 0; }
  .rung { counter-increment: rung; }
  .rung > div { display: grid; gap: 0.15rem; align-content: start; justify-items: start; background: var(--card); border: 1px solid var(--edge); border-block-start: 4px solid var(--accent); border-radius: 0.35rem; padding: 0.6rem 0.75rem; block-size: 100%; font-size: 0.92rem; }
  .rung strong::before { content: counter(rung) '. '; }
  .rung.outside > div { border-style: dashed; border-block-start: 1px dashed var(--edge); background: transparent; color: var(--soft); }
  .rung .plain li + li { margin: 0; }
  @media (width >= 46rem) {
    .ladder { grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); }
    .ladder > .rung:nth-last-child(2) { margin-block-start: 1.25rem; }
    .ladder > .rung:nth-last-child(3) { margin-block-start: 2.5rem; }
    .ladder > .rung:nth-last-child(4) { margin-block-start: 3.75rem; }
    .ladder > .rung:nth-last-child(n + 5) { margin-block-start: 5rem; }
  }
  .strip { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.4rem; }
  .strip li { flex: 1 1 8rem; margin: 0; padding: 0.45rem 0.75rem; border-block-start: 4px solid var(--line); color: var(--soft); font-size: 0.92rem; }
  .strip .done { border-color: var(--accent); }
  .strip .done::before { content: '✓ ' / ''; }
  .strip .now { border-color: var(--accent); color: var(--ink); font-weight: 600; background: var(--accent-wash); }
  .strip .to-come { border-block-start-style: dotted; border-color: var(--edge); }
  .timeline { display: grid; gap: 0.25rem; }
  .timeline svg { inline-size: 100%; block-size: auto; }
  .faded { fill: var(--accent-wash); }
  .fall { fill: none; stroke: var(--accent); stroke-width: 2.5; }
  .ground { stroke: var(--edge); stroke-width: 1; }
  .corner { fill: var(--card); stroke: var(--accent); stroke-width: 2.5; }
  .tick { fill: var(--soft); font-size: 15px; }
  .tick.end { text-anchor: end; }
  .filled { fill: var(--accent); }
  .outlined { fill: none; stroke: var(--accent); stroke-width: 2; vector-effect: non-scaling-stroke; }
  .unknown { fill: none; stroke: var(--edge); stroke-width: 2; stroke-dasharray: 4 4; vector-effect: non-scaling-stroke; }
  .whole { fill: none; stroke: var(--edge); stroke-width: 1; vector-effect: non-scaling-stroke; }
  .bars, .bars > * + * { margin-block-start: 0.7rem; }
  .bars li { display: flex; flex-wrap: wrap; gap: 0.15rem 1rem; align-items: end; }
  .bars li + li { margin-block-start: 0.7rem; }
  .bars .name { flex: 1 1 10rem; overflow-wrap: anywhere; }
  .bars svg { flex: 1 0 100%; inline-size: 100%; block-size: 0.8rem; }
  [dir='rtl'] .bars svg { scale: -1 1; }
  .square { inline-size: 1.5rem; block-size: 1.5rem; display: inline-block; vertical-align: middle; margin-inline-end: 0.35rem; }
  .figures th[scope='row'] { min-inline-size: 9rem; max-inline-size: 16rem; }
  .steps th[scope='col'] { min-inline-size: 6rem; }
  del { text-decoration: line-through; color: var(--soft); }
  ins { text-decoration: underline; text-decoration-thickness: 2px; background: var(--accent-wash); }
  .compared { overflow-wrap: anywhere; }
  @media (forced-colors: active) {
    .filled { fill: CanvasText; }
    .outlined, .unknown, .whole, .bars .ground { stroke: CanvasText; }
  }
}
`;
