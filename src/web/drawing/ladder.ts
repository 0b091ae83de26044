import type { Family, Rung } from '../../rulebook/model.ts';
import { type Html, html } from '../markup.ts';
import { lengthText } from '../text/moment.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';

/** The published steps of a family, rising. Steps outside a rule's range stay, marked in words. */
export function ladder(
  family: Family,
  marks: {
    readonly range?: { readonly from: string; readonly to: string };
    readonly start?: string;
  } = {},
): Html {
  const from = family.ladder.findIndex((rung) => rung.name === marks.range?.from);
  const to = family.ladder.findIndex((rung) => rung.name === marks.range?.to);
  const rungs = family.ladder.map((rung, index) => {
    const outside = marks.range !== undefined && (index < from || index > to);
    return html`<li class="rung${outside ? ' outside' : ''}"><div>
<strong>${visible(rung.title)}</strong>
${measures(rung)}
${outside ? html`<span class="tag">${words.public.rules.outside}</span>` : ''}
${rung.name === marks.start ? html`<span class="tag">${words.public.rules.start}</span>` : ''}
</div></li>`;
  });
  return html`<ol class="ladder" aria-label="${words.public.rules.ladderOf({ family: family.title })}">${rungs}</ol>`;
}

/** What a step restricts and for how long at most, in words. */
export function measures(rung: Rung): Html {
  const { rules } = words.public;
  if (rung.measures.length === 0) return html`<span class="hint">${rules.noMeasure}</span>`;
  const lines = rung.measures.map(
    (measure) =>
      html`<li>${words.term.measures[measure.kind]}, ${rules.atMost} ${lengthText(measure.for)}</li>`,
  );
  return html`<ul class="plain">${lines}</ul>`;
}
