import { appealWords } from './de/appeal.ts';
import { bulkWords } from './de/bulk.ts';
import { caseWords } from './de/case.ts';
import { consoleWords } from './de/console.ts';
import { earlyEndWords } from './de/early-end.ts';
import { emergencyWords } from './de/emergency.ts';
import { figuresWords } from './de/figures.ts';
import { frameWords } from './de/frame.ts';
import { hearingWords } from './de/hearing.ts';
import { leadWords } from './de/lead.ts';
import { leavingWords } from './de/leaving.ts';
import { mailWords } from './de/mail.ts';
import { memberWords } from './de/member.ts';
import { misuseWords } from './de/misuse.ts';
import { openCaseWords } from './de/open-case.ts';
import { panelWords } from './de/panel.ts';
import { proofWords } from './de/proof.ts';
import { publicWords } from './de/public.ts';
import { recognitionWords } from './de/recognition.ts';
import { redressWords } from './de/redress.ts';
import { refusalWords } from './de/refusal.ts';
import { registerWords } from './de/register.ts';
import { reportWords } from './de/report.ts';
import { rulePageWords } from './de/rule-page.ts';
import { staffRecordWords } from './de/staff-record.ts';
import { stewardshipWords } from './de/stewardship.ts';
import { termWords } from './de/term.ts';
import { timeWords } from './de/time.ts';
import { weighingWords } from './de/weighing.ts';
import type { English } from './en.ts';
import type { Translation } from './words.ts';

/** Everything the pages say, in German. */
export const german: Translation<English> = {
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
