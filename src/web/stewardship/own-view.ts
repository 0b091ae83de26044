import type { DutyView } from '../../app/contract/duties.ts';
import type { GroupView } from '../../app/contract/groups.ts';
import { limits } from '../../kernel/limits.ts';
import { type Html, html, nothing } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import type { PageShape } from '../page/frame.ts';
import type { Attempt } from '../page/sent-form.ts';
import { day, moment } from '../text/moment.ts';
import { visible } from '../text/visible.ts';
import { words } from '../words/words.ts';
import { actingLine, charterView } from './group-pieces.ts';

interface Forms {
  readonly newKey: () => string;
  readonly attempt?: Attempt;
}

/** The groups a member looks after, and what waits for them. */
export function ownGroupsView(shown: {
  readonly groups: readonly GroupView[];
  readonly duties: readonly DutyView[];
}): PageShape {
  const { own } = words.stewardship;
  return {
    title: own.title,
    body: html`<h1>${own.title}</h1>
<p class="lead">${own.lead}</p>
<section class="card"><h2>${own.title}</h2>
${
  shown.groups.length === 0
    ? html`<p>${own.none}</p>`
    : html`<ul class="rows">${shown.groups.map(groupRow)}</ul>`
}
<p class="hint">${own.notOnlyYours}</p></section>
<section class="card"><h2>${own.matters}</h2>
${
  shown.duties.length === 0
    ? html`<p>${own.nothing}</p>`
    : html`<ul class="rows">${shown.duties.map(dutyRow)}</ul>`
}</section>`,
  };
}

function groupRow({ group, stewards }: GroupView): Html {
  const { phases } = words.stewardship;
  const [place] = stewards;
  return html`<li><a href="/me/stewardship/${encodeURIComponent(group)}">${visible(group)}</a>
${place === undefined ? '' : html`<span class="tag">${phases[place.phase]}</span>`}</li>`;
}

function dutyRow(duty: DutyView): Html {
  const { own, duties, dutyPhases } = words.stewardship;
  const caption = duty.phase === 'brought' ? own.unopened : duties[duty.kind];
  return html`<li><a href="/me/duties/${duty.duty}">${caption}<span class="aside-text"> ${day(duty.broughtAt)}</span></a>
<span class="hint">${visible(duty.group)} · ${moment(duty.broughtAt)}</span>
<span class="tag">${dutyPhases[duty.phase]}</span></li>`;
}

/** One group of theirs: charter, acceptance, relations, and the way out. */
export function ownGroupView(group: GroupView, forms: Forms): PageShape {
  const text = words.stewardship.group;
  const [place] = group.stewards;
  const title = text.title({ group: group.group });
  return {
    title,
    body: html`<h1>${visible(title)}</h1>
<section class="card"><h2>${text.acting}</h2>${actingLine(group)}</section>
${
  place === undefined
    ? ''
    : html`<section class="card"><h2>${text.your}</h2>
<p>${words.stewardship.phases[place.phase]}</p>
${place.charter === undefined ? '' : charterView(place.charter)}
${place.phase === 'gone' ? comeBackForm(group, forms) : ''}</section>
${place.offer === undefined ? '' : offerForm(group, place.offer, forms)}
${relationForm(group, forms)}
${resignForm(group, forms)}`
}
<p><a href="/me/stewardship">${text.back}</a></p>`,
  };
}

function addressOf({ group }: GroupView, act: string): string {
  return `/me/stewardship/${encodeURIComponent(group)}/${act}`;
}

function offerForm(
  group: GroupView,
  offer: NonNullable<GroupView['stewards'][number]['offer']>,
  { newKey, attempt }: Forms,
): Html {
  const text = words.stewardship.group;
  const pieces = formPieces('accept', attempt);
  return html`<section class="card act"><h2>${text.offered}</h2>
${charterView(offer)}
${pieces.form({
  to: addressOf(group, 'accept'),
  key: newKey(),
  version: offer.version,
  body: [html`<p class="hint">${text.offeredText}</p>`, submit(text.accept)],
})}</section>`;
}

function comeBackForm(group: GroupView, { newKey, attempt }: Forms): Html {
  const text = words.stewardship.group;
  return formPieces('come-back', attempt).form({
    to: addressOf(group, 'come-back'),
    key: newKey(),
    body: [html`<p>${text.away}</p>`, submit(text.comeBack)],
  });
}

function resignForm(group: GroupView, { newKey, attempt }: Forms): Html {
  const text = words.stewardship.group;
  return html`<section class="card"><h2>${text.resign}</h2>
${formPieces('resign', attempt).form({
  to: addressOf(group, 'resign'),
  key: newKey(),
  body: [html`<p class="hint">${text.resignText}</p>`, submit(text.resign, { quiet: true })],
})}</section>`;
}

function relationForm(group: GroupView, { newKey, attempt }: Forms): Html {
  const text = words.stewardship.group;
  const { relations } = words.stewardship;
  const pieces = formPieces('relation', attempt);
  const declared = group.stewards[0]?.relations ?? [];
  const choices = Object.entries(relations).map(([value, caption]) => ({ value, caption }));
  return html`<section class="card"><h2>${text.relation}</h2>
<p class="hint">${text.relationText}</p>
${
  declared.length === 0
    ? nothing
    : html`<ul>${declared.map(
        ({ to, relation }) => html`<li>${visible(to.id)}: ${relations[relation]}</li>`,
      )}</ul>`
}
${pieces.form({
  to: addressOf(group, 'relation'),
  key: newKey(),
  body: [
    pieces.line({
      name: 'to',
      caption: text.relationTo,
      required: true,
      lengthMax: limits.identifierLengthMax,
    }),
    pieces.select({
      name: 'relation',
      caption: text.relationKind,
      required: true,
      initial: 'household',
      choices,
    }),
    submit(text.relationSend, { quiet: true }),
  ],
})}</section>`;
}
