import type { weighingWords as english } from '../en/weighing.ts';
import type { Translation } from '../words.ts';

/** Arabic: what a person weighs before a decision, on the form and in the statement. */
export const weighingWords: Translation<typeof english> = {
  milderIn: {
    'rule-withdrawn': 'أُلغيت القاعدة، ولذلك لا يترتب على المخالفة شيء',
    gravity: 'تُعد المخالفة أقل جسامة',
    range: 'الدرجات التي يجوز اختيارها أدنى',
    measures: 'الدرجة تدوم مدة أقصر',
    'ladder-start': 'الدرجات تبدأ بدرجة أدنى',
    weight: 'تُحتسب المخالفة بقدر أقل أو لمدة أقصر',
  },
  milderTitle: 'أصبحت القاعدة أخف منذ ذلك الحين، والقاعدة الأخف هي التي تسري.',
  milderVersion: 'النسخة {$version}',
  milderRange: 'الدرجات هي درجات النسخة {$version}.',
  factorsTitle: 'ما وازنتم بينه',
  factorsLead: 'يلزم قبل إيقاف حساب وقبل تعليق البلاغات أو الاعتراضات. ويقرأه العضو.',
  amount: 'كم منها كان بلا أساس؟',
  outOf: 'من أصل كم في المجموع؟',
  within: 'خلال كم يومًا؟',
  consequences: 'ما مدى الجسامة، وما الذي نتج؟',
  intent: 'ما الذي كان مقصودًا؟',
  intentHint: 'اتركوه فارغًا إذا تعذرت معرفته.',
  badNumber: 'اكتبوا أعدادًا صحيحة، مثل 4 من أصل 30 خلال 90 يومًا.',
  howOften: '{$amount} من أصل {$outOf}، خلال {$within}',
  often: 'كم مرة',
  grave: 'ما مدى الجسامة، وما الذي نتج',
  meant: 'ما الذي كان مقصودًا',
  notTold: 'لا يمكن معرفة ذلك، ولم يُفترض شيء.',
};
