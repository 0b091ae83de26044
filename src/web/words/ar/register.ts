import type { registerWords as english } from '../en/register.ts';
import type { Translation } from '../words.ts';

/**
 * Arabic: registers that the law asks for: orders of authorities, and dangers to life or safety.
 */
export const registerWords: Translation<typeof english> = {
  nav: 'السجلات',
  title: 'السجلات',
  lead: 'ما يُلزم القانون المشغّل بحفظه. ليس شيء منه قضية، ولا يُحتسب شيء منه على أحد.',
  ordersTitle: 'أوامر السلطات',
  ordersText:
    'أوامر باتخاذ إجراء ضد منشور أو بتقديم معلومات (المادتان 9 و10 من قانون الخدمات الرقمية).',
  dangersTitle: 'أخطار على الحياة أو السلامة',
  dangersText:
    'ما اشتُبه فيه وأي سلطة أُخبرت به (المادة 18 من قانون الخدمات الرقمية). للمشغّل وحده، وكل اطلاع مسجل.',
  empty: 'لا توجد مدخلات.',
  phases: {
    received: 'وصل، ولم يُرسل إيصال',
    acknowledged: 'أُرسل إيصال، ولا رد بعد',
    'effect-given': 'نُفذ',
    refused: 'رُفض',
    closed: 'مغلق',
  },
  kinds: {
    act: 'اتخاذ إجراء ضد منشور',
    inform: 'تقديم معلومات',
  },
  effects: {
    restricted: 'قُيد المنشور',
    'information-given': 'قُدمت المعلومات',
  },
  order: {
    title: 'أمر من سلطة',
    enter: 'إدخال أمر',
    kind: 'ما يطلبه',
    authority: 'السلطة',
    reference: 'مرجعها',
    legalGround: 'الأساس القانوني الذي تذكره',
    territory: 'أين يسري',
    territoryHint: 'رموز من حرفين بينها فواصل، مثل DE, AT.',
    language: 'لغة الأمر',
    member: 'العضو المعني',
    item: 'المنشور المعني',
    itemHint: 'لأمر باتخاذ إجراء.',
    ordered: 'ما أُمر به، بنصه',
    orderedHint: 'يقرأ العضو هذا.',
    silenceUntil: 'حتى متى يمنع إخبار العضو',
    silenceHint: 'يوم مثل 2027-01-31، في حدود سنة. اتركوه فارغًا إذا كان لا يمنع.',
    silenceGround: 'القانون الذي يجيز المنع',
    save: 'إدخاله',
    received: 'وصل في',
    receipt: 'أُبلغت السلطة بوصوله',
    sendReceipt: 'أبلغت السلطة بوصوله',
    restrict: 'تقييد المنشور',
    measure: 'ما يحدث للمنشور',
    days: 'لكم يومًا',
    daysHint: 'من 1 إلى 365. ثم ينتهي من تلقاء نفسه، ما لم تأمر السلطة به من جديد.',
    doRestrict: 'تقييده وإخبار العضو',
    inform: 'تسجيل ما قُدم',
    information: 'ما قُدم إلى السلطة',
    doInform: 'تسجيله وإخبار العضو',
    refuse: 'رفضه',
    reasons: 'الأسباب',
    doRefuse: 'رفضه وإخبار العضو',
    silence: 'تمنع السلطة إخبار العضو',
    doSilence: 'تسجيله',
    end: 'لم يعد الأمر ساريًا',
    doEnd: 'رفع القيد عن المنشور',
    ended: 'رُفع القيد عن المنشور',
    close: 'إغلاقه',
    told: 'أُخبر العضو',
    notTold: 'لم يُخبر العضو بعد.',
    silentUntil: 'تمنع السلطة إخبار العضو حتى',
    until: 'حتى',
    daysMissing: 'اكتبوا عددًا صحيحًا من الأيام من 1 إلى 365.',
    dateMissing: 'اكتبوا اليوم مثل 2027-01-31.',
  },
  danger: {
    title: 'خطر على الحياة أو السلامة',
    enter: 'تسجيل خطر',
    suspected: 'ما تشتبهون فيه، ومن أين',
    suspectedHint: 'ما تحتاج إليه السلطة لتتصرف. ولا يقرأه غيركم في هذا المجتمع.',
    save: 'تسجيله',
    recorded: 'سُجل في',
    phases: {
      recorded: 'لم تُخبر أي سلطة بعد',
      told: 'أُخبرت',
    },
    tell: 'أُخبرت سلطة',
    authority: 'أي سلطة',
    sent: 'ما أُرسل',
    toldNow: 'يُسجل على أنه أُخبر به الآن.',
    doTell: 'تسجيله',
  },
  member: {
    title: 'أوامر سلطات بشأنكم',
    lead: 'أمرت سلطة بهذا. ليس قرارًا من هذا المجتمع ولا يُحتسب في أي مكان.',
    link: `.input {$count :integer}
.match $count
zero {{لا أوامر بشأنكم}}
one {{اقرأوا الأمر الذي يخصكم}}
two {{اقرأوا الأمرين اللذين يخصانكم}}
few {{اقرأوا {$count} أوامر تخصكم}}
many {{اقرأوا {$count} أمرًا يخصكم}}
* {{اقرأوا {$count} أمر يخصكم}}`,
  },
};
