import type { recognitionWords as english } from '../en/recognition.ts';
import type { Translation } from '../words.ts';

/** Arabic: recognition: what is thanked for, by whom, and who sees it. */
export const recognitionWords: Translation<typeof english> = {
  deeds: {
    'careful-report': 'بلاغ متأنٍّ',
    mediation: 'تسوية خلاف',
    'newcomer-helped': 'مساعدة عضو جديد',
    'accepted-correction': 'تقبل تصحيح',
  },
  phases: {
    offered: 'لا يرى هذا غيركم. لم تقولوا بعد ما الذي يكون منه.',
    shown: 'يرى هذا الجميع لأنكم وافقتم.',
    hidden: 'لا يرى هذا غيركم.',
    declined: 'رفضتم هذا. ولا يراه أحد غيركم.',
  },
  criteriaTitle: 'ما يقدّره هذا المجتمع',
  criteriaText:
    'فعل، وشخص رآه، وسبب من هذه الأسباب المنشورة. ليس مكافأة على الشعبية أو الموافقة، ولا يعدّه أحد، ولا يغير أي قضية أبدًا.',
  public: {
    title: 'تقدير',
    lead: 'ما فعله أعضاء لغيرهم. كل منها هنا لأن صاحبه وافق، بترتيب وروده.',
    empty: 'لا يُعرض شيء هنا الآن.',
    give: 'تقدير شيء فعله شخص',
    from: 'من',
    because: 'ضمن',
  },
  own: {
    title: 'ما نلتم التقدير عليه',
    lead: 'أنتم تقررون هل يراه غيركم. يمكنكم تغيير ذلك في أي وقت، ولا يستطيع أحد أن يسلبكم إياه.',
    empty: 'لا شيء حتى الآن.',
    show: 'إظهاره للجميع',
    hide: 'إبقاؤه لي',
    decline: 'رفضه',
    link: 'ما نلتم التقدير عليه',
    corrected: 'صححه من منحه:',
  },
  give: {
    title: 'تقدير فعل',
    lead: 'يراه صاحبه أولًا مع اسمكم، ويقرر هل يراه غيره.',
    receiver: 'من فعله',
    receiverHint: 'اسم المستخدم على المنصة. وليس اسمكم.',
    criterion: 'على ماذا',
    reference: 'أي منشور أو تعليق أو رسالة',
    referenceHint: 'رقمه أو عنوانه على المنصة، حتى يمكن الرجوع إليه.',
    reportReference: 'أي بلاغ',
    reportReferenceHint: 'للبلاغات المتأنية فقط، ولا يقدرها إلا الفريق.',
    reason: 'ما الذي فعله',
    reasonHint: 'جملة أو جملتان بكلماتكم.',
    send: 'إرسال',
    none: 'لم ينشر هذا المجتمع بعد ما يقدّره.',
    criterionMissing: 'اختاروا على ماذا.',
    sent: 'أُرسل. ويقرر صاحبه ما يكون منه.',
    given: 'ما منحتموه',
    correct: 'تصحيحه',
    until: 'يمكنكم تصحيحه حتى',
  },
  correct: {
    title: 'تصحيح تقدير',
    lead: 'ما كتبتموه من قبل يبقى مسجلًا، ويُسأل صاحبه من جديد.',
    why: 'ما الخطأ',
    send: 'إرسال التصحيح',
  },
};
