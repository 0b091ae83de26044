import type { Subject } from '../../domain/person.ts';
import { limits } from '../../kernel/limits.ts';
import type { Rule } from '../../rulebook/model.ts';
import { html } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import type { PageShape } from '../page/frame.ts';
import type { Attempt } from '../page/sent-form.ts';
import { words } from '../words/words.ts';

type OpenableKind = Exclude<Subject['kind'], 'group' | 'steward-conduct'>;

/** The kinds of subject that one handle is enough to name. */
export const openableKinds: readonly OpenableKind[] = [
  'item',
  'member',
  'reporter-misuse',
  'appellant-misuse',
  'trader-conduct',
  'staff-conduct',
  'operator-conduct',
];

export interface OpenCasePage {
  readonly rules: readonly Rule[];
  readonly newKey: () => string;
  readonly attempt?: Attempt;
}

/** The same form for whatever a case can be about: members, staff and the operator alike (O1). */
export function openCaseView({ rules, newKey, attempt }: OpenCasePage): PageShape {
  const { openCase, term } = words;
  const pieces = formPieces('open', attempt);
  const noRule = { value: '', caption: openCase.noRule };
  return {
    title: openCase.title,
    body: html`<h1>${openCase.title}</h1>
<p class="lead">${openCase.lead}</p>
${pieces.form({
  to: '/m/open',
  key: newKey(),
  body: [
    pieces.radios({
      name: 'kind',
      caption: openCase.kind,
      required: true,
      initial: 'item',
      choices: openableKinds.map((kind) => ({ value: kind, caption: term.subjects[kind] })),
    }),
    pieces.line({
      name: 'who',
      caption: openCase.who,
      hint: openCase.whoHint,
      required: true,
      lengthMax: limits.identifierLengthMax,
    }),
    pieces.line({ name: 'item', caption: openCase.item, hint: openCase.itemHint }),
    pieces.select({
      name: 'rule',
      caption: openCase.rule,
      hint: openCase.ruleHint,
      choices: [noRule, ...rules.map(({ id, title }) => ({ value: id, caption: title }))],
    }),
    pieces.area({ name: 'reason', caption: openCase.reason, required: true, rows: 3 }),
    pieces.area({ name: 'shown', caption: openCase.shown, hint: openCase.shownHint, rows: 4 }),
    submit(openCase.send),
  ],
})}`,
  };
}
