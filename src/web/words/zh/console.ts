import type { consoleWords as english } from '../en/console.ts';
import type { Translation } from '../words.ts';

/** Chinese: keys of the console, and the list that tells them. */
export const consoleWords: Translation<typeof english> = {
  title: '按键',
  lead: '不在输入时字母键有效。单凭一个字母绝不会发送任何内容。',
  on: '使用字母键',
  close: '关闭',
  palette: '去哪里？',
  paletteHint: '输入名称的一部分；方向键选择，回车键前往。',
  none: '这里没有这个名称。',
  restored: '您之前在这里写的内容已恢复。',
  live: {
    other: '刚刚有其他人接手了此案：',
    kept: '您输入的内容仍在这里。',
    me: '您刚刚在另一个窗口接手了此案。',
    nobody: '此案目前无人处理。',
    again: '查看此案的当前情况',
  },
  keys: {
    next: '列表中的下一项',
    previous: '列表中的上一项',
    open: '打开',
    queue: '前往案件',
    appeals: '前往申诉',
    rules: '前往规则',
    groups: '前往群组',
    finding: '前往认定',
    precedents: '前往类似案件',
    decision: '前往决定',
    note: '写备注',
    handOver: '移交',
    aside: '搁置',
    reveal: '显示是谁',
    undo: '前往撤回',
    context: '显示或隐藏前后内容',
    veil: '遮住或显示全部证据',
    rule: '选择第一至第九条规则',
    send: '发送当前表单',
    sheet: '这些按键',
    palette: '按名称前往',
  },
};
