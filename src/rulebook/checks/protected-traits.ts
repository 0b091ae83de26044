import { type Expression, eachPart } from '../../cel/expression.ts';
import { parse } from '../../cel/parse.ts';
import { limits } from '../../kernel/limits.ts';
import type { Check, RulebookDraft } from '../draft.ts';
import { placeAt } from '../field.ts';
import { namesTrait } from '../protected-trait.ts';

/** Clauses that say where and by whom, and not what somebody does. */
const CIRCUMSTANCES: ReadonlySet<string> = new Set([
  'content.language',
  'content.kind',
  'group',
  'thread',
  'type',
  'actor.id',
  'actor.age',
]);

/**
 * A rule that looks for the name of a creed, a people, a party or another protected trait must also
 * ask for something that somebody does (EU Charter, Art. 21): the name alone is no conduct.
 */
export const checkProtectedTraits: Check = (draft, remarks) => {
  for (const { rule, head } of draft.rules) {
    if (rule.when === undefined) continue;
    const { conditionNodesMax: nodesMax, conditionDepthMax: depthMax } = limits;
    const parsed = parse(rule.when, { nodesMax, depthMax });
    if (!parsed.ok) continue;
    const trait = traitWithoutConduct(parsed.value, draft);
    if (trait === undefined) continue;
    const message = `this rule looks for \`${trait}\`, and for nothing that somebody does`;
    const help = 'add what is done, for example a list of threats, or leave the name out';
    remarks.error('protected-trait', placeAt(head, 'when'), message, help);
  }
};

/** The trait that one alternative of the condition rests on; every alternative is looked at. */
function traitWithoutConduct(part: Expression, draft: RulebookDraft): string | undefined {
  if (part.kind === 'call' && part.function === '_||_') {
    return firstOf(part.args, (arg) => traitWithoutConduct(arg, draft));
  }
  const clauses = chain(part);
  const traits = clauses.map((clause) => traitIn(clause, draft));
  const conduct = clauses.some((clause, at) => traits[at] === undefined && !isCircumstance(clause));
  return conduct ? undefined : traits.find((trait) => trait !== undefined);
}

function chain(part: Expression): readonly Expression[] {
  return part.kind === 'call' && part.function === '_&&_' ? part.args.flatMap(chain) : [part];
}

function isCircumstance(clause: Expression): boolean {
  const names = [...eachPart(clause)].flatMap((part) => {
    if (part.kind === 'name') return [part.name];
    return part.kind === 'select' && part.of.kind === 'name'
      ? [`${part.of.name}.${part.field}`]
      : [];
  });
  const whole = names.filter((name) => !names.some((longer) => longer.startsWith(`${name}.`)));
  return whole.every((name) => CIRCUMSTANCES.has(name));
}

function traitIn(clause: Expression, { lists }: RulebookDraft): string | undefined {
  // A clause that asks for the absence of something looks for nothing.
  if (clause.kind === 'call' && clause.function === '!_') return undefined;
  return firstOf([...eachPart(clause)], (part) => {
    if (part.kind !== 'constant' || part.constant.type !== 'string') return undefined;
    const { value } = part.constant;
    const list = lists.find(({ list: { name, kind } }) => name === value && kind === 'terms')?.list;
    if (list === undefined) return namesTrait(value);
    return firstOf(list.entries, namesTrait);
  });
}

function firstOf<Item>(
  items: readonly Item[],
  look: (item: Item) => string | undefined,
): string | undefined {
  for (const item of items) {
    const found = look(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
