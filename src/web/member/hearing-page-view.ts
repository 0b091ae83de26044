import type { HearingView } from '../../app/contract/hearings.ts';
import { type Html, html } from '../markup.ts';
import type { PageShape } from '../page/frame.ts';
import { day, moment } from '../text/moment.ts';
import { prose } from '../text/prose.ts';
import { quotation } from '../text/quotation.ts';
import { shortReference } from '../text/reference.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';
import { type HearingSection, hearingSection } from './hearing-section-view.ts';

/** A question to the person a case is about: what it is about, and one box for their view. */
export function hearingPageView(model: HearingSection & { readonly signedIn: boolean }): PageShape {
  const { hearing, signedIn } = model;
  const { page } = words.hearing;
  return {
    title: page.title,
    body: html`<h1>${page.title}</h1>
<p class="meta">${page.to} <strong>${visible(hearing.to.id)}</strong> · ${page.asked} ${moment(hearing.askedAt)} · ${page.reference} <code dir="ltr">${shortReference(hearing.case)}</code></p>
<p class="lead">${hearing.when === 'before' ? page.before : page.after}</p>
${shown(hearing)}
${rule(hearing)}
${hearingSection(model)}
${
  signedIn && hearing.statement !== undefined
    ? html`<p><a href="/me/statements/${hearing.statement}">${page.statement}</a></p>`
    : ''
}`,
  };
}

function shown({ evidence, subjectKind }: HearingView): Html {
  const { page } = words.hearing;
  const items = evidence.map(
    ({ occurredAt, text }) =>
      html`<li><p class="meta">${moment(occurredAt)}</p>${quotation(text)}</li>`,
  );
  return html`<section class="card"><h2>${page.shown}</h2>
<p class="hint">${page.about}: ${words.term.subjects[subjectKind]}</p>
${items.length === 0 ? html`<p>${page.erased}</p>` : html`<ol class="bare">${items}</ol>`}</section>`;
}

function rule({ rule: broken }: HearingView): Html | '' {
  if (broken === undefined) return '';
  return html`<section class="card"><h2>${words.hearing.page.rule}</h2>
<h3>${visible(broken.title)}</h3>${prose(broken.text)}
<p><a href="/rules/versions/${broken.version}/${broken.rule}"><code dir="ltr">${broken.rule}</code>, ${words.public.rules.version({ number: broken.version })}</a></p></section>`;
}

/** Every question to one person, as links. */
export function hearingRows(hearings: readonly HearingView[]): Html {
  const { home } = words.hearing;
  if (hearings.length === 0) return html`<p>${home.none}</p>`;
  const rows = hearings.map(
    (one) =>
      html`<li><a href="/me/hearings/${one.case}">${words.hearing.page.title} <code dir="ltr">${shortReference(one.case)}</code></a>
<span class="hint">${day(one.askedAt)}</span> <span class="tag">${home[one.phase]}</span></li>`,
  );
  return html`<ul class="rows">${rows}</ul>`;
}
