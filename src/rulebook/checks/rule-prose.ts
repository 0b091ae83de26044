import type { Place, Remarks } from '../diagnostic.ts';
import type { Check, RuleDraft } from '../draft.ts';

/** What members read is there: the rule in words, why, and examples on both sides (R4). */
export const checkRuleProse: Check = ({ rules }, remarks) => {
  for (const draft of rules) {
    const { rule, sections } = draft;
    const missing = (absent: boolean, place: Place, what: string, help: string): void => {
      if (absent) remarks.error('prose', place, `\`${rule.id}\` ${what}`, help);
    };
    const prose = 'write the rule in words after the second `---`';
    const entry = 'with one `- ` example or more';
    missing(rule.text === '', sections.text, 'does not say its rule in words', prose);
    missing(rule.why === '', sections.why, 'does not say why it exists', 'add a section `## Why`');
    missing(
      rule.allowed.length === 0,
      sections.allowed,
      'shows nothing that is allowed',
      `add a section \`## Allowed\` ${entry}`,
    );
    missing(
      rule.notAllowed.length === 0,
      sections.notAllowed,
      'shows nothing that is not allowed',
      `add a section \`## Not allowed\` ${entry}`,
    );
    checkRawHtml(draft, remarks);
  }
};

function checkRawHtml({ rule, sections }: RuleDraft, remarks: Remarks): void {
  const parts = [
    { text: rule.text, place: sections.text },
    { text: rule.why, place: sections.why },
    { text: rule.allowed.join('\n'), place: sections.allowed },
    { text: rule.notAllowed.join('\n'), place: sections.notAllowed },
  ];
  for (const { text, place } of parts) {
    const outsideCode = text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
    if (!/<[A-Za-z!/?]/.test(outsideCode)) continue;
    const help = 'use Markdown, or put the example between backticks';
    remarks.error('raw-html', place, 'HTML is not shown to readers', help);
  }
}
