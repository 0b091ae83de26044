import { appealWords } from './ar/appeal.ts';
import { bulkWords } from './ar/bulk.ts';
import { caseWords } from './ar/case.ts';
import { consoleWords } from './ar/console.ts';
import { earlyEndWords } from './ar/early-end.ts';
import { emergencyWords } from './ar/emergency.ts';
import { figuresWords } from './ar/figures.ts';
import { frameWords } from './ar/frame.ts';
import { hearingWords } from './ar/hearing.ts';
import { leadWords } from './ar/lead.ts';
import { leavingWords } from './ar/leaving.ts';
import { mailWords } from './ar/mail.ts';
import { memberWords } from './ar/member.ts';
import { misuseWords } from './ar/misuse.ts';
import { openCaseWords } from './ar/open-case.ts';
import { panelWords } from './ar/panel.ts';
import { proofWords } from './ar/proof.ts';
import { publicWords } from './ar/public.ts';
import { recognitionWords } from './ar/recognition.ts';
import { redressWords } from './ar/redress.ts';
import { refusalWords } from './ar/refusal.ts';
import { registerWords } from './ar/register.ts';
import { reportWords } from './ar/report.ts';
import { rulePageWords } from './ar/rule-page.ts';
import { staffRecordWords } from './ar/staff-record.ts';
import { stewardshipWords } from './ar/stewardship.ts';
import { termWords } from './ar/term.ts';
import { timeWords } from './ar/time.ts';
import { weighingWords } from './ar/weighing.ts';
import type { English } from './en.ts';
import type { Translation } from './words.ts';

/** Everything the pages say, in Arabic. */
export const arabic: Translation<English> = {
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
