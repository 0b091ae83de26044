import type { Intent } from '../intent.ts';
import type { Act, ActorKind, Planning } from './actor.ts';
import { author } from './author.ts';
import { bulkDecider } from './bulk-decider.ts';
import { member } from './member.ts';
import { moderator } from './moderator.ts';
import { nature } from './nature.ts';
import { operator } from './operator.ts';
import { persistent } from './persistent.ts';
import { reporter } from './reporter.ts';
import { responder } from './responder.ts';
import { reviewer } from './reviewer.ts';

const kinds: readonly ActorKind[] = [
  author,
  reporter,
  member,
  moderator,
  responder,
  bulkDecider,
  reviewer,
  operator,
  nature,
  persistent,
];

const acts: ReadonlyMap<string, Act> = new Map(kinds.flatMap((kind) => Object.entries(kind.acts)));

/** Everything that everybody sets out to do, in the order in which it comes. */
export function planAll(planning: Planning): readonly Intent[] {
  const intents = kinds.flatMap((kind) => kind.plan(planning));
  return intents.toSorted((first, second) => first.at - second.at);
}

export function actNamed(name: string): Act {
  const act = acts.get(name);
  if (act === undefined) throw new TypeError(`nobody knows how to do \`${name}\``);
  return act;
}
