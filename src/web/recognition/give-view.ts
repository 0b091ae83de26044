import type { RecognitionGivenView } from '../../app/contract/recognitions.ts';
import { limits } from '../../kernel/limits.ts';
import type { RecognitionCriterion } from '../../rulebook/model.ts';
import { type Html, html } from '../markup.ts';
import { type FormPieces, formPieces, submit } from '../page/form.ts';
import type { PageShape } from '../page/frame.ts';
import type { Attempt } from '../page/sent-form.ts';
import { words } from '../words/words.ts';
import { givenSection } from './recognition-views.ts';

export interface GivePage {
  readonly criteria: readonly RecognitionCriterion[];
  /** Staff can thank for a report, because they alone know whose it was. */
  readonly staff: boolean;
  readonly given: readonly RecognitionGivenView[];
  readonly sent: boolean;
  readonly now: string;
  readonly newKey: () => string;
  readonly attempt?: Attempt;
}

/** The form for thanking somebody, and what one gave before. */
export function giveView(page: GivePage): PageShape {
  const text = words.recognition.give;
  const form = formPieces('give', page.attempt);
  return {
    title: text.title,
    body: html`<h1>${text.title}</h1>
${page.sent ? html`<p class="card good" role="status">${text.sent}</p>` : ''}
<p>${text.lead}</p>
${
  page.criteria.length === 0
    ? html`<p class="card">${text.none}</p>`
    : form.form({
        to: '/recognitions/new',
        key: page.newKey(),
        body: [
          form.line({
            name: 'receiver',
            caption: text.receiver,
            hint: text.receiverHint,
            required: true,
            lengthMax: limits.identifierLengthMax,
          }),
          ...saidFields(form, page),
          submit(text.send),
        ],
      })
}
${givenSection(page.given, page.now)}`,
  };
}

export interface CorrectPage extends Omit<GivePage, 'given' | 'sent'> {
  readonly before: RecognitionGivenView;
}

/** The same fields again with what was written, and why it was wrong. */
export function correctView(page: CorrectPage): PageShape {
  const text = words.recognition.correct;
  const form = formPieces('correct', page.attempt);
  return {
    title: text.title,
    body: html`<h1>${text.title}</h1>
<p>${text.lead}</p>
${form.form({
  to: `/recognitions/given/${encodeURIComponent(page.before.recognition)}`,
  key: page.newKey(),
  body: [
    ...saidFields(form, page),
    form.area({ name: 'why', caption: text.why, required: true, rows: 3 }),
    submit(text.send),
  ],
})}`,
  };
}

function saidFields(
  form: FormPieces,
  page: Pick<CorrectPage, 'criteria' | 'staff'> & { readonly before?: RecognitionGivenView },
): readonly Html[] {
  const text = words.recognition.give;
  const { before, criteria, staff } = page;
  const offered = criteria.filter(({ deed }) => staff || deed !== 'careful-report');
  const deed = before?.deed;
  return [
    form.radios({
      name: 'criterion',
      caption: text.criterion,
      required: true,
      initial: before?.criterion.criterion ?? '',
      choices: offered.map(({ id, title, text: detail }) => ({
        value: id,
        caption: title,
        detail,
      })),
    }),
    form.line({
      name: 'item',
      caption: text.reference,
      hint: text.referenceHint,
      required: !staff,
      initial: deed === undefined || deed.kind === 'careful-report' ? '' : deed.item,
      lengthMax: limits.identifierLengthMax,
    }),
    ...(staff
      ? [
          form.line({
            name: 'report',
            caption: text.reportReference,
            hint: text.reportReferenceHint,
            initial: deed?.kind === 'careful-report' ? deed.report : '',
            lengthMax: limits.identifierLengthMax,
          }),
        ]
      : []),
    form.area({
      name: 'reason',
      caption: text.reason,
      hint: text.reasonHint,
      required: true,
      initial: before?.reason ?? '',
      rows: 4,
    }),
  ];
}
