import type { AskAccessInput } from '../../app/contract/break-glass.ts';
import type { AccessKind, AccessWay } from '../../domain/break-glass/event.ts';
import type { CaseId } from '../../kernel/identifier.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { html } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import { refuseSaying } from '../page/form-refusal.ts';
import type { PageShape } from '../page/frame.ts';
import type { Attempt, FormValues } from '../page/sent-form.ts';
import { dayGiven } from '../text/day-given.ts';
import { words } from '../words/words.ts';

const kinds: readonly AccessKind[] = [
  'identity-before-finding',
  'reporter-identity',
  'sealed-file',
];
const ways: readonly AccessWay[] = ['two-persons', 'counted'];

/** Asks for what is withheld in one case: what, how, and why it is an emergency. */
export function askView(model: {
  readonly file: CaseId;
  readonly newKey: () => string;
  readonly attempt?: Attempt;
}): PageShape {
  const { ask, kinds: kindNames, ways: wayNames } = words.emergency;
  const pieces = formPieces('ask', model.attempt);
  return {
    title: ask.title,
    body: html`<h1>${ask.title}</h1>
<p class="lead">${ask.lead}</p>
${pieces.form({
  to: `/e/ask/${model.file}`,
  key: model.newKey(),
  body: [
    pieces.radios({
      name: 'kind',
      caption: ask.kind,
      required: true,
      choices: kinds.map((value) => ({ value, caption: kindNames[value] })),
    }),
    pieces.radios({
      name: 'way',
      caption: ask.way,
      required: true,
      choices: ways.map((value) => ({ value, caption: wayNames[value] })),
    }),
    pieces.area({ name: 'reason', caption: ask.reason, required: true, rows: 3 }),
    html`<h2>${ask.later}</h2>`,
    pieces.line({
      name: 'until',
      caption: ask.laterUntil,
      hint: ask.laterUntilHint,
      lengthMax: 10,
    }),
    pieces.area({ name: 'because', caption: ask.laterBecause, rows: 3 }),
    submit(ask.send),
  ],
})}`,
  };
}

export function askInput(values: FormValues): Result<AskAccessInput, Refusal> {
  const { ask } = words.emergency;
  const kind = kinds.find((one) => one === values.one('kind'));
  const way = ways.find((one) => one === values.one('way'));
  if (kind === undefined) return err(refuseSaying('required', ask.kind, { pointer: '/kind' }));
  if (way === undefined) return err(refuseSaying('required', ask.way, { pointer: '/way' }));
  const asked = { kind, way, reason: values.one('reason') };
  const typed = values.given('until');
  if (typed === undefined) return ok(asked);
  const until = dayGiven(typed);
  if (until === undefined) {
    return err(refuseSaying('invalid_value', ask.wrongDay, { pointer: '/until' }));
  }
  return ok({ ...asked, later: { until, because: values.one('because') } });
}
