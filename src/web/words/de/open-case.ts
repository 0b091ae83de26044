import type { openCaseWords as english } from '../en/open-case.ts';
import type { Translation } from '../words.ts';

/** German: opening a case on one's own initiative. */
export const openCaseWords: Translation<typeof english> = {
  title: 'Fall eröffnen',
  lead: 'Von sich aus, mit Ihrem Grund. Er wird entschieden wie jeder andere: zuerst ohne Namen, dann mit.',
  link: 'Fall eröffnen',
  kind: 'Worum geht es?',
  who: 'Wer steht dafür ein?',
  whoHint:
    'Der Benutzername des Mitglieds oder der Name, unter dem jemand aus dem Team hier auftritt.',
  item: 'Welcher Beitrag?',
  itemHint: 'Nur bei einem Beitrag: sein Link oder seine Nummer.',
  rule: 'Welche Regel?',
  ruleHint: 'Offen lassen, wenn Sie nicht sicher sind.',
  noRule: 'Nicht genannt',
  reason: 'Warum eröffnen Sie ihn?',
  shown: 'Was haben Sie gesehen?',
  shownHint: 'Nötig, wo es kein Beitrag zeigt, zum Beispiel wie oft jemand was gemeldet hat.',
  send: 'Fall eröffnen',
  kindMissing: 'Sagen Sie, worum es geht.',
  whoMissing: 'Sagen Sie, wer dafür einsteht.',
  itemMissing: 'Sagen Sie, um welchen Beitrag es geht.',
};
