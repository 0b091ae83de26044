import type { staffRecordWords as english } from '../en/staff-record.ts';
import type { Translation } from '../words.ts';

/** German: what is recorded about staff, for themselves. */
export const staffRecordWords: Translation<typeof english> = {
  lines: {
    appointed: 'Ernannt',
    'role-granted': 'Rolle erteilt',
    'role-ended': 'Rolle beendet',
    'relation-declared': 'Beziehung angegeben',
    'relation-ended': 'Beziehung beendet',
    'identity-revealed': 'Namen vor der Feststellung angesehen',
    'emergency-access': 'Notfallzugriff',
    deviation: 'Ein anderer Schritt als der vorgeschlagene',
    'opened-about-them': 'In einem Notfall wurde etwas über diese Person geöffnet',
    'changed-on-appeal': 'Entscheidung nach Beschwerde geändert',
    'undone-in-bulk': 'Entscheidung mit einem ganzen Sammelauftrag rückgängig gemacht',
  },
  outcomes: {
    breach: 'ein Verstoß wurde festgestellt',
    'no-breach': 'es wurde kein Verstoß festgestellt',
    'closed-in-favour': 'zugunsten abgeschlossen',
    'changed-on-appeal': 'nach Beschwerde geändert',
  },
  mine: 'Ihre Akte',
  title: 'Akte von {$staff}',
  lead: 'Alles, was über Sie als Mitglied des Teams festgehalten ist. Sonst können es nur Leitung, Ombudsstelle und Prüfung lesen, und jedes Mal wird festgehalten.',
  read: 'Sie lesen die Akte einer anderen Person. Das wird festgehalten.',
  figures: 'Zahlen',
  cases: 'Fälle, an denen Sie beteiligt waren',
  decisions: 'Entscheidungen',
  changed: 'davon nach Beschwerde geändert',
  unhurried:
    'Wie schnell jemand arbeitet, wird nirgends gezählt, damit niemand in Eile entscheidet.',
  complaints: 'Fälle über Ihr Handeln',
  noComplaints: 'Es gibt keine.',
  open: 'offen',
  closed: 'abgeschlossen',
  events: 'Was festgehalten wurde',
  by: 'von',
  platform: 'der Plattform',
  clock: 'selbst',
  withheld: 'hier nicht genannt',
  case: 'Fall',
  decision: 'Entscheidung',
};
