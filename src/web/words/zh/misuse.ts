import type { misuseWords as english } from '../en/misuse.ts';
import type { Translation } from '../words.ts';

/** Chinese in simplified characters: when reports or appeals wait because they were misused. */
export const misuseWords: Translation<typeof english> = {
  reportClosed: '未经查看即结束：根据一项关于您的决定，您的举报不会被查看，直到',
  reportWay:
    '您可以在自己的页面上阅读那项决定并申诉。如果有儿童处于危险之中，请在表单中说明，仍会被查看。',
  reportAgain: '未经查看即结束，依据的决定现已结束。您可以再次举报。',
  appealWaits: '申诉已收到。根据一项关于您的决定，其他申诉暂不处理，直到',
  appealClock: '期间没有任何期限届满，承诺的日期从那时起算。对那项决定本身的申诉会立即处理。',
};
