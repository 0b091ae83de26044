import type { leavingWords as english } from '../en/leaving.ts';
import type { Translation } from '../words.ts';

/** Chinese in simplified characters: leaving, and having everything erased. */
export const leavingWords: Translation<typeof english> = {
  because: {
    'open-case': '一个关于您的案件还没有决定。',
    'open-appeal': '您的一份申诉或请求还没有答复。',
    'open-dispute': '在另一机构的争议正在进行。',
    'restriction-in-force': '一项限制有效，您仍可以询问原因。',
    'report-in-open-case': '您举报的一件事还没有决定。',
  },
  card: '您可以随时、无需理由地要求删除我们保存的关于您的内容。',
  link: '离开并删除全部内容',
  title: '离开并删除全部内容',
  lead: '您的文字、关于您的证据、理由说明和决定、您的地址、您的登录，以及平台告诉我们的您的活动：全部销毁，无法恢复。',
  before: '如果需要，请先保存一份您的档案。',
  copy: '下载我的档案',
  keepsTitle: '保留什么',
  keeps: [
    '曾作出决定、依据哪条规则以及时间，不含文字。旁边保留您在平台上的名称，但在这里不再指向任何内容。',
    '法律要求运营者保存的主管机关命令，直到期限。',
    '别人写的关于别人的内容，以及您作为小组成员所说的话，不含您的姓名。',
    '备份，直到运营者删除。',
  ],
  appeal: '文字删除后，您放弃尚未发送的申诉。',
  confirm: '我要这样做，并知道无法撤销。',
  confirmMissing: '如果要删除全部内容，请勾选。',
  send: '全部删除',
  asked: '您的要求时间：',
  waits: '以下内容仍有需要。相关事项结束后会自动删除；其余均已删除。',
  until: '最迟于',
  working: '正在删除。',
  withdraw: '保留尚未删除的内容',
  done: '全部已删除，时间：',
  withdrawn: '您保留了尚未删除的内容。',
  number: '删除编号。凭此地址无需登录即可再次查看：',
  pageTitle: '删除',
};
