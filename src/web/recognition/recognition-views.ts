import type { Page } from '../../app/contract/call.ts';
import type {
  RecognitionGivenView,
  RecognitionView,
  ShownRecognition,
} from '../../app/contract/recognitions.ts';
import type { RecognitionCriterion } from '../../rulebook/model.ts';
import { type Html, html } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import type { PageShape } from '../page/frame.ts';
import { day, moment } from '../text/moment.ts';
import { quotation } from '../text/quotation.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';

/** What receivers agreed to show: by time, without numbers or ranks. */
export function shownRecognitionsView(page: Page<ShownRecognition>): PageShape {
  const text = words.recognition.public;
  return {
    title: text.title,
    body: html`<h1>${text.title}</h1>
<p>${text.lead}</p>
${
  page.items.length === 0
    ? html`<p class="card">${text.empty}</p>`
    : html`<ul class="rows">${page.items.map((one) => html`<li><strong>${visible(one.receiver)}</strong> ${told(one)}</li>`)}</ul>`
}
${
  page.next === undefined
    ? ''
    : html`<p><a href="/recognitions?cursor=${encodeURIComponent(page.next)}">${words.frame.next}</a></p>`
}
<p><a href="/recognitions/new">${text.give}</a></p>`,
  };
}

type Told = Pick<ShownRecognition, 'giver' | 'criterion' | 'reason' | 'givenAt'>;

function told(one: Told): Html {
  const text = words.recognition.public;
  return html`<span class="hint">${day(one.givenAt)} · ${text.because} “${visible(one.criterion.title)}” · ${text.from} ${visible(one.giver.id)}</span>
${quotation(one.reason)}`;
}

/** What a member received, with their three choices. */
export function receivedView(
  received: readonly RecognitionView[],
  newKey: () => string,
): PageShape {
  const text = words.recognition.own;
  return {
    title: text.title,
    body: html`<h1>${text.title}</h1>
<p>${text.lead}</p>
${received.length === 0 ? html`<p class="card">${text.empty}</p>` : received.map((one) => receivedCard(one, newKey))}
<p><a href="/recognitions/new">${words.recognition.public.give}</a></p>`,
  };
}

function receivedCard(one: RecognitionView, newKey: () => string): Html {
  const text = words.recognition.own;
  const choices = [
    ...(one.phase === 'shown' ? [] : [submit(text.show, { intent: 'show' })]),
    ...(one.phase === 'hidden' ? [] : [submit(text.hide, { intent: 'hide', quiet: true })]),
    ...(one.phase === 'declined' ? [] : [submit(text.decline, { intent: 'decline', quiet: true })]),
  ];
  const corrections = one.corrections.map(
    ({ at, why }) => html`<p class="hint">${text.corrected} ${visible(why)} (${day(at)})</p>`,
  );
  const form = formPieces(`choice-${one.recognition}`);
  return html`<section class="card"><h2>${visible(one.criterion.title)}</h2>
<p>${visible(one.criterion.text)}</p>
${told(one)}
${corrections}
<p>${words.recognition.phases[one.phase]}</p>
${form.form({
  to: `/me/recognitions/${encodeURIComponent(one.recognition)}`,
  key: newKey(),
  body: html`<p>${choices}</p>`,
})}</section>`;
}

/** What the caller gave, and until when it can be put right. */
export function givenSection(given: readonly RecognitionGivenView[], now: string): Html {
  const text = words.recognition.give;
  if (given.length === 0) return html``;
  const rows = given.map(
    (one) => html`<li><strong>${visible(one.receiver)}</strong> ${told(one)}
${
  now > one.correctableUntil
    ? ''
    : html`<p class="hint">${text.until} ${moment(one.correctableUntil)} · <a href="/recognitions/given/${encodeURIComponent(one.recognition)}">${text.correct}</a></p>`
}</li>`,
  );
  return html`<section><h2>${text.given}</h2><ul class="rows">${rows}</ul></section>`;
}

/** The published criteria, on the page of the rules. */
export function criteriaSection(criteria: readonly RecognitionCriterion[] | undefined): Html {
  if (criteria === undefined) return html``;
  const { criteriaTitle, criteriaText, deeds } = words.recognition;
  const rows = criteria.map(
    (one) =>
      html`<li><strong>${visible(one.title)}</strong> <span class="hint">${deeds[one.deed]}</span>
<p>${visible(one.text)}</p></li>`,
  );
  return html`<section>
<h2>${criteriaTitle}</h2>
<p>${criteriaText}</p>
<ul class="rows">${rows}</ul>
<p><a href="/recognitions">${words.recognition.public.title}</a></p>
</section>`;
}
