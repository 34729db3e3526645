import { createHmac, randomBytes } from 'node:crypto';

/** The product from outside, as its neighbours use it: its API, and Twilio's webhook to make something happen. */
export function product(baseUrl) {
  let token;
  async function read(path, again = true) {
    token ??= (
      await post('/dev/token', JSON.stringify({ role: 'agent' }), { 'content-type': 'application/json' })
    ).access_token;
    const response = await fetch(baseUrl + path, { headers: { authorization: `Bearer ${token}` } });
    if (response.status === 401 && again) {
      token = undefined;
      return read(path, false);
    }
    if (!response.ok) throw new Error(`GET ${path}: ${response.status}`);
    return response.json();
  }

  async function post(path, body, headers) {
    const response = await fetch(baseUrl + path, { method: 'POST', body, headers });
    const text = await response.text();
    if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${text.slice(0, 200)}`);
    return text.startsWith('{') ? JSON.parse(text) : {};
  }

  /** As an agent. */
  async function ask(method, path, body, type = 'application/json') {
    await read('/api/timeline/v1/search?q=a');
    const response = await fetch(baseUrl + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 200)}`);
    return text.startsWith('{') ? JSON.parse(text) : {};
  }

  return {
    ask,
    search: async (q) => (await read(`/api/timeline/v1/search?${new URLSearchParams({ q })}`)).items,
    entries: async (id, limit = 50) =>
      (await read(`/api/timeline/v1/subscribers/${id}/entries?limit=${limit}`)).items,
    mock: (control, body = {}) => post(`/mock/${control}`, JSON.stringify(body)),

    /** One SMS, exactly as Twilio delivers it, signed with TWILIO_AUTH_TOKEN. @returns its MessageSid */
    async sms(from, body) {
      const sid = `SM${randomBytes(16).toString('hex')}`;
      const form = {
        AccountSid: `AC${'0'.repeat(32)}`,
        Body: body,
        From: from,
        MessageSid: sid,
        NumMedia: '0',
        To: process.env.TWILIO_TO ?? '+15005550006',
      };
      const url = `${process.env.PUBLIC_URL ?? baseUrl}/webhooks/twilio/sms`;
      const signed = Object.keys(form)
        .toSorted()
        .reduce((text, name) => text + name + form[name], url);
      const signature = createHmac('sha1', process.env.TWILIO_AUTH_TOKEN ?? 'mock')
        .update(signed)
        .digest('base64');
      await post('/webhooks/twilio/sms', new URLSearchParams(form).toString(), {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': signature,
      });
      return sid;
    },
  };
}
