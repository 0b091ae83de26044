import { type Html, html } from '../markup.ts';
import type { Text } from '../words/wording.ts';

/** One bar: a filled part, an outlined part behind it, and what they say in words and numbers. */
export interface Bar {
  readonly name: Html | Text;
  readonly said: Html | Text;
  /** Withheld where it is `null`. */
  readonly filled: number | null;
  readonly outlined?: number | null;
}

const WIDTH = 100;
const HEIGHT = 8;

/**
 * Bars under each other, with the same figures as a table. What is written stands beside the
 * drawing and not in it, so that long names wrap and run in the direction of their language.
 */
export function bars(
  rows: readonly Bar[],
  around: { readonly caption: Text; readonly summary: Text; readonly table: Html },
): Html {
  const longest = Math.max(
    1,
    ...rows.map(({ filled, outlined }) => (filled ?? 0) + (outlined ?? 0)),
  );
  return html`<figure class="bars">
<figcaption class="hint">${around.caption}</figcaption>
<ul class="plain">${rows.map((row) => bar(row, longest))}</ul>
<details><summary>${around.summary}</summary>${around.table}</details>
</figure>`;
}

function bar({ name, said, filled, outlined = 0 }: Bar, longest: number): Html {
  const end = lengthOf(filled ?? 0, longest);
  const behind = lengthOf(outlined ?? 0, longest);
  return html`<li><span class="name">${name}</span> <span class="figure">${said}</span>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
<line class="ground" x1="0" y1="${HEIGHT}" x2="${WIDTH}" y2="${HEIGHT}"/>
${filled === null ? html`<line class="unknown" x1="0" y1="${HEIGHT / 2}" x2="${WIDTH}" y2="${HEIGHT / 2}"/>` : html`<rect class="filled" x="0" y="0" width="${end}" height="${HEIGHT}"/>`}
${behind === 0 ? '' : html`<rect class="outlined" x="${end}" y="0" width="${behind}" height="${HEIGHT}"/>`}
</svg></li>`;
}

function lengthOf(count: number, longest: number): number {
  return Math.round((WIDTH * 10 * count) / longest) / 10;
}
