import { isItemMeasure } from '../../rulebook/model.ts';
import type { StatedHearing, StatementText } from './text.ts';
import {
  dayWords,
  lengthWords,
  measureWords,
  milderWords,
  momentWords,
  pointWords,
  sourceWords,
} from './words.ts';

type Structure = Omit<StatementText, 'plain'>;

/**
 * The statement as one text that can be read aloud: what was decided, what happened, why, what it
 * means for standing, and what the reader can do. `replaces`: it takes the place of an earlier
 * decision.
 */
export function plainStatement(
  structure: Structure,
  { replaces }: { readonly replaces: boolean },
): string {
  return joined([
    [`Statement of reasons, ${momentWords(structure.issuedAt)}`],
    ['What was decided', ...decidedLines(structure, replaces), ...measureLines(structure)],
    ['What happened', sourceWords[structure.source], ...factLines(structure)],
    [
      'Why',
      structure.reasons,
      ...ruleLines(structure),
      ...factorLines(structure),
      ...machineLines(structure),
    ],
    ...(structure.hearing === undefined ? [] : [hearingLines(structure.hearing)]),
    ['What it means for your standing', ...standingLines(structure)],
    ['What you can do', ...redressLines(structure)],
  ]);
}

/** The text about an item that a machine held back and that nobody has decided on. */
export function plainHoldStatement(structure: Structure): string {
  return joined([
    [`Why your item is held back, ${momentWords(structure.issuedAt)}`],
    ['What happened', ...measureLines(structure), ...holdFactLines(structure)],
    ['Why', structure.reasons, ...ruleLines(structure)],
    [
      'What it means for your standing',
      'Nothing. Only a decision by a person can count, and nobody has decided anything.',
    ],
    ['What you can do', ...holdRedressLines(structure)],
  ]);
}

