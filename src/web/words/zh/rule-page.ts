import type { rulePageWords as english } from '../en/rule-page.ts';
import type { Translation } from '../words.ts';

/** Simplified Chinese: what a rule’s page says beside the rule: its history and its figures. */
export const rulePageWords: Translation<typeof english> = {
  history: '本规则的沿革',
  marks: '划掉的是删去的内容，加下划线的是新增的内容。仅在名单或等级中的变动，请看各个版本。',
  came: '这是一条新规则。',
  went: '本规则已被删除。',
  wasThere: '原为：',
  isThere: '现为：',
  figures: '本规则的数字',
  changes: {
    title: '标题变了。',
    condition: '机器查找的条件变了。',
    'alternative-changed': '机器查找的其中一种情形变了。',
    'alternative-more': '机器现在还会找出符合以下条件的内容：',
    'alternative-gone': '机器不再找出仅符合以下条件的内容：',
    'clause-gone': '机器会找出更多：不再要求这一点。',
    'clause-more': '机器会找出更少：另外还要求这一点。',
    'limit-more': '机器会找出更多：一个界限变了。',
    'limit-less': '机器会找出更少：一个界限变了。',
    'people-only': '现在只由人来适用；没有机器查找。',
    machine: '现在有机器查找。',
    'kind-more': '适用的内容多了一种。',
    'kind-gone': '适用的内容少了一种。',
    'window-longer': '计数的时间变长了。',
    'window-shorter': '计数的时间变短了。',
    'window-other': '计数的对象变了。',
    'hold-shorter': '更宽：符合的内容暂缓发布的时间更短。',
    'hold-longer': '更严：符合的内容暂缓发布的时间更长。',
    'effect-milder': '更宽：符合之后的做法变了。',
    'effect-harsher': '更严：符合之后的做法变了。',
    'gravity-lower': '更宽：严重程度降低了。',
    'gravity-higher': '更严：严重程度提高了。',
    range: '人可以选择的等级变了。',
    words: '文字变了。',
  },
};
