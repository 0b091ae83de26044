import { limits } from '../../kernel/limits.ts';
import { type Html, html } from '../markup.ts';
import { type FormPieces, formPieces, submit } from '../page/form.ts';
import { exactTime } from '../text/moment.ts';
import { visible } from '../text/visible.ts';
import type { Text } from '../words/wording.ts';
import { words } from '../words/words.ts';
import type { CasePage } from './case-page-view.ts';
import { caseLink } from './trail-view.ts';

type FormsModel = Pick<CasePage, 'view' | 'now' | 'newKey' | 'attempt'>;

/** Who holds the case, and how to take it, give it back or take it over. */
export function leaseBar(model: FormsModel, mine: boolean): Html {
  const { lease } = words.case;
  const current = model.view.blind.lease;
  if (mine && current !== undefined) {
    return html`<section class="card bar"><p>${lease.yours} ${exactTime(current.until)}. <span class="hint">${lease.extends}</span></p>
${smallForm(model, 'release', () => submit(lease.giveBack, { quiet: true }))}</section>`;
  }
  if (current === undefined || current.until <= model.now) {
    return html`<section class="card bar"><p>${lease.free} <span class="hint">${lease.needed}</span></p>
${smallForm(model, 'lease', () => submit(lease.take))}</section>`;
  }
  return html`<section class="card bar"><p>${visible(current.holder)} ${lease.other} ${exactTime(current.until)}.</p>
${folded(model, {
  form: 'lease',
  caption: lease.takeOver,
  body: (pieces) => [
    pieces.line({ name: 'takeOverReason', caption: lease.takeOverReason, required: true }),
    submit(lease.takeOver, { quiet: true }),
  ],
})}</section>`;
}

/**
 * What the console says when somebody takes or gives back the case while it is read. It changes
 * nothing else on the page, so that nobody loses what they are typing.
 */
export function liveLease({ view, now, staff }: Pick<CasePage, 'view' | 'now' | 'staff'>): Html {
  const { live } = words.console;
  const { case: id, lease } = view.blind;
  const holder = lease !== undefined && lease.until > now ? lease.holder : '';
  const again = html`<a href="/m/cases/${id}">${live.again}</a>`;
  return html`<div role="status" data-lease-of="${id}" data-holder="${holder}" data-me="${staff}">
<p class="remark" data-held-by="other" hidden>${live.other} <bdi></bdi>. ${live.kept} ${again}</p>
<p class="remark" data-held-by="me" hidden>${live.me} ${again}</p>
<p class="remark" data-held-by="nobody" hidden>${live.nobody} ${again}</p>
</div>`;
}

/** Note, reveal and hand-over: folded, because most cases need none of them. */
export function asideForms(model: FormsModel, mine: boolean): Html {
  const { aside } = words.case;
  return html`<section class="card"><h2>${aside.title}</h2>
${noteForm(model)}
${mine && model.view.opened === undefined ? revealForm(model) : ''}
${mine ? handOverForm(model) : ''}
${mine ? putAsideForm(model) : ''}
${mine ? mergeForm(model) : ''}
<p><a href="/e/ask/${model.view.blind.case}">${words.emergency.list.title}</a></p></section>`;
}

function noteForm(model: FormsModel): Html {
  const { aside } = words.case;
  return folded(model, {
    form: 'note',
    caption: aside.note,
    body: (pieces) => [
      pieces.area({ name: 'text', caption: aside.noteText, required: true, rows: 3 }),
      submit(aside.noteSend, { quiet: true }),
    ],
  });
}

function revealForm(model: FormsModel): Html {
  const { aside } = words.case;
  return folded(model, {
    form: 'reveal',
    caption: aside.reveal,
    body: (pieces) => [
      html`<p class="hint">${aside.revealText}</p>`,
      pieces.line({ name: 'reason', caption: aside.revealReason, required: true }),
      submit(aside.revealSend, { quiet: true }),
    ],
  });
}

function handOverForm(model: FormsModel): Html {
  const { aside } = words.case;
  return folded(model, {
    form: 'hand-over',
    caption: aside.handOver,
    body: (pieces) => [
      pieces.line({
        name: 'to',
        caption: aside.handOverTo,
        hint: aside.handOverToHint,
        lengthMax: limits.identifierLengthMax,
      }),
      pieces.line({ name: 'reason', caption: aside.handOverReason, required: true }),
      submit(aside.handOverSend, { quiet: true }),
    ],
  });
}

function putAsideForm(model: FormsModel): Html {
  const { aside } = words.hearing;
  return folded(model, {
    form: 'aside',
    caption: aside.put,
    body: (pieces) => [
      html`<p class="hint">${aside.text}</p>`,
      pieces.line({ name: 'until', caption: aside.until, numeric: true, required: true }),
      pieces.line({ name: 'reason', caption: aside.reason, required: true }),
      submit(aside.put, { quiet: true }),
    ],
  });
}

function mergeForm(model: FormsModel): Html {
  const { merge } = words.hearing;
  const others = model.view.opened?.otherCases ?? [];
  return folded(model, {
    form: 'merge',
    caption: merge.title,
    body: (pieces) => [
      html`<p class="hint">${merge.text}</p>`,
      others.length === 0
        ? html``
        : html`<p>${merge.others}</p><ul class="plain">${others.map((id) => html`<li>${caseLink(id)}</li>`)}</ul>`,
      pieces.line({
        name: 'into',
        caption: merge.into,
        required: true,
        lengthMax: limits.identifierLengthMax,
      }),
      submit(merge.send, { quiet: true }),
    ],
  });
}

// A refused form is unfolded, so that its message is seen.
function folded(
  model: FormsModel,
  shape: {
    readonly form: string;
    readonly caption: Text;
    readonly body: (pieces: FormPieces) => readonly Html[];
  },
): Html {
  const open = model.attempt?.form === shape.form;
  return html`<details${open ? html` open` : ''}><summary>${shape.caption}</summary>
${smallForm(model, shape.form, shape.body)}</details>`;
}

/** A form of the case page; it sends to the address named like the form. */
function smallForm(
  { view, newKey, attempt }: FormsModel,
  form: string,
  body: (pieces: FormPieces) => Html | readonly Html[],
): Html {
  const pieces = formPieces(form, attempt);
  return pieces.form({
    to: `/m/cases/${view.blind.case}/${form}`,
    key: newKey(),
    body: body(pieces),
  });
}
