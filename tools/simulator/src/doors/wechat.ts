import { signWechat } from '../signing/wechat.js';
import { numberId, seconds, secretFor, type DoorWriter } from './door-writer.js';

export const wechat: DoorWriter = {
  batch: 1,
  write: (contacts, context) =>
    contacts.map((contact) => {
      const fields = [
        '<ToUserName><![CDATA[gh_7f083739789a]]></ToUserName>',
        `<FromUserName><![CDATA[${contact.person.social.wechat}]]></FromUserName>`,
        `<CreateTime>${seconds(contact.at)}</CreateTime>`,
        '<MsgType><![CDATA[text]]></MsgType>',
        `<Content><![CDATA[${(contact.text ?? '').replaceAll(']]>', ']] >')}]]></Content>`,
        `<MsgId>${numberId(context, 19, contact.key)}</MsgId>`,
      ];
      const body = `<xml>${fields.join('')}</xml>`;
      const nonce = numberId(context, 10, contact.key, 'nonce');
      return (now) => signWechat(secretFor('wechat', context.secrets.wechatToken), body, now, nonce);
    }),
};
