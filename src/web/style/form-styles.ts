/** Forms: every target is at least 24 px high, focus is seen, and what is wrong stands in words. */
export const formStyles: string = `
@layer components {
  .field { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.3rem; justify-items: start; }
  .field > label, .field > legend { font-weight: 600; }
  .field > label .hint, .field > legend .hint { font-weight: 400; }
  input[type='text'], textarea, select { inline-size: 100%; max-inline-size: 100%; background: var(--card); border: 1px solid var(--edge); border-radius: 0.35rem; padding: 0.45rem 0.6rem; min-block-size: 2.4rem; }
  textarea { resize: vertical; field-sizing: content; min-block-size: 5rem; max-block-size: 60vh; line-height: 1.5; }
  textarea.keys { max-block-size: 11rem; font-family: var(--mono); font-size: 0.8rem; word-break: break-all; }
  input.number { inline-size: 6rem; text-align: end; }
  select { inline-size: auto; }
  [aria-invalid='true'] { border: 2px solid var(--warm); }
  .choice { display: grid; grid-template-columns: 1.5rem 1fr; gap: 0.1rem 0.5rem; align-items: start; justify-items: stretch; inline-size: 100%; }
  .choice + .choice { margin-block-start: 0.35rem; }
  .choice > input { inline-size: 1.5rem; block-size: 1.5rem; margin: 0; accent-color: var(--accent); }
  .choice > label { min-block-size: 1.5rem; font-weight: 400; }
  .choice > .detail, .choice > .hint, .choice > .wrong { grid-column: 2; }
  .choice:not(:has(> input:checked)) > .detail .beside { display: none; }
  .measure { border-inline-start: 2px solid var(--line); padding-inline-start: 0.75rem; margin-block: 0.35rem; }
  .measure .field > label { font-size: 0.9rem; font-weight: 400; }
  .beside { display: flex; flex-wrap: wrap; gap: 0.75rem; }
  fieldset.field { display: block; }
  fieldset.field > legend { margin-block-end: 0.3rem; }
  button { border-radius: 0.35rem; padding: 0.5rem 1.1rem; min-block-size: 2.5rem; cursor: pointer; border: 1px solid var(--accent); }
  button.main { background: var(--accent); color: var(--on-accent); font-weight: 600; }
  button.quiet { background: transparent; color: var(--accent); }
  button:hover { filter: brightness(1.08); }
  .buttons { display: flex; flex-wrap: wrap; gap: 0.75rem; }
  .problem { border: 2px solid var(--warm); background: var(--warm-wash); border-radius: var(--round); padding: 0.75rem 1rem; }
  .problem > * + * { margin-block-start: 0.25rem; }
  .problem a, .wrong { color: var(--warm); }
  .wrong { font-weight: 600; }
  .wrong::before { content: '▲ ' / ''; }
}
`;
