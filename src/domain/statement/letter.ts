import { sameLanguage } from '../../kernel/language.ts';
import type { Factors, MilderRange } from '../decision/event.ts';
import type { Block } from '../letter/letter.ts';
import { address, heading, item, quote, type Section, sentences } from '../letter/letter.ts';
import { type Message, message } from '../letter/message.ts';
import { measureMessage } from '../letter/restriction.ts';
import type { Place, StatementDraft } from './draft.ts';
import type { StatedHearing } from './text.ts';

type Structure = Omit<StatementDraft, 'sections'>;

/** What the letter says besides the structure. */
interface Remarks {
  /** The decision takes the place of an earlier one. */
  readonly replaces: boolean;
  /** The people who decide write in another language than the reader's. */
  readonly untranslated: boolean;
}

/**
 * The statement as it can be read aloud: what was decided, what happened, why, what it means for
 * standing, and what the reader can do. Every field of DSA Article 17(3) is said (N1).
 */
export function statementSections(structure: Structure, remarks: Remarks): readonly Section[] {
  const { issuedAt, source } = structure;
  return [
    [heading(message('statement.title', { at: issuedAt }))],
    [
      heading(message('statement.decided')),
      ...decidedBlocks(structure, remarks),
      ...measureBlocks(structure),
    ],
    [
      heading(message('statement.happened')),
      sentences(message('source', { source })),
      sentences(message('statement.relies')),
      ...factBlocks(structure),
    ],
    [heading(message('statement.why')), ...whyBlocks(structure, remarks)],
    ...(structure.hearing === undefined ? [] : [heardSection(structure.hearing)]),
    [heading(message('statement.standing')), ...standingBlocks(structure)],
    [heading(message('statement.can')), ...redressBlocks(structure)],
  ];
}

/** The letter about an item that a machine held back and that nobody has decided on. */
export function holdSections(structure: Structure): readonly Section[] {
  const { facts, redress, reasons } = structure;
  const about = facts.length === 0 ? [] : [sentences(message('hold.about'))];
  return [
    [heading(message('hold.title', { at: structure.issuedAt }))],
    [
      heading(message('statement.happened')),
      ...measureBlocks(structure),
      ...about,
      ...factBlocks(structure),
    ],
    [
      heading(message('statement.why')),
      ...(typeof reasons === 'string' ? [quote(reasons)] : [sentences(reasons)]),
      ...groundBlocks(structure),
      ...ruleBlocks(structure),
    ],
    [heading(message('statement.standing')), sentences(message('hold.standing'))],
    [
      heading(message('statement.can')),
      sentences(message('hold.wait')),
      sentences(message('member.page')),
      address(redress.appeal.path),
      ...roadBlocks(structure),
    ],
  ];
}

function decidedBlocks({ rule, ladder }: Structure, { replaces }: Remarks): readonly Block[] {
  const { title, version } = rule;
  const decision = message('statement.decision', { title, rule: rule.rule, version });
  return [
    ...(replaces ? [sentences(message('statement.replaces'))] : []),
    sentences(decision),
    ...(ladder === undefined
      ? []
      : [sentences(message('statement.step', { step: ladder.chosen }))]),
  ];
}

function measureBlocks({ measures }: Structure): readonly Block[] {
  if (measures.length === 0) return [sentences(message('statement.nothing-restricted'))];
  const each = measures.map((measure) => {
    const itemId = measure.place.kind === 'item' ? measure.place.item : '';
    return item(measureMessage(measure.kind, itemId), termMessage(measure.place, measure));
  });
  return [...each, sentences(message('statement.ends-by-itself'))];
}

function termMessage(
  place: Place,
  { from, until }: Pick<Structure['measures'][number], 'from' | 'until'>,
): Message {
  switch (place.kind) {
    case 'item':
      return message('term.item', { from, until });
    case 'group':
      return message('term.group', { from, until, group: place.group });
    case 'community':
      return message('term.community', { from, until });
  }
}

function factBlocks({ facts }: Structure): readonly Block[] {
  return facts.flatMap(({ occurredAt, quote: said }) =>
    said.trim() === ''
      ? [item(message('fact.gone', { at: occurredAt }))]
      : [item(message('fact.quoted', { at: occurredAt })), quote(said)],
  );
}

