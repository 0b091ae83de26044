import { check } from '../../cel/check.ts';
import type { Checked } from '../../cel/checked.ts';
import { clausesOf } from '../../cel/clauses.ts';
import type { Expression } from '../../cel/expression.ts';
import { interpret } from '../../cel/interpret.ts';
import { unparse } from '../../cel/unparse.ts';
import { type Answer, NoAnswer } from '../../cel/value.ts';
import { type RuleFunctions, ruleEnvironment } from '../../rulebook/rule-environment.ts';
import { type Explaining, explainClause } from './explain-clause.ts';
import { readFact } from './read-facts.ts';
import type { Outcome, Trace, TracedClause } from './trace.ts';

/**
 * Explains a rule over an activity by running the reference interpreter and watching it: made only
 * when somebody asks, so it may cost something.
 */
export function traceRule(explaining: Explaining): Trace {
  const checked = bound(explaining);
  const answers = new Map<Expression, Answer>();
  const answer = interpret(checked, {
    read: (name) => readFact(name, explaining.rule, explaining),
    observe: (part, seen) => answers.set(part, seen),
  });
  const clauses = clausesOf(checked.expression).map((clause): TracedClause => {
    const outcome = outcomeOf(answers.get(clause));
    const why = explainClause(clause, explaining).join(' ');
    return { clause: unparse(clause), outcome, why };
  });
  const matched = answer === true;
  const mattered = clausesOf(checked.expression).filter(
    (clause) => !matched || answers.get(clause) === true,
  );
  const sentences = mattered.flatMap((clause) => explainClause(clause, explaining));
  return { matched, clauses, why: matched ? [...new Set(sentences)] : [] };
}

/** The same tree with the environment's functions bound to this activity. */
function bound({ rule, facts, book }: Explaining): Checked {
  const functions: RuleFunctions = {
    inList: (name, list) => inList(name, list, { facts, book }),
    detector: (name, what) =>
      what === 'output' ? facts.detector(name) : facts.detectorVersion(name),
  };
  const environment = ruleEnvironment(rule.rule.windows, functions);
  const checked = check(rule.condition.checked.expression, environment);
  // It was checked before, against the same names and types.
  return checked.ok ? checked.value : rule.condition.checked;
}

function inList(
  name: string,
  list: string,
  { facts, book }: Pick<Explaining, 'facts' | 'book'>,
): boolean {
  const found = book.list(list);
  switch (name) {
    case 'containsTerm':
      return found.looksAlike
        ? facts.alikeTerms.has(book.alikeTerms.of(found))
        : facts.terms.has(book.terms.of(found));
    case 'inDomains':
      return facts.domainHits.has(book.domains.of(found));
    case 'inHashes':
      return facts.hashHits.has(book.hashes.of(found));
    default:
      return facts.resembles(book.texts.of(found));
  }
}

function outcomeOf(answer: Answer | undefined): Outcome {
  if (answer === undefined) return 'not-evaluated';
  if (answer instanceof NoAnswer) return 'no-answer';
  return answer === true ? 'true' : 'false';
}
