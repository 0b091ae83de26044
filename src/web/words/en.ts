import { appealWords } from './en/appeal.ts';
import { bulkWords } from './en/bulk.ts';
import { caseWords } from './en/case.ts';
import { consoleWords } from './en/console.ts';
import { earlyEndWords } from './en/early-end.ts';
import { emergencyWords } from './en/emergency.ts';
import { figuresWords } from './en/figures.ts';
import { frameWords } from './en/frame.ts';
import { hearingWords } from './en/hearing.ts';
import { leadWords } from './en/lead.ts';
import { leavingWords } from './en/leaving.ts';
import { mailWords } from './en/mail.ts';
import { memberWords } from './en/member.ts';
import { misuseWords } from './en/misuse.ts';
import { openCaseWords } from './en/open-case.ts';
import { panelWords } from './en/panel.ts';
import { proofWords } from './en/proof.ts';
import { publicWords } from './en/public.ts';
import { recognitionWords } from './en/recognition.ts';
import { redressWords } from './en/redress.ts';
import { refusalWords } from './en/refusal.ts';
import { registerWords } from './en/register.ts';
import { reportWords } from './en/report.ts';
import { rulePageWords } from './en/rule-page.ts';
import { staffRecordWords } from './en/staff-record.ts';
import { stewardshipWords } from './en/stewardship.ts';
import { termWords } from './en/term.ts';
import { timeWords } from './en/time.ts';
import { weighingWords } from './en/weighing.ts';

/** Everything the pages say, in English and in Unicode MessageFormat 2, grouped by page. */
export interface English {
  readonly time: typeof timeWords;
  readonly term: typeof termWords;
  readonly frame: typeof frameWords;
  readonly public: typeof publicWords;
  readonly report: typeof reportWords;
  readonly member: typeof memberWords;
  readonly case: typeof caseWords;
  readonly bulk: typeof bulkWords;
  readonly appeal: typeof appealWords;
  readonly mail: typeof mailWords;
  readonly recognition: typeof recognitionWords;
  readonly register: typeof registerWords;
  readonly hearing: typeof hearingWords;
  readonly weighing: typeof weighingWords;
  readonly misuse: typeof misuseWords;
  readonly earlyEnd: typeof earlyEndWords;
  readonly openCase: typeof openCaseWords;
  readonly redress: typeof redressWords;
  readonly panel: typeof panelWords;
  readonly stewardship: typeof stewardshipWords;
  readonly emergency: typeof emergencyWords;
  readonly staffRecord: typeof staffRecordWords;
  readonly rulePage: typeof rulePageWords;
  readonly figures: typeof figuresWords;
  readonly lead: typeof leadWords;
  readonly proof: typeof proofWords;
  readonly leaving: typeof leavingWords;
  readonly console: typeof consoleWords;
  readonly refusal: typeof refusalWords;
}

export const english: English = {
  time: timeWords,
  term: termWords,
  frame: frameWords,
  public: publicWords,
  report: reportWords,
  member: memberWords,
  case: caseWords,
  bulk: bulkWords,
  appeal: appealWords,
  mail: mailWords,
  recognition: recognitionWords,
  register: registerWords,
  hearing: hearingWords,
  weighing: weighingWords,
  misuse: misuseWords,
  earlyEnd: earlyEndWords,
  openCase: openCaseWords,
  redress: redressWords,
  panel: panelWords,
  stewardship: stewardshipWords,
  emergency: emergencyWords,
  staffRecord: staffRecordWords,
  rulePage: rulePageWords,
  figures: figuresWords,
  lead: leadWords,
  proof: proofWords,
  leaving: leavingWords,
  console: consoleWords,
  refusal: refusalWords,
};
