import type { StatementWords } from '../catalogue.ts';

/** English: statements of reasons. */
export const statementWords: StatementWords = {
  'statement.title': 'Statement of reasons, {$at :moment}',
  'statement.decided': 'What was decided',
  'statement.replaces': 'This takes the place of an earlier decision and is milder.',
  'statement.decision':
    'A person looked at this and decided that it went against the rule “{$title}” ({$rule}, version {$version}).',
  'statement.step': 'The step that was chosen: {$step}.',
  'statement.nothing-restricted':
    'Nothing is restricted. You can do everything you could do before.',
  'statement.ends-by-itself':
    'This ends by itself at that time; you do not have to do anything for it.',
  'statement.happened': 'What happened',
  'statement.relies': 'The decision relies on this, and on nothing else:',
  'statement.why': 'Why',
  'statement.reasons': 'The reasons, as the person who decided wrote them:',
  'statement.heard': 'Whether you were heard',
  'statement.standing': 'What it means for your standing',
  'statement.can': 'What you can do',
  'measure.member': `.input {$measure :string}
.match $measure
slow-mode {{You can post and reply only at a slower pace.}}
no-links {{You cannot post links.}}
no-media {{You cannot post pictures, sound or video.}}
read-only {{You can read along, but not post, reply, link, show pictures or send direct messages.}}
no-new-groups {{You cannot open new groups.}}
no-direct-messages {{You cannot send direct messages.}}
no-stewardship {{You cannot act as a steward of a group.}}
suspension {{You cannot take part in the community.}}
payout-hold {{Payouts to you are held back.}}
pause-reports {{Reports that you send are received and closed without being looked at.}}
pause-appeals {{Appeals that you file against other decisions are kept and wait.}}
* {{What you can do is restricted.}}`,
  'measure.item': `.input {$measure :string}
.match $measure
hide {{Your item {$item} is hidden from other members.}}
remove {{Your item {$item} is taken down.}}
label {{Your item {$item} carries a note that explains it.}}
age-gate {{Your item {$item} is shown to adults only.}}
limit-replies {{Your item {$item} takes no new replies.}}
demote {{Your item {$item} is shown less prominently.}}
* {{Your item {$item} is restricted.}}`,
  'term.item': 'This holds from {$from :moment} until {$until :moment}.',
  'term.community':
    'This holds in the whole community, from {$from :moment} until {$until :moment}.',
  'term.group':
    'This holds in the group {$group} only, from {$from :moment} until {$until :moment}.',
  'scope.community': 'the whole community',
  'scope.group': 'the group {$group}',
  'scope.item': 'the item {$item}',
  source: `.input {$source :string}
.match $source
report {{We looked at this because we received a report.}}
trusted-flagger {{We looked at this because a trusted flagger reported it.}}
own-initiative {{We came across this ourselves; nobody reported it.}}
* {{We looked at this because somebody pointed us to it.}}`,
  'fact.quoted': 'On {$at :moment}:',
  'fact.gone': 'On {$at :moment}. The text is no longer kept.',
  'words.untranslated':
    'What people wrote stands here in their own language; nobody has translated it.',
  'ground.rulebook': "The ground is the community's own rulebook.",
  'ground.law': 'It is illegal under this law, and the rule covers it: {$law}.',
  'ground.law-unnamed': 'It is illegal, and the rule covers it.',
  'rule.text': 'The rule, as it stood when this happened:',
  'rule.other-language':
    'The community has not published this rule in English. It is quoted in {$language :language}.',
  'ladder.suggested': 'The published ladder suggested another step: {$step}.',
  'ladder.reason': 'Why this step was chosen:',
  'milder.applies':
    'The rule has become milder since this happened, and the milder rule applies to you:',
  'milder.change': `.input {$change :string}
.match $change
rule-withdrawn {{The rule was withdrawn, so nothing follows from this (version {$version}).}}
gravity {{A breach of it is held to be less grave (version {$version}).}}
range {{The steps that may be chosen are lower (version {$version}).}}
measures {{The time a step lasts is shorter (version {$version}).}}
ladder-start {{The ladder starts with a lower step (version {$version}).}}
* {{A breach weighs less in your standing, or for a shorter time (version {$version}).}}`,
  'milder.range': 'The step was chosen from the range of version {$version}.',
  'factors.weighed': 'Before this was decided, a person weighed:',
  'factors.amount':
    'How often: {$amount :integer} out of {$outOf :integer} within {$within :length}.',
  'factors.consequences': 'How grave it was and what came of it:',
  'factors.intent': 'What you meant to do:',
  'factors.intent-unknown': 'What you meant to do: that cannot be told, and nothing was assumed.',
  'heard.not-needed':
    'Nothing in this restricts you as a person, so it did not wait for your view.',
  'heard.before': 'You were asked on {$asked :moment} and said on {$given :moment} how you see it.',
  'heard.read': 'It was read before this was decided.',
  'heard.silent':
    'You were asked on {$asked :moment} how you see it and had until {$until :moment}.',
  'heard.no-harm': 'Nothing had come when this was decided, and that does not count against you.',
  'heard.urgent':
    'You were not heard first, because it was urgent. The reason, as the person who decided wrote it:',
  'heard.after': 'You can say now how you see it, until {$until :moment}. Do it here:',
  'heard.again':
    'It is looked at again then, and what restricts you is lifted or kept, with reasons.',
  'machine.detection': `.input {$detection :string}
.match $detection
yes {{An automatic check drew our attention to this.}}
* {{No automatic check played a part in finding this.}}`,
  'machine.decision': `.input {$decision :string}
.match $decision
partially {{A machine had named the rule; a person looked at everything and decided.}}
* {{A person decided, and no machine had a part in it.}}`,
  'standing.now': `.input {$points :integer}
.match $points
one {{You have {$points} point in “{$family}” now.}}
* {{You have {$points} points in “{$family}” now.}}`,
  'standing.adds-nothing': 'This decision adds nothing.',
  'standing.pending': 'As long as this decision can still be appealed, it counts for nothing.',
  'standing.adds': `.input {$points :integer}
.match $points
one {{If it stands, it adds {$points} point, counted from today and fading day by day.}}
* {{If it stands, it adds {$points} points, counted from today and fading day by day.}}`,
  'standing.clear':
    'If nothing more is added, your standing in “{$family}” is clear on {$day :day} at the latest.',
  'redress.appeal':
    'You can appeal, free of charge, within {$window :length} of receiving this. Do it here:',
  'redress.how':
    'A few words of your own are enough. Somebody else, who had no part in this decision, will look at everything afresh. The outcome can be milder, but never harsher.',
  'redress.out-of-court':
    'Where the law of your country offers a certified body for out-of-court dispute settlement (in the European Union under Article 21 of the Digital Services Act), you may go there.',
  'redress.court':
    'You may go to court at any time. Using the appeal first takes no right away from you.',
  'redress.always-open':
    'Whatever was decided, you can always read your file, take a copy of it, appeal, and leave.',
  'hold.title': 'Why your item is held back, {$at :moment}',
  'hold.about': 'This is what it was about:',
  'hold.reasons':
    'An automatic check thinks the rule “{$title}” may apply. Checks can be wrong, so a person is asked to look. Nobody has decided anything about you.',
  'hold.standing':
    'Nothing. Only a decision by a person can count, and nobody has decided anything.',
  'hold.wait':
    'You can simply wait: unless a person decides otherwise, your item appears by itself.',
};