function joined(sections: readonly (readonly string[])[]): string {
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function decidedLines({ rule, ladder }: Structure, replaces: boolean): readonly string[] {
  const chosen = ladder === undefined ? [] : [`The step that was chosen: ${ladder.chosen}.`];
  return [
    ...(replaces ? ['This takes the place of an earlier decision and is milder.'] : []),
    `A person looked at this and decided that it went against the rule “${rule.title}” (${rule.rule}, version ${rule.version}).`,
    ...chosen,
  ];
}

function measureLines({ measures }: Structure): readonly string[] {
  if (measures.length === 0) {
    return ['Nothing is restricted. You can do everything you could do before.'];
  }
  const each = measures.map(
    (measure) =>
      `- ${boundBy(measure)}, from ${momentWords(measure.from)} until ${momentWords(measure.until)}.`,
  );
  return [...each, 'This ends by itself at that time; you do not have to do anything for it.'];
}

function boundBy({ kind, scope }: Structure['measures'][number]): string {
  if (isItemMeasure(kind)) return `Your ${scope} ${measureWords[kind]}`;
  return `${measureWords[kind]}, in ${scope}`;
}

function factLines({ facts }: Structure): readonly string[] {
  return ['The decision relies on this, and on nothing else:', ...facts.map(factLine)];
}

function holdFactLines({ facts }: Structure): readonly string[] {
  return facts.length === 0 ? [] : ['This is what it was about:', ...facts.map(factLine)];
}

function factLine({ occurredAt, quote }: Structure['facts'][number]): string {
  const shown = quote.trim() === '' ? '(the text is no longer kept)' : `“${quote.trim()}”`;
  return `- ${momentWords(occurredAt)}: ${shown}`;
}

function ruleLines({ ground, legalGround, ladder, rule }: Structure): readonly string[] {
  return [
    ground === 'illegal-content'
      ? `It is illegal under ${legalGround ?? 'the law'}, and the rule covers it.`
      : "The ground is the community's own rulebook.",
    'The rule, as it stood when this happened:',
    ...rule.text
      .trim()
      .split('\n')
      .map((line) => `  ${line}`.trimEnd()),
    ...(ladder === undefined ? [] : ladderLines(ladder)),
  ];
}

function ladderLines({
  suggested,
  chosen,
  why,
  milder,
}: NonNullable<Structure['ladder']>): readonly string[] {
  const reason = why === undefined ? [] : [`The reason for this step: ${why.trim()}`];
  const changed = milder === undefined ? [] : milderLines(milder);
  if (suggested === chosen) return [...reason, ...changed];
  return [`The published ladder suggested another step: ${suggested}.`, ...reason, ...changed];
}

function milderLines({
  range,
  because,
}: NonNullable<NonNullable<Structure['ladder']>['milder']>): readonly string[] {
  const changes = because.map(
    (change) => `- ${milderWords[change.in]} (version ${change.version}).`,
  );
  return [
    'The rule has become milder since this happened, and the milder rule applies to you:',
    ...changes,
    `The step was chosen from the range of version ${range}.`,
  ];
}

function factorLines({ factors }: Structure): readonly string[] {
  if (factors === undefined) return [];
  const { amount, outOf, within, consequences, intent } = factors;
  return [
    'Before this was decided, a person weighed:',
    `- how often: ${amount} out of ${outOf} within ${lengthWords(within)};`,
    `- how grave it was and what came of it: ${consequences.trim()}`,
    intent === undefined
      ? '- what you meant to do: that cannot be told, and nothing was assumed.'
      : `- what you meant to do: ${intent.trim()}`,
  ];
}

function machineLines({ automated }: Structure): readonly string[] {
  const found = automated.detection
    ? 'An automatic check drew our attention to this.'
    : 'No automatic check played a part in finding this.';
  const decided =
    automated.decision === 'partially'
      ? 'A machine had named the rule; a person looked at everything and decided.'
      : 'A person decided, and no machine had a part in it.';
  return [found, decided];
}

function hearingLines(hearing: StatedHearing): readonly string[] {
  return ['Whether you were heard', ...heardLines(hearing)];
}

function heardLines(hearing: StatedHearing): readonly string[] {
  switch (hearing.kind) {
    case 'not-needed':
      return ['Nothing in this restricts you as a person, so it did not wait for your view.'];
    case 'heard':
      return [
        `You were asked on ${momentWords(hearing.askedAt)} and said on ${momentWords(hearing.givenAt)} how you see it. It was read before this was decided.`,
      ];
    case 'silent':
      return [
        `You were asked on ${momentWords(hearing.askedAt)} how you see it and had until ${momentWords(hearing.until)}. Nothing had come when this was decided, and that does not count against you.`,
      ];
    case 'urgent':
      return [
        `You were not heard first, because it was urgent: ${hearing.urgency.trim()}`,
        `You can say now how you see it, until ${momentWords(hearing.until)}: ${hearing.path}`,
        'It is looked at again then, and what restricts you is lifted or kept, with reasons.',
      ];
  }
}

function standingLines({ standing }: Structure): readonly string[] {
  const { family, before, added, clearAt } = standing;
  const now = `You have ${pointWords(before)} in “${family}” now.`;
  if (added === 0) return [now, 'This decision adds nothing.'];
  const until =
    clearAt === null
      ? ''
      : ` If nothing more is added, your standing in “${family}” is clear on ${dayWords(clearAt)} at the latest.`;
  return [
    `${now} As long as this decision can still be appealed, it counts for nothing.`,
    `If it stands, it adds ${pointWords(added)}, counted from today and fading day by day.${until}`,
  ];
}

function redressLines({ redress }: Structure): readonly string[] {
  const { window, path } = redress.appeal;
  return [
    `- You can appeal, free of charge, within ${lengthWords(window)} of receiving this: ${path}`,
    '  A few words of your own are enough. Somebody else, who had no part in this decision, will',
    '  look at everything afresh. The outcome can be milder, but never harsher.',
    `- ${redress.outOfCourt.trim()}`,
    `- ${redress.court.trim()}`,
    alwaysOpen,
  ];
}

function holdRedressLines({ redress }: Structure): readonly string[] {
  return [
    'You can simply wait: unless a person decides otherwise, your item appears by itself.',
    `- If you would rather tell us now why it is fine: ${redress.appeal.path}`,
    `- ${redress.outOfCourt.trim()}`,
    `- ${redress.court.trim()}`,
    alwaysOpen,
  ];
}

const alwaysOpen =
  'Whatever was decided, you can always read your file, take a copy of it, appeal, and leave.';
