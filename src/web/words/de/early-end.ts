import type { earlyEndWords as english } from '../en/early-end.ts';
import type { Translation } from '../words.ts';

/** German: asking for an early end, and answering it. */
export const earlyEndWords: Translation<typeof english> = {
  title: 'Um ein früheres Ende bitten',
  lead: 'Sie können in Ihren eigenen Worten bitten, dass das jetzt endet. Die Bitte ändert sonst nichts: Beschwerde bleibt möglich, und nichts wird länger.',
  box: 'Warum soll es jetzt enden?',
  send: 'Bitten',
  waits: 'Ein Mensch wird Ihnen hier antworten.',
  asked: 'Sie haben gebeten am',
  againFrom: 'Wieder bitten können Sie ab',
  lifted: 'Sie wurde aufgehoben.',
  kept: 'Sie blieb bestehen.',
  reasons: 'Die Gründe',
  listTitle: 'Bitten um ein früheres Ende',
  listLead: 'Die älteste kommt zuerst. Jede wird auf der Seite ihres Falls beantwortet.',
  listEmpty: 'Niemand wartet auf eine Antwort.',
  listCaption: 'Frühere Enden',
  until: 'läuft bis',
  askedAt: 'gebeten',
  see: 'Fall {$reference}',
  caseTitle: 'Das Mitglied bittet um ein früheres Ende',
  answer: 'Ihre Antwort',
  lift: 'Aufheben: alles wird sofort zurückgegeben',
  keep: 'Bis zum Ende bestehen lassen',
  answerReasons: 'Ihre Gründe, für das Mitglied',
  answerSend: 'Antworten',
  outcomeMissing: 'Sagen Sie, ob Sie sie aufheben oder bestehen lassen.',
};
