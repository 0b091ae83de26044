import type { Intent } from '../intent.ts';
import type { Act, ActorKind, Planning } from './actor.ts';
import { author } from './author.ts';
import { authority } from './authority.ts';
import { bulkDecider } from './bulk-decider.ts';
import { contester } from './contester.ts';
import { correspondent } from './correspondent.ts';
import { member } from './member.ts';
import { misuser } from './misuser.ts';
import { moderator } from './moderator.ts';
import { nature } from './nature.ts';
import { operator } from './operator.ts';
import { outsider } from './outsider.ts';
import { panelist } from './panelist.ts';
import { persistent } from './persistent.ts';
import { reporter } from './reporter.ts';
import { rescuer } from './rescuer.ts';
import { responder } from './responder.ts';
import { reviewer } from './reviewer.ts';
import { steward } from './steward.ts';
import { thankful } from './thankful.ts';

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
  steward,
  authority,
  thankful,
  panelist,
  outsider,
  rescuer,
  contester,
  misuser,
  correspondent,
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
