import type { leavingWords as english } from '../en/leaving.ts';
import type { Translation } from '../words.ts';

/** German: leaving, and having everything erased. */
export const leavingWords: Translation<typeof english> = {
  because: {
    'open-case': 'Ein Fall über Sie ist noch nicht entschieden.',
    'open-appeal': 'Eine Beschwerde oder Bitte von Ihnen ist noch nicht beantwortet.',
    'open-dispute': 'Ein Streitfall bei einer anderen Stelle ist offen.',
    'restriction-in-force': 'Eine Einschränkung ist in Kraft, und Sie können noch fragen, warum.',
    'report-in-open-case': 'Etwas, das Sie gemeldet haben, ist noch nicht entschieden.',
  },
  card: 'Sie können jederzeit und ohne Begründung löschen lassen, was über Sie gespeichert ist.',
  link: 'Gehen und alles löschen lassen',
  title: 'Gehen und alles löschen lassen',
  lead: 'Ihre Texte, die Belege, Begründungen und Entscheidungen über Sie, Ihre Adresse, Ihre Anmeldungen und was uns die Plattform über Ihr Tun mitgeteilt hat: Alles wird vernichtet und lässt sich nicht zurückholen.',
  before: 'Laden Sie vorher eine Kopie Ihrer Akte, wenn Sie eine möchten.',
  copy: 'Meine Akte herunterladen',
  keepsTitle: 'Was bleibt',
  keeps: [
    'Dass etwas entschieden wurde, nach welcher Regel und wann, ohne einen Text. Daneben steht Ihr Name auf der Plattform; er führt hier zu nichts.',
    'Was der Betreiber nach dem Gesetz über Anordnungen von Behörden aufbewahren muss, bis zu seinem Tag.',
    'Was jemand anderes über jemand anderen geschrieben hat, und was Sie als Mitglied eines Gremiums gesagt haben, ohne Ihren Namen.',
    'Sicherungskopien, bis der Betreiber sie löscht.',
  ],
  appeal: 'Mit den Texten verzichten Sie auf eine Beschwerde, die Sie noch nicht gesendet haben.',
  confirm: 'Ich möchte das und weiß, dass es sich nicht rückgängig machen lässt.',
  confirmMissing: 'Setzen Sie das Häkchen, wenn Sie alles löschen lassen möchten.',
  send: 'Alles löschen',
  asked: 'Sie haben darum gebeten am',
  waits:
    'Das wird noch gebraucht. Jedes davon geht von selbst, wenn es vorbei ist; alles andere ist gelöscht.',
  until: 'spätestens am',
  working: 'Es wird gelöscht.',
  withdraw: 'Behalten, was noch nicht gelöscht ist',
  done: 'Alles ist gelöscht, seit',
  withdrawn: 'Sie haben behalten, was noch nicht gelöscht war.',
  number:
    'Nummer der Löschung. Unter dieser Adresse können Sie wieder nachsehen, ohne sich anzumelden:',
  pageTitle: 'Eine Löschung',
};
