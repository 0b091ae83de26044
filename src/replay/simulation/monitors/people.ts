import type { Subject } from '../../../domain/person.ts';
import type { SeenRecord } from '../record/record.ts';
import type { SeenCase } from '../record/seen.ts';

/** Why somebody on the staff should have kept out of a case, in the outsider's own words. */
export function conflictIn(
  record: SeenRecord,
  file: SeenCase,
  staffId: string,
): string | undefined {
  const staff = record.staff.get(staffId);
  if (staff === undefined) return `${staffId} was never appointed`;
  const respondent = respondentKey(file.opened.subject);
  const selves = [`staff:${staff.id}`, `member:${staff.member ?? ''}`];
  if (selves.includes(respondent)) return `${staffId} is the person the case is about`;
  const own = selves.find((self) => file.reporters.has(self));
  if (own !== undefined) return `${staffId} reported it as ${own}`;
  if (staff.relations.has(respondent)) return `${staffId} is related to ${respondent}`;
  const close = [...file.reporters].find((reporter) => staff.relations.has(reporter));
  if (close !== undefined) return `${staffId} is related to the reporter ${close}`;
  const outside = file.opened.subject.kind === 'operator-conduct' && staff.roles.has('operator');
  return outside ? `${staffId} is an operator and the case is about one` : undefined;
}

export function respondentKey(subject: Subject): string {
  switch (subject.kind) {
    case 'member':
    case 'reporter-misuse':
    case 'appellant-misuse':
    case 'trader-conduct':
      return `member:${subject.member}`;
    case 'item':
      return `member:${subject.author}`;
    case 'group':
    case 'steward-conduct':
      return `member:${subject.steward}`;
    case 'staff-conduct':
    case 'operator-conduct':
      return `staff:${subject.staff}`;
  }
}
