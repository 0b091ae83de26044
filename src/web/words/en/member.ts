/** A member's own pages: decisions, standing, powers. */
export const memberWords = {
  home: {
    title: 'My page',
    standing: 'Your standing',
    powers: 'What you can do now',
    noLimits: 'You can do everything. Nothing is restricted.',
    limited: 'Until the day shown you cannot, or only slowly, do this:',
    until: 'until',
    slowed: 'slowed down',
    withdrawn: 'not possible',
    onlyIn: 'only in group',
    because: 'why',
    always:
      'Reading your own page, appealing, taking your data with you and leaving are always possible.',
    statements: 'Decisions about you',
    noStatements: 'There are none.',
    exportTitle: 'Everything kept about you',
    exportText: 'One file in JSON with your decisions, restrictions, reports and standing.',
    exportLink: 'Download my file',
    unread: 'new',
    appealRunning: 'appeal running',
    read: 'Read it',
  },
  standing: {
    clean: 'The standing is clean: no decision counts.',
    active: (count: number): string =>
      count === 1
        ? 'One decision counts at the moment.'
        : `${count} decisions count at the moment.`,
    clearAt: (day: string): string => `If nothing more is upheld, nothing counts from ${day} on.`,
    pending: (count: number): string =>
      count === 1
        ? 'One decision can still change and does not count yet.'
        : `${count} decisions can still change and do not count yet.`,
    only: 'It is only used to suggest how long a next step should be. By itself it changes nothing, and nobody but you and the people who handle a case about you can see it.',
    theirs: 'It only informs the suggested step. By itself it imposes nothing.',
    chartTitle: 'How it fades',
    chartText: (from: string, to: string): string =>
      `A line that falls from ${from} and reaches zero on ${to}.`,
    table: 'The figures',
    from: 'Where it comes from',
    day: 'Day',
    weight: 'What still counts',
    family: 'Kind of rule',
    counts: 'Counts now',
    faded: 'Faded',
    undone: 'Undone',
    open: 'Still open',
    cleanOn: 'Clean on',
    thisOne: (added: number, family: string): string =>
      `If this decision stays, it counts ${added} under “${family}” and fades from the first day.`,
    nothingAdded: 'This decision adds nothing to your standing.',
    pendingNow: 'It does not count while it can still be appealed.',
    beforeIt: (before: number): string => `Before it, ${before} counted.`,
  },
  decision: {
    title: 'A decision about you',
    holdTitle: 'Your post is held back for a moment',
    to: 'For',
    given: 'Given',
    reference: 'Reference',
    what: 'What happened',
    whatLead: 'This is what we rely on:',
    why: 'Why',
    ruleThen: 'The rule as it stood then',
    ground: 'Ground',
    law: 'Law',
    ladder: (suggested: string, chosen: string): string =>
      suggested === chosen
        ? `The published steps suggest “${suggested}”, and that was chosen.`
        : `The published steps suggest “${suggested}”; “${chosen}” was chosen.`,
    ladderWhy: 'Because:',
    until: 'Until when',
    noMeasure:
      'Nothing is restricted. This is a reminder of the rule, and it has no end to wait for.',
    from: 'from',
    endsBySelf: 'Each of these stops by itself on its day. You need do nothing.',
    now: 'Now:',
    where: 'Where:',
    can: 'What you can do',
    canAppeal: 'You can appeal. One text is enough, and it never makes things worse.',
    appealUntil: 'You can appeal until',
    appealWindow: (length: string): string =>
      `You have ${length} to appeal. The time starts when you have read this, not before.`,
    readButton: 'I have read this',
    readText:
      'This is no agreement. It only tells us that the page reached you, and it starts the time for an appeal. You can also appeal right away without it.',
    readDone: 'This page reached you on',
    court: 'You can also go to a court:',
    outOfCourt: 'You can also ask an independent body:',
    noAppealHere:
      'This ends by itself, so there is nothing to appeal yet. If a person decides about it, you get a new page with an appeal.',
    appealClosed: 'The time for an appeal ended on',
    superseded: {
      reversed: 'This decision was reversed. All its effects are undone.',
      overridden: 'This decision was replaced by another one. You have a page for that one too.',
    },
    automated: 'What a machine did',
    detection: 'A machine noticed it and asked a person to look.',
    noDetection: 'No machine was involved in noticing it.',
    byPerson: 'A person decided. No machine decided or suggested that you broke a rule.',
    partially: 'A person decided; a machine prepared the facts.',
    heldByMachine:
      'A published rule held it back until a person looks. That is all a machine may do here.',
    source: 'How it came to us:',
    sees: 'Who sees this',
    seesText:
      'You, and the people who handle this case or an appeal. It is on no public page and never leaves this community.',
    standing: 'Your standing',
    evidence: 'Evidence',
    evidenceText: 'Everything that was used. Who reported it is never shown, to protect them.',
    evidenceNumber: (number: number): string => `Evidence ${number}`,
    exact: 'The exact text as it was sent',
    digest: 'SHA-256 of it',
  },
  appeal: {
    box: 'What should we look at again?',
    hint: 'Write it in your own words and your own language. You can stay short.',
    send: 'Send the appeal',
    who: 'Somebody who had nothing to do with the first decision reads it. They first look at the evidence without knowing what was decided.',
    strip: 'Where your appeal is',
    steps: ['Sent', 'Somebody else looks', 'Answer'],
    filed: 'Sent',
    promised: 'You have an answer by',
    late: 'We are late. Until the answer is there, the restriction is paused.',
    outcome: 'Answer',
    reasons: 'Their reasons',
    harm: 'Appealing never counts against you.',
  },
} as const;
