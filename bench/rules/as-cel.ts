import { type Condition, windowSpecs } from './rule-specs.ts';

/** The condition in CEL, with the functions and names of a rulebook. */
export function asCel(condition: Condition): string {
  switch (condition.op) {
    case 'all':
      return joined(condition.of, ' && ');
    case 'any':
      return joined(condition.of, ' || ');
    case 'not':
      return `!(${asCel(condition.of)})`;
    case 'terms':
      return `containsTerm(content.text, ${JSON.stringify(condition.list)})`;
    case 'domains':
      return `inDomains(content.links, ${JSON.stringify(condition.list)})`;
    case 'hashes':
      return `inHashes(content.hashes, ${JSON.stringify(condition.list)})`;
    case 'pattern':
      return `content.text.matches(${JSON.stringify(condition.source)})`;
    case 'more':
      return `size(content.${condition.of}) > ${condition.than}`;
    case 'younger':
      return `actor.age < duration("${condition.thanHours}h")`;
    case 'group':
      return `group == ${JSON.stringify(condition.is)}`;
    case 'language':
      return `content.language == ${JSON.stringify(condition.is)}`;
    case 'window':
      return `${windowSpecs[condition.window]?.name ?? ''} > ${condition.above}`;
  }
}

function joined(parts: readonly Condition[], operator: string): string {
  return `(${parts.map(asCel).join(operator)})`;
}
