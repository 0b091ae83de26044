import type { AppointStewardInput, GroupView } from '../../app/contract/groups.ts';
import type { DutyKind } from '../../domain/duty/event.ts';
import type { CharterDuty, Seat } from '../../domain/group/event.ts';
import type { Duration } from '../../kernel/duration.ts';
import type { MemberId } from '../../kernel/identifier.ts';
import { limits } from '../../kernel/limits.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { type Html, html } from '../markup.ts';
import { formPieces, submit } from '../page/form.ts';
import { refuseSaying } from '../page/form-refusal.ts';
import type { Attempt, FormValues } from '../page/sent-form.ts';
import { dayGiven } from '../text/day-given.ts';
import { words } from '../words/words.ts';

const kinds: readonly DutyKind[] = ['look-into-matter', 'answer-staff'];
const seats: readonly Seat[] = ['steward', 'deputy', 'co-steward', 'interim'];

/** Offers a seat under a charter, with a time for each duty. */
export function appointForm(
  { group }: GroupView,
  { newKey, attempt }: { readonly newKey: () => string; readonly attempt?: Attempt },
): Html {
  const { staff, seats: seatNames, duties } = words.stewardship;
  const pieces = formPieces('appoint', attempt);
  const days = kinds.map((kind) =>
    pieces.line({
      name: `days-${kind}`,
      caption: staff.days({ duty: duties[kind] }),
      hint: staff.daysHint,
      numeric: true,
      initial: '3',
      lengthMax: 2,
    }),
  );
  return html`<section class="card"><h2>${staff.appoint}</h2>${pieces.form({
    to: `/g/${encodeURIComponent(group)}/appoint`,
    key: newKey(),
    body: [
      pieces.line({
        name: 'steward',
        caption: staff.appointWho,
        required: true,
        lengthMax: limits.identifierLengthMax,
      }),
      pieces.select({
        name: 'seat',
        caption: staff.appointSeat,
        required: true,
        initial: 'steward',
        choices: seats.map((value) => ({ value, caption: seatNames[value] })),
      }),
      pieces.area({
        name: 'charter',
        caption: staff.appointText,
        hint: staff.appointTextHint,
        required: true,
      }),
      ...days,
      pieces.line({ name: 'until', caption: staff.until, hint: staff.untilHint, lengthMax: 10 }),
      submit(staff.appointSend, { quiet: true }),
    ],
  })}</section>`;
}

export function appointInput(values: FormValues): Result<AppointStewardInput, Refusal> {
  const { staff } = words.stewardship;
  const duties: CharterDuty[] = [];
  for (const duty of kinds) {
    const days = values.given(`days-${duty}`);
    if (days === undefined) continue;
    if (!/^\d{1,2}$/.test(days)) {
      return err(refuseSaying('invalid_value', staff.wrongDays, { pointer: `/days-${duty}` }));
    }
    duties.push({ duty, within: `P${Number(days)}D` as Duration });
  }
  const typed = values.given('until');
  const until = typed === undefined ? undefined : dayGiven(typed);
  if (typed !== undefined && until === undefined) {
    return err(refuseSaying('invalid_value', staff.wrongDay, { pointer: '/until' }));
  }
  return ok({
    steward: (values.given('steward') ?? '') as MemberId,
    seat: seats.find((seat) => seat === values.one('seat')) ?? 'steward',
    charter: { text: values.one('charter'), duties },
    ...(until === undefined ? {} : { until }),
  });
}
