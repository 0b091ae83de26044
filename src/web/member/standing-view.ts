import type { Standing } from '../../domain/standing/standing.ts';
import { timeline } from '../drawing/timeline.ts';
import { type Html, html } from '../markup.ts';
import { day, dayText } from '../text/moment.ts';
import { sentences, type Wording } from '../words/wording.ts';
import { words } from '../words/words.ts';

/** Standing as a sentence. */
export function standingSentence(standing: Standing): Wording {
  const { standing: text } = words.member;
  const active = standing.lines.filter((line) => line.active > 0).length;
  const pending = standing.lines.filter((line) => line.pending > 0).length;
  const parts = [
    active === 0 ? text.clean : text.active({ count: active }),
    ...(standing.clearAt === null ? [] : [text.clearAt({ day: dayText(standing.clearAt) })]),
    ...(pending === 0 ? [] : [text.pending({ count: pending })]),
  ];
  return sentences(parts);
}

/**
 * The sentence, how it fades, and the decisions it comes from: no score, no colours of a traffic
 * light.
 */
export function standingView(
  standing: Standing,
  familyTitle: (family: string) => string = (family) => family,
): Html {
  const lines = standing.lines.map(({ active, clearAt }) => ({ points: active, clearAt }));
  return html`<p>${standingSentence(standing)}</p>
${timeline(standing.at, lines)}
${standing.lines.length === 0 ? '' : figures(standing, familyTitle)}`;
}

function figures(standing: Standing, familyTitle: (family: string) => string): Html {
  const { standing: text } = words.member;
  const rows = standing.lines.map(
    (line) => html`<tr>
<th scope="row">${familyTitle(line.family)}</th>
<td class="figure">${line.active}</td><td class="figure">${line.decayed}</td>
<td class="figure">${line.reversed}</td><td class="figure">${line.pending}</td>
<td>${day(line.clearAt)}</td></tr>`,
  );
  const heads = [text.counts, text.faded, text.undone, text.open].map(
    (head) => html`<th scope="col" class="figure">${head}</th>`,
  );
  return html`<details><summary>${text.from}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="${text.from}"><table>
<thead><tr><th scope="col">${text.family}</th>${heads}<th scope="col">${text.cleanOn}</th></tr></thead>
<tbody>${rows}</tbody></table></div></details>`;
}
