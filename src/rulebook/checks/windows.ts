import { durationMs } from '../../kernel/duration.ts';
import { limits } from '../../kernel/limits.ts';
import { variables } from '../activation.ts';
import { compileMeasurement, isBuiltInName } from '../condition.ts';
import type { Remarks } from '../diagnostic.ts';
import type { Check, RuleDraft } from '../draft.ts';
import { placeAt } from '../field.ts';
import { forbiddenSignalHelp, forbiddenSignalMessage, forbiddenWord } from '../forbidden-signal.ts';
import type { Window } from '../model.ts';
import { placeInScalar } from '../place-in-scalar.ts';

const TAKEN: ReadonlySet<string> = new Set([
  ...Object.keys(variables).map((path) => path.split('.')[0] ?? path),
  'true',
  'false',
  'null',
  'in',
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
  if (TAKEN.has(window.name) || isBuiltInName(window.name)) {
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
  if (window.of === undefined || window.aggregate === 'count') return;
  const compiled = compileMeasurement(window.of, window.aggregate);
  if (compiled.ok) return;
  const { check, message, span, help } = compiled.error;
  const scalar = placeAt(head, 'windows', window.name, window.aggregate);
  remarks.error(check, placeInScalar(source, scalar, window.of, span), message, help);
}
