import type { figuresWords as english } from '../en/figures.ts';
import type { Translation } from '../words.ts';

/** Arabic: figures of the community’s work, for everybody. */
export const figuresWords: Translation<typeof english> = {
  title: 'الأرقام',
  link: 'ما تقرر هنا، بالأرقام',
  lead: 'كيف تُصان القواعد هنا: نعد بحسب القواعد، ولا نعد أبدًا بحسب الأشخاص.',
  periods: {
    P30D: 'آخر 30 يومًا',
    P90D: 'آخر 90 يومًا',
    all: 'كل ما هو محفوظ',
  },
  period: 'المدة',
  counted: 'العد منذ {$from} حتى {$at}.',
  nothing: 'لم يُعد شيء بعد.',
  small:
    'الأعداد الأقل من {$count} محجوبة، وكذلك أعداد أخرى يمكن أن تُستنتج منها. والمحجوب لا يعني الصفر.',
  withheld: 'محجوب',
  byRule: 'القرارات بحسب القاعدة',
  byRuleText: 'الممتلئ: قرارات قائمة. والمحاط بخط: ما أُلغي أو خُفف لاحقًا، ما لم يُحجب.',
  rule: 'القاعدة',
  decisions: 'القرارات',
  appealed: 'اعتُرض عليها',
  overturned: 'أُلغيت أو خُففت',
  median: 'استغرق نصفها على الأكثر',
  noBreach: 'لم تثبت مخالفة',
  sum: 'كل القرارات',
  ofWhich: 'أُلغي أو خُفف منها {$count}',
  notes:
    'يُعد القرار عند إرساله. وما أُلغي بلا اعتراض يُعد أيضًا مع ما اعتُرض عليه. وتُحسب المدة من فتح القضية، وتُحجب حيث بتّ عدد قليل من الأشخاص.',
  bySteps: 'القرارات القائمة بحسب الدرجة',
  step: 'الدرجة',
  promisesTitle: 'المواعيد التي التزمنا بها',
  promisesText: 'الممتلئ: في الموعد. والمحاط بخط: بعد الموعد.',
  promise: 'ما نعد به',
  promises: {
    'first-decision': 'يُبت في القضية',
    'appeal-outcome': 'يُرد على الاعتراض',
    'report-outcome': 'يُرد على البلاغ',
  },
  kept: 'في الموعد',
  missed: 'بعد الموعد',
  keptOf: 'في الموعد: {$kept}، بعد الموعد: {$missed}',
  reports: 'البلاغات',
  answered: 'رُد عليها',
  actedOn: 'ثبتت مخالفة',
  notActedOn: 'لم تثبت مخالفة أو لم تُفتح قضية',
  table: 'الأرقام نفسها في جدول',
  programs: 'الأرقام نفسها للبرامج',
};
