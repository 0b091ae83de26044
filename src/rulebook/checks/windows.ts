import { reservedWords } from '../../cel/parse.ts';
import { typeValues } from '../../cel/type-values.ts';
import { durationMs } from '../../kernel/duration.ts';
import { limits } from '../../kernel/limits.ts';
import { readMeasurement } from '../condition.ts';
import type { Remarks } from '../diagnostic.ts';
import type { Check, RuleDraft } from '../draft.ts';
import { placeAt } from '../field.ts';
import { forbiddenSignalHelp, forbiddenSignalMessage, forbiddenWord } from '../forbidden-signal.ts';
import type { Window } from '../model.ts';
import { placeInScalar } from '../place-in-scalar.ts';
import { ruleVariables } from '../rule-environment.ts';

const TAKEN: ReadonlySet<string> = new Set([
  ...Object.keys(ruleVariables).map((path) => path.split('.')[0] ?? path),
  ...reservedWords,
  ...typeValues.keys(),
  'google',
]);

/**
 * Windows look back at most seven days, have names of their own and sum or tell apart what may be
 * read.
 */
export const checkWindows: Check = ({ rules, sourceOf }, remarks) => {
  for (const draft of rules) {
    const { rule, head } = draft;
    if (rule.windows.length > 0 && rule.when === undefined) {
      const message = `\`${rule.id}\` counts something but has no condition that uses it`;
      remarks.error('window', placeAt(head, 'windows'), message, 'add `when:` or leave it out');
    }
    for (const window of rule.windows) {
      checkWindow(draft, window, remarks, sourceOf(draft.file));
    }
  }
};

function checkWindow(draft: RuleDraft, window: Window, remarks: Remarks, source: string): void {
  const { head } = draft;
  const place = placeAt(head, 'windows', window.name);
  if (TAKEN.has(window.name)) {
    const help = 'choose another name, for example `links_10m`';
    remarks.error('window', place, `\`${window.name}\` already means something else`, help);
  }
  if (forbiddenWord(window.name) !== undefined) {
    const message = forbiddenSignalMessage(window.name);
    remarks.error('forbidden-signal', place, message, forbiddenSignalHelp);
  }
  const length = durationMs(window.over);
  if (length <= 0 || length > durationMs(limits.windowLengthMax)) {
    const over = placeAt(head, 'windows', window.name, 'over');
    const message = 'a window looks back at most seven days';
    remarks.error('window', over, message, 'write a length such as `10m` or `24h`');
  }
  if (durationMs(window.lateness) > durationMs(limits.windowLatenessMax)) {
    const lateness = placeAt(head, 'windows', window.name, 'lateness');
    const message = 'an activity may come at most a day late and still be counted';
    remarks.error('window', lateness, message, 'write a length such as `10m`, at most `24h`');
  }
  if (window.aggregate !== 'sum' && window.aggregate !== 'distinct') return;
  if (window.of === undefined) return;
  const compiled = readMeasurement(window.of, window.aggregate);
  if (compiled.ok) return;
  const { check, message, span, help } = compiled.error;
  const scalar = placeAt(head, 'windows', window.name, window.aggregate);
  remarks.error(check, placeInScalar(source, scalar, window.of, span), message, help);
}
