import { randomUUID } from 'node:crypto';
import { SubscriberRegistered } from '@viewline/events';
import { eventually } from '@viewline/testing';
import { door, message, queue, ROUTING, rule, saveAgent, useDoor, work } from './routing.suite.js';
import { START } from './tickets-door.suite.js';

useDoor();

describe('a chat', () => {
  it('goes by the rules as they are at that moment to the queue they name, and the next one by changed rules', async () => {
    await queue('refunds');
    await queue('refunds-zh');
    const added = await door.call(
      'POST',
      `${ROUTING}/rules`,
      rule({ keywords: ['退款'], queue: 'refunds', skills: ['none-has-it'] }),
    );
    expect(added.status).toBe(201);
    const path = `${ROUTING}/rules/${String(added.body['id'])}`;
    const one = randomUUID();
    await door.publish(message(one, { channel: 'wechat', text: '我要退款' }));
    await eventually(async () =>
      expect(await work('queue=refunds')).toMatchObject([{ id: one, skills: ['none-has-it'] }]),
    );
    const trial = { text: '请退款', channel: 'wechat' };
    expect(
      (
        await door.call(
          'PUT',
          path,
          rule({ keywords: ['退款'], queue: 'refunds-zh', skills: ['none-has-it'] }),
        )
      ).status,
    ).toBe(200);
    expect((await door.call('POST', `${ROUTING}/rules/trial`, trial)).body).toMatchObject({
      queue: 'refunds-zh',
    });
    const two = randomUUID();
    await door.publish(message(two, { text: '退款!' }));
    await eventually(async () => expect(await work('queue=refunds-zh')).toMatchObject([{ id: two }]));
    expect((await door.call('DELETE', `${ROUTING}/queues/refunds`)).status).toBe(409);
    expect((await door.call('DELETE', path)).status).toBe(204);
    expect((await door.call('POST', `${ROUTING}/rules/trial`, trial)).body).toMatchObject({
      queue: 'general',
    });
  });

  it('is one piece of work however many messages, in whatever order and however often they come', async () => {
    const id = randomUUID();
    await queue('once');
    await door.call(
      'POST',
      `${ROUTING}/rules`,
      rule({ keywords: ['once'], queue: 'once', skills: ['none-has-it'] }),
    );
    const early = message(id, { text: 'once' });
    const late = message(id, { text: 'once more' });
    const answer = message(id, { direction: 'outbound', text: 'once upon a time' });
    await door.publish(late, answer, early, late, early);
    await eventually(async () => expect(await work('queue=once')).toHaveLength(1));
    await door.publish(early, late);
    const marker = randomUUID();
    await door.publish(message(marker, { text: 'once' }));
    await eventually(async () =>
      expect((await work('queue=once')).map((one) => one.id)).toEqual([id, marker]),
    );
  });

  it('is no work where it is public, a call, or a mail', async () => {
    const [post, call, mail, chat] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    await queue('strict');
    await door.call(
      'POST',
      `${ROUTING}/rules`,
      rule({ keywords: ['strictly'], queue: 'strict', skills: ['none-has-it'] }),
    );
    const text = 'strictly speaking';
    await door.publish(
      message(post, { channel: 'instagram', public: true, text }),
      message(call, { channel: 'phone', kind: 'call', text }),
      message(mail, { channel: 'email', text }),
      message(chat, { text }),
    );
    await eventually(async () => expect((await work('queue=strict')).map(({ id }) => id)).toEqual([chat]));
  });

  it('asks for the language that its subscriber speaks', async () => {
    const subscriberId = randomUUID();
    const profile = { subscriberId, name: '王小明', status: 'active', language: 'zh-Hans', identities: [] };
    await door.publish(SubscriberRegistered.create(profile, { time: START, sequence: 1 }));
    await queue('lang');
    await door.call('POST', `${ROUTING}/rules`, rule({ keywords: ['频道'], queue: 'lang' }));
    await saveAgent('only-english', { languages: ['en'], queues: ['lang'] });
    await eventually(async () => {
      const id = randomUUID();
      await door.publish(message(id, { subscriberId, text: '频道' }));
      await eventually(async () =>
        expect((await work('queue=lang')).some((one) => one.id === id)).toBe(true),
      );
      expect((await work('queue=lang')).find((one) => one.id === id)).toMatchObject({ language: 'zh' });
    });
    await door.sweep('assign-work');
    const waiting = (await work('queue=lang&state=waiting')).filter(({ language }) => language === 'zh');
    expect(waiting.length).toBeGreaterThan(0);
    await saveAgent('speaks-chinese', { languages: ['zh-CN', 'en'], queues: ['lang'], chatCapacity: 10 });
    await door.sweep('assign-work');
    for (const { id } of waiting) {
      expect((await work('queue=lang')).find((one) => one.id === id)).toMatchObject({
        agentId: 'speaks-chinese',
      });
    }
  });
});
