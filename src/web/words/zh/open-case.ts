import type { openCaseWords as english } from '../en/open-case.ts';
import type { Translation } from '../words.ts';

/** Chinese in simplified characters: opening a case on one's own initiative. */
export const openCaseWords: Translation<typeof english> = {
  title: '立案',
  lead: '由您主动提出，并说明原因。与其他案件一样决定：先不看姓名，再看姓名。',
  link: '立案',
  kind: '关于什么？',
  who: '由谁负责？',
  whoHint: '成员的用户名，或工作人员在这里使用的名称。',
  item: '哪条内容？',
  itemHint: '仅用于内容：链接或编号。',
  rule: '哪条规则？',
  ruleHint: '不确定时请留空。',
  noRule: '未注明',
  reason: '为什么立案？',
  shown: '您看到了什么？',
  shownHint: '没有内容可以显示时需要填写，例如某人举报了多少次、举报了什么。',
  send: '立案',
  kindMissing: '请说明关于什么。',
  whoMissing: '请说明由谁负责。',
  itemMissing: '请说明是哪条内容。',
};
