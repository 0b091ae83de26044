import { appealWords } from './en/appeal.ts';
import { bulkWords } from './en/bulk.ts';
import { caseWords } from './en/case.ts';
import { earlyEndWords } from './en/early-end.ts';
import { frameWords } from './en/frame.ts';
import { hearingWords } from './en/hearing.ts';
import { memberWords } from './en/member.ts';
import { misuseWords } from './en/misuse.ts';
import { openCaseWords } from './en/open-case.ts';
import { publicWords } from './en/public.ts';
import { reportWords } from './en/report.ts';
import { termWords } from './en/term.ts';
import { timeWords } from './en/time.ts';
import { weighingWords } from './en/weighing.ts';

/** Every string of the pages, grouped by page. A translation has the same shape. */
export interface Words {
  /** For `Intl` formats. */
  readonly locale: string;
  /** BCP 47 tag of the language the pages are written in. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly time: typeof timeWords;
  readonly term: typeof termWords;
  readonly frame: typeof frameWords;
  readonly public: typeof publicWords;
  readonly report: typeof reportWords;
  readonly member: typeof memberWords;
  readonly case: typeof caseWords;
  readonly bulk: typeof bulkWords;
  readonly appeal: typeof appealWords;
  readonly hearing: typeof hearingWords;
  readonly weighing: typeof weighingWords;
  readonly misuse: typeof misuseWords;
  readonly earlyEnd: typeof earlyEndWords;
  readonly openCase: typeof openCaseWords;
}

/** English. */
export const words: Words = {
  locale: 'en-GB',
  language: 'en',
  direction: 'ltr',
  time: timeWords,
  term: termWords,
  frame: frameWords,
  public: publicWords,
  report: reportWords,
  member: memberWords,
  case: caseWords,
  bulk: bulkWords,
  appeal: appealWords,
  hearing: hearingWords,
  weighing: weighingWords,
  misuse: misuseWords,
  earlyEnd: earlyEndWords,
  openCase: openCaseWords,
};
