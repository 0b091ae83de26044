import { type Html, html, nothing } from '../markup.ts';
import { type FormPieces, formPieces, submit } from '../page/form.ts';
import type { Text } from '../words/wording.ts';
import { words } from '../words/words.ts';
import type { BulkPage } from './bulk-page-view.ts';

/** The forms of a job's page, by name. */
export const bulkForms = ['start', 'undo', 'agree', 'disagree', 'vacate'] as const;
export type BulkForm = (typeof bulkForms)[number];

/** What whoever looks may do now; the server judges it again. */
export function bulkActs(model: BulkPage): Html {
  const offered = bulkForms.filter((name) => isOffered(model, name));
  return offered.length === 0 ? nothing : html`${offered.map((name) => act(model, name))}`;
}

export function isOffered({ job, staff, roles }: BulkPage, name: BulkForm): boolean {
  const own = job.author === staff;
  const { phase } = job;
  switch (name) {
    case 'start':
      return own && phase === 'checking';
    case 'undo':
      return own && ['checking', 'awaiting-second-person', 'held'].includes(phase);
    case 'agree':
    case 'disagree':
      return !own && phase === 'awaiting-second-person';
    case 'vacate':
      return (
        !own &&
        job.second !== staff &&
        roles.some((role) => role === 'lead' || role === 'ombud') &&
        (phase === 'running' || phase === 'done')
      );
  }
}

function act(model: BulkPage, name: BulkForm): Html {
  const { job, newKey, attempt } = model;
  const pieces = formPieces(name, attempt);
  const { title, fields, caption, quiet } = shapeOf(name, pieces);
  return html`<section class="card act"><h2>${title}</h2>
${pieces.form({
  to: `/m/bulk/${job.bulk}/${name}`,
  key: newKey(),
  body: [...fields, submit(caption, { quiet })],
})}</section>`;
}

interface ActShape {
  readonly title: Text;
  readonly fields: readonly Html[];
  readonly caption: Text;
  readonly quiet: boolean;
}

function shapeOf(name: BulkForm, pieces: FormPieces): ActShape {
  const { act: text } = words.bulk;
  switch (name) {
    case 'start':
      return {
        title: text.startTitle,
        fields: [html`<p>${text.startText}</p>`],
        caption: text.start,
        quiet: false,
      };
    case 'undo':
      return { title: text.undoTitle, fields: [], caption: text.undo, quiet: true };
    case 'agree':
      return {
        title: text.agreeTitle,
        fields: [html`<p>${text.agreeText}</p>`],
        caption: text.agree,
        quiet: false,
      };
    case 'disagree':
      return {
        title: text.disagree,
        fields: [
          pieces.area({ name: 'reason', caption: text.disagreeReason, required: true, rows: 3 }),
        ],
        caption: text.disagree,
        quiet: true,
      };
    case 'vacate':
      return {
        title: text.vacateTitle,
        fields: [
          html`<p>${text.vacateText}</p>`,
          pieces.area({
            name: 'reasons',
            caption: text.vacateReasons,
            hint: text.vacateHint,
            required: true,
            rows: 5,
          }),
        ],
        caption: text.vacate,
        quiet: false,
      };
  }
}
