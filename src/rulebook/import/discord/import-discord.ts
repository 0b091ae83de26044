import { allOf, type Clause, not } from '../clause.ts';
import type { RuleDraft } from '../draft-rule.ts';
import { type Importing, proseOf, type RuleImporting, sentences } from '../importing.ts';
import { readDocuments, type SourceMap, type SourceNode, truthOf } from '../source-tree.ts';
import { tellActions } from './responses.ts';
import { triggerClause } from './trigger.ts';

const FROM = 'Discord AutoMod';

/** Fields without meaning outside of Discord. */
const NUMBERS: readonly string[] = ['id', 'guild_id', 'creator_id', 'creator'];

/**
 * Drafts a rule for each AutoMod rule object: one, or a list of them. Fields as in the developer
 * documentation, “Auto Moderation”.
 */
export function importDiscord(text: string, into: Importing): void {
  for (const { tree, problem } of readDocuments(text, () => 'rules')) {
    if (problem !== undefined) {
      const message = `this is not JSON: ${problem.message}`;
      into.remarks.refused({ path: 'rules', place: problem.place }, message);
    }
    const rules = tree === undefined ? [] : tree.kind === 'list' ? tree.items : [tree];
    for (const [position, rule] of rules.entries()) importRule(rule, position + 1, into);
    if (tree !== undefined) into.remarks.close(tree);
  }
}

function importRule(node: SourceNode, position: number, into: Importing): void {
  if (node.kind !== 'map' || into.drafts.full) {
    const full = 'a rulebook has no room for more rules';
    into.remarks.refused(node, node.kind === 'map' ? full : 'a rule has names and values');
    return;
  }
  const named = node.entries.get('name');
  const title = named?.kind === 'scalar' ? named.text : '';
  const rule = into.drafts.nameRule(title, `AutoMod rule ${position}`);
  const ruleInto: RuleImporting = { ...into, rule };
  const clauses: Clause[] = [triggerClause(node, ruleInto)];
  let effect: RuleDraft['effect'] = 'review';
  const said: string[] = [];
  for (const [key, value] of node.entries) {
    if (key === 'name') {
      const kept = title === rule.title;
      const prose = proseOf(value, kept ? 'the title of the rule' : sentences.remark, ruleInto);
      if (!kept) said.push(...prose);
    } else if (key === 'actions') {
      const answer = tellActions(value, ruleInto);
      effect = answer.effect;
      said.push(...answer.said);
    } else clauses.push(fieldClause(key, value, ruleInto));
  }
  const event = node.entries.get('event_type');
  const profile = event?.kind === 'scalar' && event.text === '2';
  into.drafts.add({
    ...rule,
    from: FROM,
    appliesTo: [profile || isTrigger(node, '6') ? 'profile' : 'message'],
    clause: allOf(clauses),
    effect,
    said,
  });
}

function isTrigger(node: SourceMap, type: string): boolean {
  const trigger = node.entries.get('trigger_type');
  return trigger?.kind === 'scalar' && trigger.text === type;
}

function fieldClause(key: string, node: SourceNode, into: RuleImporting): Clause {
  const { remarks, rule } = into;
  if (NUMBERS.includes(key)) {
    remarks.refused(node, key.startsWith('creator') ? sentences.person : sentences.oldNumber);
    return allOf([]);
  }
  switch (key) {
    case 'trigger_type':
    case 'trigger_metadata':
      // Read together by `triggerClause`.
      return allOf([]);
    case 'event_type':
      return eventClause(node, into);
    case 'enabled':
      return enabledClause(node, into);
    case 'exempt_roles':
      if (node.kind !== 'list' || node.items.length > 0) remarks.refused(node, sentences.role);
      else remarks.translated(node, 'nobody is exempt', rule.file);
      return allOf([]);
    case 'exempt_channels':
      return channelClause(node, into);
    default:
      return { kind: 'unknown', about: 'absent' };
  }
}

function eventClause(node: SourceNode, { remarks, rule }: RuleImporting): Clause {
  const written = node.kind === 'scalar' ? node.text : '';
  if (written === '1' || written === '2') {
    remarks.translated(node, 'what the rule applies to', rule.file);
    return allOf([]);
  }
  remarks.refused(node, 'this kind of event is not known; messages are 1 and profiles are 2');
  return { kind: 'unknown', about: 'absent' };
}

function enabledClause(node: SourceNode, { remarks, rule }: RuleImporting): Clause {
  if (truthOf(node) !== false) {
    remarks.translated(node, 'the rule is in use', rule.file);
    return allOf([]);
  }
  remarks.caveat(node, 'it was switched off, so no machine runs it here either', rule.file);
  return { kind: 'unknown', about: 'off' };
}

function channelClause(node: SourceNode, { remarks, rule }: RuleImporting): Clause {
  const channels = node.kind === 'list' ? node.items.filter((item) => item.kind === 'scalar') : [];
  if (node.kind !== 'list' || channels.length < node.items.length) {
    remarks.refused(node, 'this is a list of channels');
    return { kind: 'unknown', about: 'absent' };
  }
  const said = 'channels without the rule; the number must be what the platform sends as `thread`';
  if (channels.length === 0) remarks.translated(node, 'no channel is exempt', rule.file);
  else remarks.caveat(node, said, rule.file);
  return allOf(channels.map(({ text }) => not({ kind: 'equals', subject: 'thread', value: text })));
}