function whyBlocks(structure: Structure, { untranslated }: Remarks): readonly Block[] {
  const { reasons, ladder, factors, automated } = structure;
  const own = untranslated ? [message('words.untranslated')] : [];
  const decided = automated.decision === 'partially' ? 'partially' : 'not-automated';
  return [
    sentences(...own, message('statement.reasons')),
    ...(typeof reasons === 'string' ? [quote(reasons)] : [sentences(reasons)]),
    ...groundBlocks(structure),
    ...ruleBlocks(structure),
    ...(ladder === undefined ? [] : ladderBlocks(ladder)),
    ...(factors === undefined ? [] : factorBlocks(factors)),
    sentences(
      message('machine.detection', { detection: automated.detection ? 'yes' : 'no' }),
      message('machine.decision', { decision: decided }),
    ),
  ];
}

function groundBlocks({ ground, legalGround }: Structure): readonly Block[] {
  if (ground === 'incompatible-with-rulebook') return [sentences(message('ground.rulebook'))];
  return legalGround === undefined
    ? [sentences(message('ground.law-unnamed'))]
    : [sentences(message('ground.law', { law: legalGround }))];
}

function ruleBlocks({ rule, language }: Structure): readonly Block[] {
  const other = sameLanguage(rule.language, language)
    ? []
    : [message('rule.other-language', { language: rule.language })];
  return [sentences(...other, message('rule.text')), quote(rule.text)];
}

function ladderBlocks({
  suggested,
  chosen,
  why,
  milder,
}: NonNullable<Structure['ladder']>): readonly Block[] {
  return [
    ...(suggested === chosen ? [] : [sentences(message('ladder.suggested', { step: suggested }))]),
    ...(why === undefined ? [] : [sentences(message('ladder.reason')), quote(why)]),
    ...(milder === undefined ? [] : milderBlocks(milder)),
  ];
}

/** The rule got milder since: in what, and from whose range the step was chosen (R3). */
function milderBlocks({ range, because }: MilderRange): readonly Block[] {
  return [
    sentences(message('milder.applies')),
    ...because.map((one) =>
      item(message('milder.change', { change: one.in, version: one.version })),
    ),
    sentences(message('milder.range', { version: range })),
  ];
}

/** What was weighed before a suspension or a measure against misuse (D4). */
function factorBlocks({
  amount,
  outOf,
  within,
  consequences,
  intent,
}: Factors<string>): readonly Block[] {
  return [
    sentences(message('factors.weighed')),
    item(message('factors.amount', { amount, outOf, within })),
    item(message('factors.consequences')),
    quote(consequences),
    ...(intent === undefined
      ? [item(message('factors.intent-unknown'))]
      : [item(message('factors.intent')), quote(intent)]),
  ];
}

/** Whether the person was heard before the decision; if not, why, and where they are now (D3). */
function heardSection(hearing: StatedHearing): Section {
  return [heading(message('statement.heard')), ...heardBlocks(hearing)];
}

function heardBlocks(hearing: StatedHearing): readonly Block[] {
  switch (hearing.kind) {
    case 'not-needed':
      return [sentences(message('heard.not-needed'))];
    case 'heard': {
      const { askedAt: asked, givenAt: given } = hearing;
      return [sentences(message('heard.before', { asked, given }), message('heard.read'))];
    }
    case 'silent': {
      const { askedAt: asked, until } = hearing;
      return [sentences(message('heard.silent', { asked, until }), message('heard.no-harm'))];
    }
    case 'urgent':
      return [
        sentences(message('heard.urgent')),
        quote(hearing.urgency),
        sentences(message('heard.after', { until: hearing.until })),
        address(hearing.path),
        sentences(message('heard.again')),
      ];
  }
}

function standingBlocks({ standing }: Structure): readonly Block[] {
  const { family, before, added, clearAt } = standing;
  const now = message('standing.now', { points: before, family });
  if (added === 0) return [sentences(now, message('standing.adds-nothing'))];
  const clear = clearAt === null ? [] : [message('standing.clear', { family, day: clearAt })];
  return [
    sentences(now, message('standing.pending')),
    sentences(message('standing.adds', { points: added }), ...clear),
  ];
}

function redressBlocks(structure: Structure): readonly Block[] {
  const { window, path } = structure.redress.appeal;
  return [
    sentences(message('redress.appeal', { window })),
    address(path),
    sentences(message('redress.how')),
    ...roadBlocks(structure),
  ];
}

function roadBlocks({ redress }: Structure): readonly Block[] {
  return [
    sentences(redress.outOfCourt),
    sentences(redress.court),
    sentences(message('redress.always-open')),
  ];
}
