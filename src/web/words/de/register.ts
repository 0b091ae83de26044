import type { registerWords as english } from '../en/register.ts';
import type { Translation } from '../words.ts';

/**
 * German: registers that the law asks for: orders of authorities, and dangers to life or safety.
 */
export const registerWords: Translation<typeof english> = {
  nav: 'Register',
  title: 'Register',
  lead: 'Was der Betreiber nach dem Gesetz aufbewahren muss. Nichts davon ist ein Fall, und nichts davon zählt gegen jemanden.',
  ordersTitle: 'Anordnungen von Behörden',
  ordersText:
    'Anordnungen, gegen einen Beitrag vorzugehen oder Auskunft zu geben (DSA Artikel 9 und 10).',
  dangersTitle: 'Gefahren für Leben oder Sicherheit',
  dangersText:
    'Was vermutet und welcher Behörde es mitgeteilt wurde (DSA Artikel 18). Nur für den Betreiber; jeder Blick wird festgehalten.',
  empty: 'Es gibt keinen Eintrag.',
  phases: {
    received: 'eingegangen, keine Bestätigung gesendet',
    acknowledged: 'Bestätigung gesendet, noch keine Antwort',
    'effect-given': 'ausgeführt',
    refused: 'abgelehnt',
    closed: 'abgeschlossen',
  },
  kinds: {
    act: 'Gegen einen Beitrag vorgehen',
    inform: 'Auskunft geben',
  },
  effects: {
    restricted: 'Der Beitrag wurde eingeschränkt',
    'information-given': 'Auskunft wurde gegeben',
  },
  order: {
    title: 'Eine Anordnung einer Behörde',
    enter: 'Eine Anordnung eintragen',
    kind: 'Was sie verlangt',
    authority: 'Behörde',
    reference: 'Ihr Zeichen',
    legalGround: 'Rechtsgrundlage, die sie nennt',
    territory: 'Wo sie gilt',
    territoryHint: 'Codes aus zwei Buchstaben mit Kommas dazwischen, zum Beispiel DE, AT.',
    language: 'Sprache der Anordnung',
    member: 'Mitglied, das sie betrifft',
    item: 'Beitrag, um den es geht',
    itemHint: 'Bei einer Anordnung, gegen einen Beitrag vorzugehen.',
    ordered: 'Was angeordnet ist, in ihren Worten',
    orderedHint: 'Das Mitglied liest das.',
    silenceUntil: 'Bis wann sie verbietet, es dem Mitglied zu sagen',
    silenceHint:
      'Ein Tag wie 2027-01-31, höchstens ein Jahr voraus. Leer lassen, wenn sie es nicht verbietet.',
    silenceGround: 'Gesetz, nach dem sie das verbieten darf',
    save: 'Eintragen',
    received: 'Eingegangen',
    receipt: 'Der Behörde wurde der Eingang bestätigt',
    sendReceipt: 'Ich habe der Behörde den Eingang bestätigt',
    restrict: 'Beitrag einschränken',
    measure: 'Was mit dem Beitrag geschieht',
    days: 'Für wie viele Tage',
    daysHint: '1 bis 365. Dann endet es von selbst, außer die Behörde ordnet es neu an.',
    doRestrict: 'Einschränken und dem Mitglied sagen',
    inform: 'Festhalten, was mitgeteilt wurde',
    information: 'Was der Behörde mitgeteilt wurde',
    doInform: 'Festhalten und dem Mitglied sagen',
    refuse: 'Ablehnen',
    reasons: 'Gründe',
    doRefuse: 'Ablehnen und dem Mitglied sagen',
    silence: 'Die Behörde verbietet, es dem Mitglied zu sagen',
    doSilence: 'Festhalten',
    end: 'Die Anordnung gilt nicht mehr',
    doEnd: 'Beitrag freigeben',
    ended: 'Der Beitrag wurde freigegeben',
    close: 'Abschließen',
    told: 'Das Mitglied weiß davon',
    notTold: 'Das Mitglied weiß noch nicht davon.',
    silentUntil: 'Die Behörde verbietet, es dem Mitglied zu sagen, bis',
    until: 'bis',
    daysMissing: 'Schreiben Sie eine ganze Zahl von Tagen von 1 bis 365.',
    dateMissing: 'Schreiben Sie den Tag wie 2027-01-31.',
  },
  danger: {
    title: 'Eine Gefahr für Leben oder Sicherheit',
    enter: 'Eine Gefahr festhalten',
    suspected: 'Was Sie vermuten, und weshalb',
    suspectedHint:
      'Was die Behörde braucht, um zu handeln. Sonst liest es niemand in dieser Community.',
    save: 'Festhalten',
    recorded: 'Festgehalten',
    phases: {
      recorded: 'noch keiner Behörde mitgeteilt',
      told: 'mitgeteilt',
    },
    tell: 'Eine Behörde weiß davon',
    authority: 'Welche Behörde',
    sent: 'Was mitgeteilt wurde',
    toldNow: 'Es wird als soeben mitgeteilt festgehalten.',
    doTell: 'Festhalten',
  },
  member: {
    title: 'Anordnungen von Behörden, die Sie betreffen',
    lead: 'Eine Behörde hat das angeordnet. Es ist keine Entscheidung dieser Community und zählt nirgends.',
    link: `.input {$count :integer}
.match $count
one {{Die Anordnung lesen, die Sie betrifft}}
* {{Die {$count} Anordnungen lesen, die Sie betreffen}}`,
  },
};
