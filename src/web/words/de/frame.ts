import type { frameWords as english } from '../en/frame.ts';
import type { Translation } from '../words.ts';

/** German: what surrounds every page, and what is said when a page cannot be shown. */
export const frameWords: Translation<typeof english> = {
  unnamed: 'Regeln der Community',
  skip: 'Zum Inhalt springen',
  navigation: 'Seiten',
  rules: 'Regeln',
  report: 'Melden',
  me: 'Meine Seite',
  cases: 'Fälle',
  second: 'Zweite Person',
  appeals: 'Beschwerden',
  groups: 'Gruppen',
  emergency: 'Notfallzugriff',
  record: 'Meine Akte',
  signIn: 'Anmelden',
  signOut: 'Abmelden',
  signedInAs: 'Angemeldet als',
  footer:
    'Hier entscheiden Menschen, mit Begründung, mit einem Ende und mit der Möglichkeit zur Beschwerde.',
  problemTitle: 'Das hat noch nicht geklappt',
  nothingLost: 'Nichts, was Sie geschrieben haben, ist verloren: Es steht noch im Formular.',
  optional: 'freiwillig',
  language: 'Sprache',
  next: 'Nächste Seite',
  notFound: {
    title: 'Hier ist nichts',
    text: 'Unter dieser Adresse gibt es nichts, das Sie sehen können. Vielleicht ist sie abgeschnitten, zu alt oder für jemand anderen bestimmt.',
    hint: 'Wenn ein Link in einer Nachricht Sie hergeführt hat, kopieren Sie ihn ganz, oder bitten Sie in der Community um einen neuen.',
  },
  signInNeeded: {
    title: 'Bitte melden Sie sich an',
    text: 'Diese Seite ist für Menschen, die angemeldet sind.',
  },
  crossSite: {
    title: 'Das kam nicht von unserer Seite',
    text: 'Die Anfrage kam von einer anderen Website, deshalb ist nichts geschehen. Gehen Sie auf unsere Seite und versuchen Sie es dort.',
  },
  notYours: {
    title: 'Das steht Ihnen nicht offen',
  },
  conflict: {
    title: 'In der Zwischenzeit hat sich etwas geändert',
    kept: 'Was Sie geschrieben haben, zum Kopieren',
    decidedBy: 'Entschieden von',
  },
  unavailable: {
    title: 'Bitte versuchen Sie es gleich noch einmal',
    text: 'Der Server kann gerade nicht antworten. Nichts wurde geändert.',
  },
  refused: {
    title: 'Das hat nicht geklappt',
  },
  tooLarge: {
    title: 'Das ist zu viel Text',
    text: 'Bitte kürzen Sie ihn und senden Sie ihn noch einmal.',
  },
  unreadable: {
    title: 'Das Formular ließ sich nicht lesen',
    text: 'Bitte gehen Sie zurück auf die Seite und senden Sie das Formular von dort.',
  },
  back: 'Zurück zur Seite',
  toFront: 'Zur Startseite',
  sign: {
    title: 'Anmelden',
    linkReady: 'Ihr Link zum Anmelden ist bereit',
    linkExplained:
      'Mit dem Knopf wird der Link verbraucht. Er gilt nur einmal, damit ihn nach Ihnen niemand mehr verwenden kann.',
    button: 'Jetzt anmelden',
    hintTitle: 'So melden Sie sich an',
    hint: 'Sie melden sich mit einem Link an, der nur einmal gilt. Es gibt kein Passwort, das man sich merken müsste oder verlieren könnte.',
    member:
      'Mitglieder: Verwenden Sie „Mein Punktestand“ oder „Anmelden“ auf den Seiten der Community, oder bitten Sie das Team um einen Link.',
    staff: 'Team: Wer den Server betreibt, macht Ihnen auf der Kommandozeile einen Link.',
    without:
      'Um die Regeln zu lesen, etwas zu melden oder eine Entscheidung über ihren Link zu öffnen, müssen Sie sich nicht anmelden.',
  },
};
