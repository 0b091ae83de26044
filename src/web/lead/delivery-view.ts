import type { DeliveryHealth, LeadMatters } from '../../app/contract/figures.ts';
import { type LetterPhase, letterPhases } from '../../app/contract/letters.ts';
import { type Html, html } from '../markup.ts';
import { countText } from '../text/number.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';

/** How far letters and messages to platforms arrive. */
export function deliverySection({ delivery }: LeadMatters): Html {
  const text = words.lead;
  const { letters, webhooksWaiting, endpoints } = delivery;
  return html`<section class="card"><h2>${text.delivery}</h2>
<h3>${text.letters}</h3>
${letters === undefined ? html`<p>${text.noLetters}</p>` : letterCounts(letters)}
<h3>${text.webhooks}</h3>
<dl class="facts"><dt>${text.webhooksWaiting}</dt><dd>${countText(webhooksWaiting)}</dd></dl>
<ul class="rows">${endpoints.map(endpointRow)}</ul></section>`;
}

function letterCounts(letters: Readonly<Record<LetterPhase, number>>): Html {
  const { phases } = words.mail.letters;
  return html`<dl class="facts">${letterPhases.map(
    (phase) =>
      html`<dt><a href="/letters?phase=${phase}">${phases[phase]}</a></dt><dd>${countText(letters[phase])}</dd>`,
  )}</dl>`;
}

function endpointRow(endpoint: DeliveryHealth['endpoints'][number]): Html {
  const text = words.lead;
  const { url, disabledBecause, lookedAt, failed } = endpoint;
  return html`<li><span class="break">${visible(url)}</span>
${disabledBecause === undefined ? '' : html`<p>${text.disabled({ reason: disabledBecause })}</p>`}
${
  lookedAt === 0
    ? ''
    : html`<p class="meta">${text.failed}: ${text.failedOf({ failed: countText(failed), count: countText(lookedAt) })}</p>`
}</li>`;
}

/** What the server says about itself, in the sentences that the operator reads too. */
export function healthSection({ health: { problems } }: LeadMatters): Html {
  const text = words.lead;
  return html`<section class="card"><h2>${text.health}</h2>
${
  problems.length === 0
    ? html`<p>${text.healthy}</p>`
    : html`<p>${text.unhealthy}</p><ul lang="en">${problems.map((problem) => html`<li>${visible(problem)}</li>`)}</ul>`
}</section>`;
}
