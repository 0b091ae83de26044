import type { leadWords as english } from '../en/lead.ts';
import type { Translation } from '../words.ts';

/** Arabic: how the work stands, for those who look after it. */
export const leadWords: Translation<typeof english> = {
  nav: 'نظرة عامة',
  title: 'نظرة عامة',
  lead: 'حال العمل في مجمله. لا شيء هنا يقول كم يسرع شخص واحد أو كم يقرر.',
  waiting: 'ما ينتظر',
  waitingText: 'بحسب ما بقي من المهلة الموعودة.',
  left: {
    overdue: 'انقضى الموعد',
    withinOneDay: 'بقي أقل من يوم',
    withinThreeDays: 'بقي من يوم إلى ثلاثة أيام',
    withinSevenDays: 'بقي من ثلاثة إلى سبعة أيام',
    later: 'بقي أكثر من سبعة أيام',
  },
  time: 'الوقت الباقي',
  cases: 'القضايا',
  appeals: 'الاعتراضات',
  toCases: 'إلى القضايا',
  toAppeals: 'إلى الاعتراضات',
  overturned: 'ما أُلغي أو خُفف بحسب القاعدة',
  share: 'نسبة ما أُلغي أو خُفف',
  steps: 'مدى تشابه القرارات',
  stepsText:
    'الدرجة التي اختارتها القرارات القائمة. كلما كبر المربع زادت حصته من قرارات القاعدة. نقارن القواعد، ولا نقارن الأشخاص أبدًا.',
  stepsOf: 'الدرجات في «{$family}»',
  notInRange: 'ليست لهذه القاعدة',
  stepCell: '{$count} ({$share})',
  opened: 'ما فتحه شخص بمفرده',
  openedText: 'من تخصه القضية قبل تسجيل ما وُجد، ومن أبلغ، والملفات المغلقة، كما يقرؤها الجميع.',
  accesses: 'اطلاع طارئ مفتوح الآن',
  noAccess: 'لا شيء مفتوح.',
  closes: 'يُغلق',
  agreeBy: 'يمكن لشخص ثانٍ أن يوافق حتى',
  complaints: 'قضايا مفتوحة عن أفراد الفريق والمشغّل',
  noComplaints: 'لا يوجد منها ما يمكنكم رؤيته.',
  openedOn: 'فُتحت',
  decideBy: 'البت قبل',
  notShown: `.input {$count :integer}
.match $count
zero {{لا توجد قضايا أخرى تخصكم.}}
one {{قضية أخرى ({$count}) تخصكم، وهي عند شخص آخر.}}
two {{قضيتان أخريان ({$count}) تخصانكم، وهما عند شخص آخر.}}
few {{{$count} قضايا أخرى تخصكم، وهي عند شخص آخر.}}
many {{{$count} قضية أخرى تخصكم، وهي عند شخص آخر.}}
* {{{$count} قضية أخرى تخصكم، وهي عند شخص آخر.}}`,
  deviations: 'درجات غير الدرجة المقترحة',
  deviationsText:
    'أحدثها مع السبب المذكور. لا تظهر هنا القرارات التي ما زال الاعتراض عليها ينتظر، لكي يُنظر فيه دون معرفتها.',
  noDeviations: 'لا يوجد منها شيء.',
  suggested: 'المقترحة',
  chosen: 'المختارة',
  noStep: 'بلا درجة',
  delivery: 'ما يُرسل',
  noLetters: 'لا تُرسل رسائل هنا؛ كل شيء مكتوب في الصفحات.',
  letters: 'الرسائل',
  webhooks: 'رسائل إلى المنصات',
  webhooksWaiting: 'قيد الانتظار',
  endpoint: 'المستقبِل',
  failed: 'فشلت',
  failedOf: '{$failed} من أحدث {$count}',
  disabled: 'لم يعد يُرسل إليه شيء ({$reason}).',
  health: 'الخادم',
  healthy: 'يجيب ولا يبلّغ عن شيء.',
  unhealthy: 'يبلّغ عن:',
};
