import type { leadWords as english } from '../en/lead.ts';
import type { Translation } from '../words.ts';

/** German: how the work stands, for those who look after it. */
export const leadWords: Translation<typeof english> = {
  nav: 'Überblick',
  title: 'Überblick',
  lead: 'Wie es um die Arbeit im Ganzen steht. Nichts hier sagt, wie schnell oder wie oft eine einzelne Person entscheidet.',
  waiting: 'Was wartet',
  waitingText: 'Danach, wie viel von der Frist noch bleibt.',
  left: {
    overdue: 'Frist überschritten',
    withinOneDay: 'Weniger als ein Tag',
    withinThreeDays: 'Ein bis drei Tage',
    withinSevenDays: 'Drei bis sieben Tage',
    later: 'Mehr als sieben Tage',
  },
  time: 'Verbleibende Zeit',
  cases: 'Fälle',
  appeals: 'Beschwerden',
  toCases: 'Zu den Fällen',
  toAppeals: 'Zu den Beschwerden',
  overturned: 'Aufgehoben oder geändert, nach Regeln',
  share: 'Anteil',
  steps: 'Wie einheitlich entschieden wird',
  stepsText:
    'Welche Stufe die Entscheidungen wählten, die gelten. Je größer das Quadrat, desto größer der Anteil an den Entscheidungen zu dieser Regel. Verglichen werden Regeln, nie Personen.',
  stepsOf: 'Stufen in „{$family}“',
  notInRange: 'nicht bei dieser Regel',
  stepCell: '{$count} ({$share})',
  opened: 'Was eine Person allein geöffnet hat',
  openedText:
    'Namen vor der Feststellung, Meldende und verschlossene Akten, so wie es auch öffentlich steht.',
  accesses: 'Notfallzugriffe, die gerade offen sind',
  noAccess: 'Nichts ist offen.',
  closes: 'Schließt sich',
  agreeBy: 'Eine zweite Person kann zustimmen bis',
  complaints: 'Offene Fälle über das Team und den Betreiber',
  noComplaints: 'Keine, die Sie sehen können.',
  openedOn: 'Eröffnet',
  decideBy: 'Entscheiden bis',
  notShown: `.input {$count :integer}
.match $count
one {{{$count} weiterer betrifft Sie und liegt bei jemand anderem.}}
* {{{$count} weitere betreffen Sie und liegen bei jemand anderem.}}`,
  deviations: 'Andere Stufen als die vorgeschlagene',
  deviationsText:
    'Die neuesten, mit der Begründung. Entscheidungen, über deren Beschwerde noch nicht entschieden ist, fehlen hier, damit sie unvoreingenommen geprüft werden können.',
  noDeviations: 'Es gibt keine.',
  suggested: 'Vorgeschlagen',
  chosen: 'Gewählt',
  noStep: 'keine Stufe',
  delivery: 'Was verschickt wird',
  noLetters: 'Hier werden keine E-Mails verschickt; alles steht auf den Seiten.',
  letters: 'E-Mails',
  webhooks: 'Nachrichten an Plattformen',
  webhooksWaiting: 'In der Warteschlange',
  endpoint: 'Empfänger',
  failed: 'Fehlgeschlagen',
  failedOf: '{$failed} der neuesten {$count}',
  disabled: 'Dorthin wird nichts mehr geschickt ({$reason}).',
  health: 'Der Server',
  healthy: 'Er antwortet und meldet nichts.',
  unhealthy: 'Er meldet:',
};
