import { provisionalSubscriberId } from '@viewline/events';
import { newId } from '@viewline/kernel';
import { eventually } from '@viewline/testing';
import type { LiveStream } from './testing/live-stream.js';
import { PATIENCE, RunningProduct } from './testing/running-product.js';
import { sendText, TextTraffic } from './testing/text-messages.js';
import { freshDigits } from './testing/vendor-door.js';

let product: RunningProduct;

beforeAll(async () => {
  product = await RunningProduct.start();
});

afterAll(() => product.stop());

const freshNumber = () => `+44740${freshDigits()}`;
/** Known before anybody has written. */
const behind = (number: string) => provisionalSubscriberId({ kind: 'phone', value: number });

const opened = async (subscriberId: string, lastEventId?: string): Promise<LiveStream> => {
  const stream = await product.stream(subscriberId, lastEventId);
  await stream.until('ready');
  return stream;
};

async function register(name: string): Promise<string> {
  const { status, body } = await product.post('/tmf-api/customerManagement/v4/customer', {
    name,
    engagedParty: { id: newId(), name },
  });
  if (status !== 201) throw new Error(`not registered: ${JSON.stringify(body)}`);
  return String(body['id']);
}

const link = async (subscriberId: string, number: string) =>
  expect(
    await product.post(`/api/subscribers/v1/subscribers/${subscriberId}/identities`, {
      kind: 'phone',
      value: number,
    }),
  ).toMatchObject({ status: 201 });

describe('the live stream of a subscriber', () => {
  it('brings each contact as the page shows it, and nobody else’s', async () => {
    const [mine, another] = [freshNumber(), freshNumber()];
    const stream = await opened(behind(mine));
    await sendText(product, another, 'not for you');
    await sendText(product, mine, 'one');
    await sendText(product, mine, 'two');
    await eventually(() => stream.texts.length >= 2, PATIENCE);
    expect(stream.texts).toEqual(['one', 'two']);
    const shown = await product.entries(behind(mine));
    expect(stream.events.filter(({ type }) => type === 'entry').map(({ data }) => data)).toEqual(
      shown.toReversed(),
    );
    await stream.cut();
  });

  it('goes on after each cut without a gap while contacts come in', async () => {
    const number = freshNumber();
    let stream = await opened(behind(number));
    const traffic = new TextTraffic(product, [number]);
    const seen: (string | null | undefined)[] = [];
    for (let cut = 0; cut < 8; cut++) {
      const enough = traffic.count + 3;
      await eventually(() => stream.texts.length > 0 && traffic.count >= enough, PATIENCE);
      await stream.cut();
      seen.push(...stream.texts);
      // What comes while nobody listens.
      const missed = traffic.count + 3;
      await eventually(() => traffic.count >= missed, PATIENCE);
      stream = await opened(behind(number), stream.lastEventId);
    }
    await traffic.stop();
    const sent = traffic.sent.get(number)!;
    await eventually(() => new Set([...seen, ...stream.texts]).size >= sent.length, PATIENCE);
    seen.push(...stream.texts);
    expect([...new Set(seen)]).toEqual(sent);
    expect(stream.events.map(({ type }) => type)).not.toContain('reset');
    await stream.cut();
  });

  it('is whole for each of many who begin at the same moment', async () => {
    const number = freshNumber();
    const traffic = new TextTraffic(product, [number]);
    const streams = await Promise.all(Array.from({ length: 25 }, () => opened(behind(number))));
    await traffic.stop();
    await sendText(product, number, 'the last');
    const sent = [...traffic.sent.get(number)!, 'the last'];
    for (const stream of streams) {
      await eventually(() => stream.texts.includes('the last'), PATIENCE);
      const seen = [...new Set(stream.texts)];
      expect(seen).toEqual(sent.slice(sent.indexOf(seen[0]!)));
    }
    await Promise.all(streams.map((stream) => stream.cut()));
  });

  it.each(['x', '0', '-1', `${newId()}.1`, `${newId()}.99999999999999999999`, "' OR 1=1", 'a'.repeat(2_000)])(
    'asks who comes back with the made-up place %j to read everything again',
    async (lastEventId) => {
      const stream = await opened(behind(freshNumber()), lastEventId);
      expect(stream.events.map(({ type }) => type)).toEqual(['reset', 'ready']);
      await stream.cut();
    },
  );

  it('asks for that too where the place lies in the future of the right timeline', async () => {
    const first = await opened(behind(freshNumber()));
    const [build] = first.lastEventId!.split('.');
    const stream = await opened(behind(freshNumber()), `${build}.9223372036854775807`);
    expect(stream.events[0]!.type).toBe('reset');
    await Promise.all([first.cut(), stream.cut()]);
  });

  it('tells when an address is linked, and then brings what comes from there', async () => {
    const number = freshNumber();
    await sendText(product, number, 'before');
    const subscriberId = await register('Ann Lee');
    const stream = await opened(subscriberId);
    await link(subscriberId, number);
    await stream.until('alias');
    const shown = await product.entries(subscriberId);
    expect(shown.map(({ text }) => text)).toContain('before');
    await sendText(product, number, 'after');
    await eventually(() => stream.texts.includes('after'), PATIENCE);
    await stream.cut();
  });

  it('tells who comes back that an address was linked meanwhile', async () => {
    const number = freshNumber();
    await sendText(product, number, 'before');
    const subscriberId = await register('Bo Lee');
    const first = await opened(subscriberId);
    await first.cut();
    await link(subscriberId, number);
    await eventually(async () => (await product.entries(subscriberId)).length > 1, PATIENCE);
    const stream = await opened(subscriberId, first.lastEventId);
    expect(stream.events.map(({ type }) => type)).toContain('alias');
    await stream.cut();
  });

  it('ends when the product is drained, which does not wait for its readers', async () => {
    const streams = await Promise.all([opened(behind(freshNumber())), opened(behind(freshNumber()))]);
    expect(await product.drain()).toBe(true);
    expect(await Promise.all(streams.map((stream) => stream.ended))).toEqual([true, true]);
  });
});
