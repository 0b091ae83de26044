import type { figuresWords as english } from '../en/figures.ts';
import type { Translation } from '../words.ts';

/** German: figures of the community’s work, for everybody. */
export const figuresWords: Translation<typeof english> = {
  title: 'Zahlen',
  link: 'Was hier entschieden wurde, in Zahlen',
  lead: 'Wie hier auf die Regeln geachtet wird: gezählt nach Regeln und nie nach Personen.',
  periods: {
    P30D: 'Die letzten 30 Tage',
    P90D: 'Die letzten 90 Tage',
    all: 'Alles, was aufbewahrt wird',
  },
  period: 'Zeitraum',
  counted: 'Gezählt seit {$from}, Stand {$at}.',
  nothing: 'Noch wurde nichts gezählt.',
  small:
    'Anzahlen unter {$count} werden zurückgehalten, ebenso andere, aus denen sie sich ergäben. Zurückgehalten heißt nicht: keine.',
  withheld: 'zurückgehalten',
  byRule: 'Entscheidungen nach Regeln',
  byRuleText:
    'Gefüllt: Entscheidungen, die gelten. Umrandet: seither aufgehoben oder geändert, sofern nicht zurückgehalten.',
  rule: 'Regel',
  decisions: 'Entscheidungen',
  appealed: 'Mit Beschwerde',
  overturned: 'Aufgehoben oder geändert',
  median: 'Die Hälfte dauerte höchstens',
  noBreach: 'Kein Verstoß festgestellt',
  sum: 'Alle Entscheidungen',
  ofWhich: '{$count} aufgehoben oder geändert',
  notes:
    'Eine Entscheidung zählt, sobald sie verschickt ist. Wurde sie ohne Beschwerde aufgehoben, zählt sie auch bei denen mit Beschwerde. Die Dauer beginnt mit dem Fall und wird zurückgehalten, wo wenige Personen entschieden haben.',
  bySteps: 'Entscheidungen, die gelten, nach Stufen',
  step: 'Stufe',
  promisesTitle: 'Eingehaltene Fristen',
  promisesText: 'Gefüllt: rechtzeitig. Umrandet: zu spät.',
  promise: 'Was zugesagt ist',
  promises: {
    'first-decision': 'Ein Fall wird entschieden',
    'appeal-outcome': 'Eine Beschwerde wird beantwortet',
    'report-outcome': 'Eine Meldung wird beantwortet',
  },
  kept: 'Rechtzeitig',
  missed: 'Zu spät',
  keptOf: 'rechtzeitig: {$kept}, zu spät: {$missed}',
  reports: 'Meldungen',
  answered: 'Beantwortet',
  actedOn: 'Ein Verstoß wurde festgestellt',
  notActedOn: 'Kein Verstoß festgestellt, oder es gab keinen Fall',
  table: 'Dasselbe als Tabelle',
  programs: 'Dasselbe für Programme',
};
