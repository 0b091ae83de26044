import { type Html, html } from '../markup.ts';
import type { Text } from '../words/wording.ts';

/** Where something is on its way: steps done, the one now, and those to come. */
export function strip(
  steps: readonly Text[],
  where: { readonly now: number; readonly caption: Text },
): Html {
  const items = steps.map((step, index) => {
    const phase = index < where.now ? 'done' : index === where.now ? 'now' : 'to-come';
    return html`<li class="${phase}"${index === where.now ? html` aria-current="step"` : ''}>${step}</li>`;
  });
  return html`<ol class="strip" aria-label="${where.caption}">${items}</ol>`;
}
