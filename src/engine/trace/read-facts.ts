import { Duration, NoAnswer, Timestamp, type Value } from '../../cel/value.ts';
import type { Facts } from '../facts.ts';
import type { MachineRule } from '../program/compile-program.ts';
import type { RuleWindows } from '../program/rule-windows.ts';

const MILLISECOND = 1_000_000n;

function moment(milliseconds: number): Timestamp {
  return new Timestamp(BigInt(milliseconds) * MILLISECOND);
}

const READERS: Readonly<Record<string, (facts: Facts) => Value>> = {
  type: (facts) => facts.type,
  time: (facts) => moment(facts.timeMs),
  group: (facts) => facts.group,
  thread: (facts) => facts.thread,
  'actor.id': (facts) => facts.actor,
  'actor.age': (facts) => new Duration(BigInt(facts.ageMs()) * MILLISECOND),
  'content.kind': (facts) => facts.kind,
  'content.text': (facts) => facts.text,
  'content.language': (facts) => facts.language,
  'content.links': (facts) => facts.links,
  'content.mentions': (facts) => facts.mentions,
  'content.hashes': (facts) => facts.hashTexts(),
  'content.domains': (facts) => facts.domains(),
  'content.fingerprint': (facts) => facts.fingerprint(),
  'content.sketch': (facts) => facts.sketch(),
};

/** The value of a variable for the reference interpreter. */
export function readFact(
  name: string,
  { rule, windows }: MachineRule,
  about: { readonly facts: Facts; readonly windows: RuleWindows },
): Value | NoAnswer {
  const reader = READERS[name];
  if (reader !== undefined) return reader(about.facts);
  const position = windows.get(name);
  const declared = rule.windows.find((window) => window.name === name);
  if (position === undefined || declared === undefined) return new NoAnswer(`no ${name}`);
  const value = about.windows.value(position);
  const isMoment = declared.aggregate === 'first' || declared.aggregate === 'last';
  return isMoment ? moment(value) : BigInt(value);
}
