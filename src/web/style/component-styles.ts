/**
 * The pieces that pages are made of. Logical properties only, so that right-to-left needs nothing
 * more.
 */
export const componentStyles: string = `
@layer components {
  .skip { position: absolute; inset-inline-start: 0.5rem; inset-block-start: -4rem; background: var(--card); padding: 0.5rem 1rem; z-index: 1; }
  .skip:focus { inset-block-start: 0.5rem; }
  .top { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1.5rem; padding: 0.6rem max(1rem, calc(50vw - 38rem)); border-block-end: 1px solid var(--line); background: var(--card); }
  .site { font-weight: 650; color: var(--ink); text-decoration: none; padding-block: 0.25rem; }
  .top nav ul { display: flex; flex-wrap: wrap; gap: 0 1.1rem; list-style: none; padding: 0; }
  .top nav li + li { margin: 0; }
  .top nav a, .tabs a { display: inline-block; padding-block: 0.3rem; text-decoration: none; border-block-end: 2px solid transparent; }
  .top nav a:hover, .tabs a:hover { border-color: var(--line); }
  .top nav a[aria-current], .tabs a[aria-current] { border-color: var(--accent); font-weight: 600; color: var(--ink); }
  .who { margin-inline-start: auto; display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.75rem; font-size: 0.9rem; color: var(--soft); }
  .who button { padding: 0.2rem 0.6rem; min-block-size: 1.75rem; }
  main { inline-size: 100%; margin-inline: auto; padding: 1.5rem 1rem 3rem; flex: 1; }
  main > * + *, .work > * + *, .columns > div > * + * { margin-block-start: var(--gap); }
  .narrow { max-inline-size: 46rem; }
  .wide { max-inline-size: 78rem; }
  .bottom { padding: 1rem max(1rem, calc(50vw - 38rem)); color: var(--soft); font-size: 0.88rem; border-block-start: 1px solid var(--line); }
  .console { max-inline-size: min(40rem, 92vw); border: 1px solid var(--line); border-radius: 0.6rem; padding: 1.2rem; background: var(--card); color: inherit; }
  .console::backdrop { background: rgb(0 0 0 / 40%); }
  .console > * + * { margin-block-start: 0.8rem; }
  .console .keys { columns: 2 16rem; }
  .console .keys > div { display: grid; grid-template-columns: 6.5rem 1fr; break-inside: avoid; padding-block: 0.15rem; }
  .console kbd { border: 1px solid var(--line); border-radius: 0.3rem; padding: 0 0.35rem; font-size: 0.85em; }
  .console input[type='text'] { inline-size: 100%; }
  .console [role='listbox'] { list-style: none; padding: 0; max-block-size: 16rem; overflow-y: auto; }
  .console [role='option'] { padding: 0.35rem 0.6rem; border-radius: 0.3rem; cursor: pointer; }
  .console [aria-selected='true'] { background: var(--accent); color: var(--on-accent); }
  .veiled .said { filter: blur(0.45rem); }
  .languages { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; margin-block-start: 0.5rem; }
  .card { background: var(--card); border: 1px solid var(--line); border-radius: var(--round); padding: 1rem 1.15rem; }
  section > * + *, .card > * + *, .preview > * + *, .form > * + *, .prose > * + *, details > * + * { margin-block-start: 0.7rem; }
  .card .card { background: transparent; }
  .result:has(> [data-says]:not([hidden])) { background: var(--card); border: 1px solid var(--accent); border-radius: var(--round); padding: 1rem 1.15rem; }
  .result:not(:has(> [data-says]:not([hidden]))) > h2 { display: none; }
  .act { border-block-start: 3px solid var(--accent); }
  .good { background: var(--accent-wash); border-color: var(--accent); }
  .preview { border: 2px dashed var(--edge); background: var(--paper); }
  .preview .card { background: var(--card); }
  .lead { font-size: 1.1rem; max-inline-size: 62ch; }
  .meta, .hint, .detail { color: var(--soft); font-size: 0.9rem; }
  .remark { border-inline-start: 3px solid var(--edge); padding-inline-start: 0.75rem; color: var(--soft); }
  .tag { display: inline-block; border: 1px solid var(--edge); border-radius: 1rem; padding: 0 0.55rem; font-size: 0.8rem; line-height: 1.5; color: var(--soft); white-space: normal; }
  .tag.strong { border-color: var(--warm); color: var(--warm); background: var(--warm-wash); }
  .break { overflow-wrap: anywhere; }
  .aside-text { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .rows, .queue, .bare, .plain, .doors { list-style: none; padding: 0; }
  .rows > li { padding-block: 0.45rem; border-block-end: 1px solid var(--line); }
  .rows > li:last-child { border: 0; }
  .rows > li + li { margin: 0; }
  .rows a { display: inline-block; padding-block: 0.1rem; }
  .bare > li + li { margin-block-start: 0.9rem; }
  .doors { display: grid; gap: 0.75rem; grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); }
  .doors li { background: var(--card); border: 1px solid var(--line); border-radius: var(--round); padding: 1rem; margin: 0; }
  .doors a { font-weight: 600; display: inline-block; padding-block: 0.15rem; }
  .doors p { color: var(--soft); font-size: 0.92rem; }
  .facts { display: grid; grid-template-columns: fit-content(60%) minmax(4.5rem, 1fr); gap: 0.3rem 1rem; }
  .facts dt { color: var(--soft); }
  .pair { display: grid; gap: var(--gap); grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); }
  .pair h2 { font-size: 1rem; }
  .pair h3 + * { margin-block-start: 0.3rem; }
  .fine { border-inline-start: 3px solid var(--accent); }
  .not-fine { border-inline-start: 3px solid var(--warm); }
  .said { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--sunken); border-inline-start: 3px solid var(--edge); border-radius: 0 var(--round) var(--round) 0; padding: 0.6rem 0.85rem; max-block-size: 30rem; overflow-y: auto; line-height: 1.6; }
  .said > bdi { display: block; }
  .said + .hint { margin-block-start: 0.5rem; }
  .meta + .said { margin-block-start: 0.2rem; }
  .exact { white-space: pre-wrap; overflow-wrap: anywhere; font-family: var(--mono); font-size: 0.85rem; }
  bdi { overflow-wrap: anywhere; }
  .hidden-mark { unicode-bidi: isolate; direction: ltr; font-family: var(--mono); font-size: 0.72em; border: 1px solid var(--warm); color: var(--warm); background: var(--warm-wash); border-radius: 3px; padding: 0 0.25em; margin-inline: 0.1em; white-space: nowrap; user-select: none; }
  .link-as-text { overflow-wrap: anywhere; }
  .host { border: 1px solid var(--warm); border-radius: 3px; padding-inline: 0.3em; }
  .letter { display: inline-block; min-inline-size: 1.5em; text-align: center; border: 1px solid var(--edge); border-radius: 1em; color: var(--ink); }
  .evidence + .evidence { border-block-start: 1px solid var(--line); padding-block-start: 0.9rem; }
  .context { margin-block: 0.6rem; }
  .context .said { background: transparent; border-inline-start-style: dotted; }
  .rule > summary { color: var(--ink); font-weight: 600; }
  .columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--gap); align-items: start; }
  @media (width >= 62rem) { .columns { grid-template-columns: minmax(0, 7fr) minmax(0, 5fr); } }
  .bar { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.5rem 1rem; }
  .bar > * + * { margin: 0; }
  .tabs ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; list-style: none; padding: 0; border-block-end: 1px solid var(--line); }
  .tabs li + li { margin: 0; }
  .queue > li { background: var(--card); border: 1px solid var(--line); border-radius: var(--round); padding: 0.75rem 1rem; display: grid; gap: 0.25rem 1.5rem; }
  .queue > li > a, .queue > li > span { font-weight: 600; padding-block: 0.1rem; }
  .late { border-inline-start: 3px solid var(--warm); }
  .cells { display: grid; gap: 0.25rem 1.25rem; grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr)); }
  .cells dt { color: var(--soft); font-size: 0.82rem; }
  @media (width >= 62rem) { .queue > li { grid-template-columns: 9rem 1fr; align-items: start; } .queue > li > p { grid-column: 2; } }
  .scroll { overflow-x: auto; }
  .apart { border-block-start: 1px solid var(--line); padding-block-start: 0.9rem; margin-block-start: 1rem; }
  @media (forced-colors: active) {
    .top nav a, .tabs a { border-color: Canvas; }
    .top nav a[aria-current], .tabs a[aria-current] { border-color: Highlight; }
    .console [aria-selected='true'] { background: Highlight; color: HighlightText; forced-color-adjust: none; }
  }
}
`;
