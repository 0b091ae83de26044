import type { RuleDraft } from '../draft-rule.ts';
import { proseOf, type RuleImporting, sentences } from '../importing.ts';
import type { SourceMap, SourceNode } from '../source-tree.ts';

/** What a rule does and says instead of what AutoMod did. */
export interface Answer {
  readonly effect: RuleDraft['effect'];
  readonly said: readonly string[];
}

const BLOCK = '1';
const ALERT = '2';

/** Reads `actions`. Only blocking a message has an effect of its own; the rest goes to people. */
export function tellActions(node: SourceNode, into: RuleImporting): Answer {
  if (node.kind !== 'list') {
    into.remarks.refused(node, 'this is a list');
    return { effect: 'review', said: [] };
  }
  if (node.items.length === 0) into.remarks.translated(node, 'nothing was done by itself');
  const answers = node.items.map((item) => tellAction(item, into));
  const hold = answers.some(({ effect }) => effect === 'hold');
  return { effect: hold ? 'hold' : 'review', said: answers.flatMap(({ said }) => said) };
}

function tellAction(node: SourceNode, into: RuleImporting): Answer {
  const { remarks, rule } = into;
  const kind = node.kind === 'map' ? node.entries.get('type') : undefined;
  if (node.kind !== 'map' || kind?.kind !== 'scalar') {
    remarks.refused(node, 'it does not say what is to be done');
    return { effect: 'review', said: [] };
  }
  if (kind.text === BLOCK) {
    const said = 'the effect `hold`: it is kept back for a day at most while people look at it';
    remarks.caveat(kind, said, rule.file);
  } else if (kind.text === ALERT) remarks.translated(kind, 'the effect `review`', rule.file);
  else remarks.refused(kind, sentences.punishment);
  const metadata = node.entries.get('metadata');
  if (metadata?.kind === 'map' && metadata.entries.size === 0) {
    remarks.translated(metadata, 'nothing is added');
  }
  const said = metadataOf(node).flatMap(([key, value]) => {
    if (key === 'custom_message') return proseOf(value, sentences.prose, into);
    const reasons: Readonly<Record<string, string>> = {
      channel_id: 'moderators find it in their queue, so no channel is told',
      duration_seconds: sentences.punishment,
    };
    const reason = Object.hasOwn(reasons, key) ? reasons[key] : undefined;
    if (reason !== undefined) remarks.refused(value, reason);
    return [];
  });
  return { effect: kind.text === BLOCK ? 'hold' : 'review', said };
}

function metadataOf(node: SourceMap): readonly (readonly [string, SourceNode])[] {
  const metadata = node.entries.get('metadata');
  return metadata?.kind === 'map' ? [...metadata.entries] : [];
}
