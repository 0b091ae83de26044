import type { weighingWords as english } from '../en/weighing.ts';
import type { Translation } from '../words.ts';

/**
 * Chinese in simplified characters: what a person weighs before a decision, on the form and in the
 * statement.
 */
export const weighingWords: Translation<typeof english> = {
  milderIn: {
    'rule-withdrawn': '规则已撤销，因此违反它不产生后果',
    gravity: '违反被认为没有那么严重',
    range: '可以选择的等级更低',
    measures: '等级持续的时间更短',
    'ladder-start': '起始等级更低',
    weight: '违反所计的分更少或时间更短',
  },
  milderTitle: '规则此后变得更轻，适用更轻的规则。',
  milderVersion: '第 {$version} 版',
  milderRange: '采用第 {$version} 版的等级。',
  factorsTitle: '您权衡了什么',
  factorsLead: '停用账号以及暂停举报或申诉之前需要填写。成员会读到。',
  amount: '有多少是没有根据的？',
  outOf: '总共多少？',
  within: '在多少天之内？',
  consequences: '有多严重，造成了什么后果？',
  intent: '用意是什么？',
  intentHint: '无法判断时请留空。',
  badNumber: '请写整数，例如 90 天内 30 次中的 4 次。',
  howOften: '{$outOf} 次中的 {$amount} 次，时间范围：{$within}',
  often: '次数',
  grave: '严重程度及后果',
  meant: '用意',
  notTold: '无法判断，也没有作任何推定。',
};
