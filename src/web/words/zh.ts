import type { English } from './en.ts';
import type { Translation } from './words.ts';
import { appealWords } from './zh/appeal.ts';
import { bulkWords } from './zh/bulk.ts';
import { caseWords } from './zh/case.ts';
import { consoleWords } from './zh/console.ts';
import { earlyEndWords } from './zh/early-end.ts';
import { emergencyWords } from './zh/emergency.ts';
import { figuresWords } from './zh/figures.ts';
import { frameWords } from './zh/frame.ts';
import { hearingWords } from './zh/hearing.ts';
import { leadWords } from './zh/lead.ts';
import { leavingWords } from './zh/leaving.ts';
import { mailWords } from './zh/mail.ts';
import { memberWords } from './zh/member.ts';
import { misuseWords } from './zh/misuse.ts';
import { openCaseWords } from './zh/open-case.ts';
import { panelWords } from './zh/panel.ts';
import { proofWords } from './zh/proof.ts';
import { publicWords } from './zh/public.ts';
import { recognitionWords } from './zh/recognition.ts';
import { redressWords } from './zh/redress.ts';
import { refusalWords } from './zh/refusal.ts';
import { registerWords } from './zh/register.ts';
import { reportWords } from './zh/report.ts';
import { rulePageWords } from './zh/rule-page.ts';
import { staffRecordWords } from './zh/staff-record.ts';
import { stewardshipWords } from './zh/stewardship.ts';
import { termWords } from './zh/term.ts';
import { timeWords } from './zh/time.ts';
import { weighingWords } from './zh/weighing.ts';

/** Everything the pages say, in Chinese in simplified characters. */
export const chinese: Translation<English> = {
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
