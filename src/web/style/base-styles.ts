/**
 * Reset, tokens and plain elements. Text and lines keep a contrast of at least 4.5 and 3 in both
 * schemes.
 */
export const baseStyles: string = `
@layer reset {
  *, *::before, *::after { box-sizing: border-box; }
  body, h1, h2, h3, h4, h5, h6, p, ul, ol, dl, dd, figure, blockquote, fieldset, pre { margin: 0; }
  fieldset { padding: 0; border: 0; min-inline-size: 0; }
  legend { padding: 0; }
  button, input, select, textarea { font: inherit; color: inherit; }
  svg { display: block; max-inline-size: 100%; }
}
@layer tokens {
  :root {
    color-scheme: light dark;
    --paper: light-dark(#f7f6f3, #16191b);
    --card: light-dark(#ffffff, #1e2225);
    --sunken: light-dark(#f1efea, #262b2e);
    --ink: light-dark(#1d2326, #e8e6e1);
    --soft: light-dark(#566066, #a8b0b4);
    --line: light-dark(#d9d5cc, #3a4145);
    --edge: light-dark(#7d868a, #828c91);
    --accent: light-dark(#1f5a5c, #86c9c4);
    --on-accent: light-dark(#ffffff, #10201f);
    --accent-wash: light-dark(#e6f0ef, #1f3433);
    --warm: light-dark(#8a3d12, #f0b58c);
    --warm-wash: light-dark(#fbeee4, #38281d);
    --mark: light-dark(#ffe7a3, #5b4a14);
    --gap: 1rem;
    --round: 0.5rem;
    --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif;
    --mono: ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
  }
}
@layer base {
  html { font-family: var(--sans); line-height: 1.55; text-size-adjust: 100%; }
  body { background: var(--paper); color: var(--ink); min-block-size: 100vh; display: flex; flex-direction: column; overflow-wrap: break-word; }
  h1 { font-size: 1.7rem; line-height: 1.2; text-wrap: balance; letter-spacing: -0.01em; }
  h2 { font-size: 1.2rem; line-height: 1.3; }
  h3, h4, h5, h6 { font-size: 1rem; line-height: 1.4; }
  a { color: var(--accent); text-underline-offset: 0.18em; }
  a:hover { text-decoration-thickness: 0.14em; }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
  main:focus, [tabindex='-1']:focus { outline: none; }
  ul, ol { padding-inline-start: 1.3rem; }
  li + li { margin-block-start: 0.35rem; }
  code, pre { font-family: var(--mono); font-size: 0.88em; }
  pre { background: var(--sunken); border-radius: var(--round); padding: 0.75rem; overflow-x: auto; }
  mark { background: var(--mark); color: inherit; border-block-end: 2px solid var(--warm); }
  table { border-collapse: collapse; font-size: 0.92rem; }
  th, td { text-align: start; padding: 0.35rem 0.9rem 0.35rem 0; border-block-end: 1px solid var(--line); font-weight: 400; vertical-align: top; }
  thead th { color: var(--soft); }
  .figure { text-align: end; font-variant-numeric: tabular-nums; }
  summary { cursor: pointer; min-block-size: 1.75rem; padding-block: 0.15rem; color: var(--accent); }
  summary + * { margin-block-start: 0.5rem; }
  time, .figure { font-variant-numeric: tabular-nums; }
  @media (prefers-reduced-motion: no-preference) {
    html { scroll-behavior: smooth; }
  }
}
`;
