import type { proofWords as english } from '../en/proof.ts';
import type { Translation } from '../words.ts';

/**
 * Chinese in simplified characters: the page that checks a receipt of the record, in the reader's
 * own browser.
 */
export const proofWords: Translation<typeof english> = {
  title: '核查回执',
  lead: '回执证明决定在记录中与发出时一致。此页面在您的浏览器中核查；您输入的内容不会发送到任何地方。',
  what: '核查的内容',
  receipt: '回执',
  receiptHint: '完整内容，如决定页面或文件所示。',
  keys: '记录的密钥',
  keysHint:
    '此服务器今天给出的密钥。说谎的服务器可能给出自己的密钥：请与您或您信任的人以前保存的密钥比较。',
  check: '核查',
  results: '结果',
  good: '成立。以下内容均在记录中，没有改变。',
  pending: '可以核查的部分成立，但还没有全部纳入公布的检查点。请一分钟后重新载入回执。',
  bad: '不成立。',
  parts: '已证明的记录部分：',
  of: '/',
  size: '签名时记录中的条目数：',
  origin: '记录属于',
  whichEntry: '所涉及的部分编号',
  faults: {
    'keys-unreadable': '密钥不是同一记录的密钥，或没有每行一个。',
    'receipt-unreadable': '这不是回执，或不完整。',
    'sections-differ': '回执的内容与记录不符：有字词被更改、删除或添加。',
    'proof-unreadable': '其证明无法读取。',
    'checkpoint-not-signed': '其中的检查点没有由这些密钥签名。',
    'checkpoint-unreadable': '签名的内容不是检查点。',
    'other-log': '它属于别人的记录。',
    'not-included': '其内容不在签名的记录中。',
  },
  shows: '它证明了什么',
  without: '不使用此页面',
  withoutText: '请把回执和密钥保存为文件，用您从别处得到的程序核查：',
  noScript: '您的浏览器不运行此页面的脚本。最后一节说明其他核查方式。',
  record: '记录',
  recordText: '这里的决定保存在只增不减的记录中。持有回执的人可以核查它没有被更改。',
  entries: '条目数：',
  witnessedBy: '见证人：',
  witnessedUpTo: '其签名的条目数：',
  notYetWitnessedBy: '尚未由以下见证：',
  notWitnessed:
    '没有见证：没有外部人士签名证明所有人看到的是同一份记录。请与别人的检查点比较以确认。',
  mine: '在记录中核查这项决定',
  mineText: '这项决定在没有人能悄悄更改的记录中。您可以自己核查。',
};
