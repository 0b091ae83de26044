import type { Call, Expression } from '../../cel/expression.ts';
import { eachPart } from '../../cel/expression.ts';
import { durationMs } from '../../kernel/duration.ts';
import { instantFromMs } from '../../kernel/instant.ts';
import type { Window } from '../../rulebook/model.ts';
import { type Facts, unknownAgeMs } from '../facts.ts';
import { domainAbove } from '../host.ts';
import type { MachineRule } from '../program/compile-program.ts';
import type { RuleWindows } from '../program/rule-windows.ts';
import type { TargetBook } from '../program/target-book.ts';
import { originalSpan } from '../text/original-span.ts';
import { countSentence, durationInWords, quoted } from './words.ts';

/** What sentences about a rule and an activity are made from. */
export interface Explaining {
  readonly rule: MachineRule;
  readonly facts: Facts;
  readonly windows: RuleWindows;
  readonly book: TargetBook;
}

/** One sentence for each thing a clause looks at, in the order it names them. */
export function explainClause(clause: Expression, explaining: Explaining): readonly string[] {
  const { condition } = explaining.rule;
  const sentences: string[] = [];
  const add = (sentence: string | undefined): void => {
    if (sentence !== undefined && !sentences.includes(sentence)) sentences.push(sentence);
  };
  const skipped = new Set<Expression>();
  for (const part of eachPart(clause)) {
    if (skipped.has(part)) continue;
    if (part.kind === 'call') {
      const own = explainCall(part, explaining);
      if (own !== undefined) {
        for (const inner of eachPart(part)) skipped.add(inner);
        add(own);
      }
      continue;
    }
    const variable = condition.checked.variableOf(part);
    if (variable !== undefined) add(variableSentence(variable, explaining));
  }
  return sentences;
}

function explainCall(call: Call, explaining: Explaining): string | undefined {
  const name = constantText(call.args[1]);
  switch (call.function) {
    case 'containsTerm':
      return termSentence(name, explaining);
    case 'inDomains':
      return domainSentence(name, explaining);
    case 'inHashes':
      return hashSentence(name, explaining);
    case 'resembles': {
      const { book, facts } = explaining;
      const like = facts.resembles(book.texts.of(book.list(name)));
      return `The text is ${like ? 'much' : 'not'} like one in the list ${name}.`;
    }
    case 'detector':
    case 'detectorVersion':
      return detectorSentence(constantText(call.args[0]), explaining.facts);
    case 'matches':
      return patternSentence(call, explaining);
    default:
      return undefined;
  }
}

function termSentence(list: string, { book, facts }: Explaining): string {
  const found = book.list(list);
  const target = found.looksAlike ? book.alikeTerms.of(found) : book.terms.of(found);
  const hits = found.looksAlike ? facts.alikeTerms : facts.terms;
  if (!hits.has(target)) return `The text has nothing of the list ${list}.`;
  if (found.looksAlike) return `The text has something that looks like a term of the list ${list}.`;
  const span = originalSpan(facts.text, hits.start(target), hits.end(target));
  return `The text has ${quoted(facts.text.slice(...span))}, which is in the list ${list}.`;
}

function domainSentence(list: string, { book, facts }: Explaining): string {
  const entries = new Set(book.list(list).entries.map((entry) => entry.replace(/^www\./, '')));
  for (const host of facts.domains()) {
    const domain = domainAbove(host, entries);
    if (domain !== undefined) {
      return `A link goes to ${quoted(domain)}, which is in the list ${list}.`;
    }
  }
  return `No link goes to a host of the list ${list}.`;
}

function hashSentence(list: string, { book, facts }: Explaining): string {
  const entries = new Set(book.list(list).entries);
  const found = facts.hashTexts().some((hash) => entries.has(hash));
  return found ? `A file is in the list ${list}.` : `No file is in the list ${list}.`;
}

function detectorSentence(name: string, facts: Facts): string {
  const [output, version] = [facts.detector(name), facts.detectorVersion(name)];
  if (output === '') return `The detector ${name} said nothing.`;
  return `The detector ${name}${version === '' ? '' : ` ${version}`} said ${quoted(output)}.`;
}

function patternSentence(call: Call, { rule, facts }: Explaining): string | undefined {
  const [of, written] = call.target === undefined ? call.args : [call.target, call.args[0]];
  const pattern = rule.condition.uses.patterns.get(constantText(written));
  if (of === undefined || rule.condition.checked.variableOf(of) !== 'content.text') {
    return undefined;
  }
  const span = pattern?.find(facts.text);
  if (span === undefined) return "Nothing in the text fits the rule's pattern.";
  return `The text has ${quoted(facts.text.slice(...span))}, which fits the rule's pattern.`;
}

function variableSentence(name: string, explaining: Explaining): string | undefined {
  const sentence = SENTENCES[name];
  if (sentence !== undefined) return sentence(explaining.facts);
  const { rule, windows } = explaining;
  const window = rule.rule.windows.find((one) => one.name === name);
  const position = rule.windows.get(name);
  if (window === undefined || position === undefined) return undefined;
  return windowSentence(window, windows.value(position));
}

function windowSentence(window: Window, value: number): string {
  const length = durationInWords(durationMs(window.over));
  const { name, by, of } = window;
  switch (window.aggregate) {
    case 'count':
      return `${name} is ${value} (activities counted by ${by} within ${length}).`;
    case 'sum':
      return `${name} is ${value} (sum of \`${of}\` by ${by} within ${length}).`;
    case 'distinct':
      return `${name} is ${value} (different values of \`${of}\` by ${by} within ${length}).`;
    default:
      return (
        `${name} is ${instantFromMs(value)} ` +
        `(${window.aggregate} activity by ${by} within ${length}).`
      );
  }
}

const SENTENCES: Readonly<Record<string, (facts: Facts) => string | undefined>> = {
  'actor.age': (facts) => {
    const age = facts.ageMs();
    return age === unknownAgeMs
      ? undefined
      : `The account was ${durationInWords(Math.max(age, 0))} old.`;
  },
  'content.links': ({ links }) => countSentence(links.length, 'link'),
  'content.mentions': ({ mentions }) => countSentence(mentions.length, 'mention'),
  'content.hashes': ({ hashes }) => countSentence(hashes.length, 'file'),
  'content.domains': (facts) => {
    const domains = facts.domains();
    return domains.length === 0 ? undefined : `The links go to ${domains.slice(0, 5).join(', ')}.`;
  },
  'content.language': ({ language }) =>
    language === '' ? undefined : `The language is ${language}.`,
  group: ({ group }) => (group === '' ? undefined : `The group is ${quoted(group)}.`),
};

function constantText(part: Expression | undefined): string {
  return part?.kind === 'constant' && part.constant.type === 'string' ? part.constant.value : '';
}
