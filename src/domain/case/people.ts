import type { PeopleInFile, Steward } from '../conflict.ts';
import { type Person, respondentOf } from '../person.ts';
import type { OpenCase } from './state.ts';

/** Everybody known to have reported what the case is about. */
export function reportersOf(file: Pick<OpenCase, 'matters'>): readonly Person[] {
  return file.matters.flatMap((matter) =>
    matter.kind === 'report' && matter.reporter !== undefined ? [matter.reporter] : [],
  );
}

/** The people `conflictOf` asks about. */
export function peopleIn(
  file: Pick<OpenCase, 'opened' | 'matters'>,
  stewards: readonly Steward[] = [],
): PeopleInFile {
  const { subject } = file.opened;
  const people = { subject, respondent: respondentOf(subject), reporters: reportersOf(file) };
  return { ...people, stewards };
}
