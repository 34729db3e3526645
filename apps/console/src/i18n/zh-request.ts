import type { enRequest } from './en-request.js';

export const zhRequest: typeof enRequest = {
  request: {
    label: '请求',
    heading: '您的请求 {{number}}',
    opened: '提交时间',
    expected: '预计完成时间不晚于',
    finished: '完成时间',
    owner: '当前负责人',
    next: '下一步',
    steps: '目前进展',
    rate: '您觉得我们的服务如何？',
    score: '{{count}} 分（满分 5 分）',
    comment: '还有什么想补充的吗？',
    send: '发送',
    sending: '正在发送…',
    thanks: '谢谢。您打了 {{score}} 分（满分 5 分）。',
    gone: '此链接无效',
    goneHint: '链接可能已过期，请向我们索取新的链接。',
    failed: '无法读取该请求',
    notSent: '无法发送您的评分',
  },
};
