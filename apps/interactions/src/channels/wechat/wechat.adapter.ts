import type { ChannelAdapter, WebhookOutcome, WebhookRequest } from '../channel-adapter.port.js';
import { gatherFacts } from '../shared/gather-facts.js';
import { requireFresh, requireSignature } from '../shared/signature.js';
import { textAt, unreadable } from '../shared/untrusted-json.js';
import { openWechatMessage, wechatSignature } from './wechat-crypto.js';
import { readWechatMessage } from './wechat-message.js';
import { parseWechatXml } from './wechat-xml.js';

export interface WechatSecrets {
  token: string;
  /** Both or neither. With them a message that is not encrypted is refused: its signature covers no content. */
  encryption?: { encodingAesKey: string; appId: string };
}

/** WeChat official account. Id: `MsgId`; events have none: `<openid>:<CreateTime>:<Event>`. */
export class WechatAdapter implements ChannelAdapter {
  readonly provider = 'wechat';
  readonly path = 'wechat';

  constructor(private readonly secrets: WechatSecrets) {}

  async receive(request: WebhookRequest): Promise<WebhookOutcome> {
    const { timestamp = '', nonce = '', signature, echostr } = request.query;
    if (request.method === 'GET') {
      requireSignature(signature, wechatSignature(this.secrets.token, timestamp, nonce));
      requireFresh(timestamp, request.receivedAt);
      if (!echostr || echostr.length > 1000) unreadable('no echostr');
      return { kind: 'handshake', status: 200, contentType: 'text/plain', body: echostr };
    }
    const message = this.secrets.encryption ? this.sealed(request) : this.plain(request);
    requireFresh(timestamp, request.receivedAt);
    // WeChat asks again three times unless it hears this word within five seconds.
    const reply = { status: 200, contentType: 'text/plain', body: 'success' };
    return gatherFacts([message()], (xml) => readWechatMessage(xml, request.receivedAt), reply);
  }

  private plain({ query, rawBody }: WebhookRequest): () => unknown {
    const { timestamp = '', nonce = '', signature } = query;
    requireSignature(signature, wechatSignature(this.secrets.token, timestamp, nonce));
    return () => parseWechatXml(rawBody.toString('utf8'));
  }

  private sealed({ query, rawBody }: WebhookRequest): () => unknown {
    const { timestamp = '', nonce = '', msg_signature: signature } = query;
    const { encodingAesKey, appId } = this.secrets.encryption!;
    requireSignature(signature && 'present', 'present');
    const encrypted =
      textAt(parseWechatXml(rawBody.toString('utf8')), 'Encrypt') ?? unreadable('not encrypted');
    requireSignature(signature, wechatSignature(this.secrets.token, timestamp, nonce, encrypted));
    return () => parseWechatXml(openWechatMessage(encrypted, encodingAesKey, appId));
  }
}
