import type { StatementWords } from '../catalogue.ts';

/** German: statements of reasons. */
export const statementWords: StatementWords = {
  'statement.title': 'Begründung einer Entscheidung, {$at :moment}',
  'statement.decided': 'Was entschieden wurde',
  'statement.replaces':
    'Diese Entscheidung tritt an die Stelle einer früheren. Sie ist milder als die frühere.',
  'statement.decision':
    'Ein Mensch hat sich das angesehen und entschieden, dass es gegen die Regel „{$title}“ verstößt ({$rule}, Fassung {$version}).',
  'statement.step': 'Gewählt wurde dieser Schritt: {$step}.',
  'statement.nothing-restricted':
    'Nichts ist eingeschränkt. Sie können alles tun, was Sie vorher tun konnten.',
  'statement.ends-by-itself':
    'Das endet zu diesem Zeitpunkt von selbst. Sie müssen nichts dafür tun.',
  'statement.happened': 'Was geschehen ist',
  'statement.relies': 'Die Entscheidung stützt sich auf Folgendes und auf nichts anderes:',
  'statement.why': 'Warum',
  'statement.reasons': 'Die Gründe, in den Worten des Menschen, der entschieden hat:',
  'statement.heard': 'Ob Sie angehört wurden',
  'statement.standing': 'Was das für Ihren Punktestand bedeutet',
  'statement.can': 'Was Sie tun können',
  'measure.member': `.input {$measure :string}
.match $measure
slow-mode {{Sie können nur in größeren Abständen schreiben und antworten.}}
no-links {{Sie können keine Links veröffentlichen.}}
no-media {{Sie können keine Bilder, Töne oder Videos veröffentlichen.}}
read-only {{Sie können mitlesen, aber nicht schreiben, antworten, verlinken, Bilder zeigen oder Direktnachrichten senden.}}
no-new-groups {{Sie können keine neuen Gruppen eröffnen.}}
no-direct-messages {{Sie können keine Direktnachrichten senden.}}
no-stewardship {{Sie können keine Gruppe betreuen.}}
suspension {{Sie können in der Community nicht mitmachen.}}
payout-hold {{Auszahlungen an Sie werden zurückgehalten.}}
pause-reports {{Ihre Meldungen werden angenommen und abgeschlossen, ohne dass sie jemand ansieht.}}
pause-appeals {{Ihre Beschwerden gegen andere Entscheidungen werden aufbewahrt und warten.}}
* {{Was Sie tun können, ist eingeschränkt.}}`,
  'measure.item': `.input {$measure :string}
.match $measure
hide {{Ihr Beitrag {$item} ist für andere Mitglieder nicht zu sehen.}}
remove {{Ihr Beitrag {$item} ist entfernt.}}
label {{Bei Ihrem Beitrag {$item} steht ein erklärender Hinweis.}}
age-gate {{Ihr Beitrag {$item} wird nur Erwachsenen gezeigt.}}
limit-replies {{Auf Ihren Beitrag {$item} kann nicht mehr geantwortet werden.}}
demote {{Ihr Beitrag {$item} wird weniger auffällig gezeigt.}}
* {{Ihr Beitrag {$item} ist eingeschränkt.}}`,
  'term.item': 'Das gilt vom {$from :moment} bis zum {$until :moment}.',
  'term.community':
    'Das gilt in der ganzen Community, vom {$from :moment} bis zum {$until :moment}.',
  'term.group':
    'Das gilt nur in der Gruppe {$group}, vom {$from :moment} bis zum {$until :moment}.',
  'scope.community': 'die ganze Community',
  'scope.group': 'die Gruppe {$group}',
  'scope.item': 'der Beitrag {$item}',
  source: `.input {$source :string}
.match $source
report {{Wir haben uns das angesehen, weil es uns gemeldet wurde.}}
trusted-flagger {{Wir haben uns das angesehen, weil eine vertrauenswürdige Meldestelle es gemeldet hat.}}
own-initiative {{Wir sind selbst darauf gestoßen; niemand hat es gemeldet.}}
* {{Wir haben uns das angesehen, weil uns jemand darauf hingewiesen hat.}}`,
  'fact.quoted': 'Am {$at :moment}:',
  'fact.gone': 'Am {$at :moment}. Der Text wird nicht mehr aufbewahrt.',
  'words.untranslated':
    'Was Menschen geschrieben haben, steht hier in ihrer eigenen Sprache; niemand hat es übersetzt.',
  'ground.rulebook': 'Grundlage ist das Regelwerk der Community.',
  'ground.law': 'Es ist nach folgendem Gesetz verboten, und die Regel erfasst es: {$law}.',
  'ground.law-unnamed': 'Es ist gesetzlich verboten, und die Regel erfasst es.',
  'rule.text': 'Die Regel, wie sie galt, als es geschah:',
  'rule.other-language':
    'Die Community hat diese Regel nicht auf Deutsch veröffentlicht. Sie steht hier auf {$language :language}.',
  'ladder.suggested': 'Die veröffentlichten Stufen sahen einen anderen Schritt vor: {$step}.',
  'ladder.reason': 'Warum dieser Schritt gewählt wurde:',
  'milder.applies':
    'Die Regel ist milder geworden, seit das geschehen ist, und für Sie gilt die mildere:',
  'milder.change': `.input {$change :string}
.match $change
rule-withdrawn {{Die Regel wurde zurückgenommen, deshalb folgt hieraus nichts (Fassung {$version}).}}
gravity {{Ein Verstoß gegen sie gilt als weniger schwer (Fassung {$version}).}}
range {{Die Schritte, die gewählt werden dürfen, sind milder (Fassung {$version}).}}
measures {{Ein Schritt dauert weniger lange (Fassung {$version}).}}
ladder-start {{Die Stufen beginnen mit einem milderen Schritt (Fassung {$version}).}}
* {{Ein Verstoß zählt für Ihren Punktestand weniger oder weniger lange (Fassung {$version}).}}`,
  'milder.range': 'Der Schritt wurde unter denen gewählt, die Fassung {$version} vorsieht.',
  'factors.weighed': 'Bevor das entschieden wurde, hat ein Mensch abgewogen:',
  'factors.amount':
    'Wie oft: {$amount :integer} von {$outOf :integer}. Betrachteter Zeitraum: {$within :length}.',
  'factors.consequences': 'Wie schwer es war und was daraus wurde:',
  'factors.intent': 'Was Sie damit wollten:',
  'factors.intent-unknown':
    'Was Sie damit wollten: Das lässt sich nicht sagen, und nichts wurde unterstellt.',
  'heard.not-needed':
    'Nichts davon schränkt Sie als Person ein, deshalb wurde nicht auf Ihre Sicht gewartet.',
  'heard.before':
    'Sie wurden am {$asked :moment} gefragt und haben am {$given :moment} gesagt, wie Sie es sehen.',
  'heard.read': 'Das wurde gelesen, bevor entschieden wurde.',
  'heard.silent':
    'Sie wurden am {$asked :moment} gefragt, wie Sie es sehen, und hatten bis zum {$until :moment} Zeit.',
  'heard.no-harm':
    'Als entschieden wurde, war nichts gekommen, und das wird Ihnen nicht zum Nachteil ausgelegt.',
  'heard.urgent':
    'Sie wurden nicht vorher angehört, weil es eilig war. Der Grund, in den Worten des Menschen, der entschieden hat:',
  'heard.after':
    'Sie können jetzt sagen, wie Sie es sehen, und zwar bis zum {$until :moment}. Das geht hier:',
  'heard.again':
    'Dann wird es noch einmal angesehen, und was Sie einschränkt, wird aufgehoben oder bleibt, mit Begründung.',
  'machine.detection': `.input {$detection :string}
.match $detection
yes {{Eine automatische Prüfung hat uns darauf aufmerksam gemacht.}}
* {{Keine automatische Prüfung war daran beteiligt, dass wir darauf gestoßen sind.}}`,
  'machine.decision': `.input {$decision :string}
.match $decision
partially {{Eine Maschine hatte die Regel genannt; ein Mensch hat sich alles angesehen und entschieden.}}
* {{Ein Mensch hat entschieden, und keine Maschine war daran beteiligt.}}`,
  'standing.now': `.input {$points :integer}
.match $points
one {{Sie haben zurzeit {$points} Punkt bei „{$family}“.}}
* {{Sie haben zurzeit {$points} Punkte bei „{$family}“.}}`,
  'standing.adds-nothing': 'Durch diese Entscheidung kommt nichts hinzu.',
  'standing.pending':
    'Solange Sie gegen diese Entscheidung noch Beschwerde einlegen können, zählt sie nicht.',
  'standing.adds': `.input {$points :integer}
.match $points
one {{Bleibt sie bestehen, kommt {$points} Punkt hinzu. Er zählt ab heute und wird Tag für Tag weniger.}}
* {{Bleibt sie bestehen, kommen {$points} Punkte hinzu. Sie zählen ab heute und werden Tag für Tag weniger.}}`,
  'standing.clear':
    'Kommt nichts weiter hinzu, sind Sie bei „{$family}“ spätestens am {$day :day} wieder ohne Punkte.',
  'redress.appeal':
    'Sie können kostenlos Beschwerde einlegen. Ab dem Erhalt dieser Begründung haben Sie dafür so lange Zeit: {$window :length}. Das geht hier:',
  'redress.how':
    'Ein paar eigene Worte genügen. Ein anderer Mensch, der an dieser Entscheidung nicht beteiligt war, sieht sich alles neu an. Es kann milder werden, aber niemals strenger.',
  'redress.out-of-court':
    'Wenn es in Ihrem Land eine zugelassene Stelle für außergerichtliche Streitbeilegung gibt (in der Europäischen Union nach Artikel 21 des Gesetzes über digitale Dienste), können Sie sich an diese wenden.',
  'redress.court':
    'Sie können jederzeit vor Gericht gehen. Sie verlieren kein Recht, wenn Sie vorher Beschwerde einlegen.',
  'redress.always-open':
    'Was auch immer entschieden wurde: Sie können immer Ihre Akte lesen, eine Kopie davon bekommen, Beschwerde einlegen und die Community verlassen.',
  'hold.title': 'Warum Ihr Beitrag zurückgehalten wird, {$at :moment}',
  'hold.about': 'Darum ging es:',
  'hold.reasons':
    'Eine automatische Prüfung hält es für möglich, dass die Regel „{$title}“ berührt ist. Solche Prüfungen können sich irren, deshalb soll ein Mensch es sich ansehen. Über Sie hat niemand etwas entschieden.',
  'hold.standing':
    'Nichts. Nur die Entscheidung eines Menschen kann zählen, und niemand hat etwas entschieden.',
  'hold.wait':
    'Sie können einfach abwarten: Wenn kein Mensch anders entscheidet, erscheint Ihr Beitrag von selbst.',
};
