import type { Message } from '../domain/letter/message.ts';
import type { StatementDraft } from '../domain/statement/draft.ts';
import type { StatementText } from '../domain/statement/text.ts';
import type { Writer } from './writer.ts';

/** Puts a statement into words: what is stored, what is shown, and what is sent, byte for byte. */
export function writeStatement(writer: Writer, draft: StatementDraft): StatementText {
  const { sections, measures, reasons, redress, language, ...rest } = draft;
  const say = (message: Message): string => writer.sentence(message, language);
  return {
    ...rest,
    language,
    measures: measures.map(({ place: _, scope, ...measure }) => ({
      ...measure,
      scope: say(scope),
    })),
    reasons: typeof reasons === 'string' ? reasons : say(reasons),
    redress: {
      appeal: redress.appeal,
      outOfCourt: say(redress.outOfCourt),
      court: say(redress.court),
    },
    plain: writer.text(sections, language),
  };
}
