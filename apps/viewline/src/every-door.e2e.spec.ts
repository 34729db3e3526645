import { eventually } from '@viewline/testing';
import { PATIENCE, RunningProduct } from './testing/running-product.js';
import { freshDigits } from './testing/vendor-door.js';
import { VENDOR_DOORS } from './testing/vendor-doors.js';

let product: RunningProduct;

/** Vendors differ in which of the 2xx they want. */
const isTaken = ({ status }: { status: number }) => [200, 202, 204].includes(status);

beforeAll(async () => {
  product = await RunningProduct.start();
});

afterAll(() => product.stop());

describe.each(VENDOR_DOORS.map((door) => [door.name, door] as const))('the door of %s', (_name, door) => {
  it("puts the vendor's sample on the timeline of its sender, once, however often it is sent", async () => {
    const { content, address, entry, occurredAt } = door.sample(freshDigits());
    const before = new Date().toISOString();
    const send = () => product.webhook(door.sign(product.secrets, content, new Date()));
    expect(isTaken(await send())).toBe(true);

    const { subscriberId } = await product.subscriberAt(address);
    const [shown] = await eventually(async () => {
      const entries = await product.entries(subscriberId);
      return entries.length > 0 && entries;
    }, PATIENCE);
    expect(shown).toMatchObject({ ...entry, subscriberId });
    expect(shown!.title).not.toMatch(/undefined|null|\[object/);
    const [earliest, latest] = occurredAt ? [occurredAt, occurredAt] : [before, new Date().toISOString()];
    expect([earliest, shown!.occurredAt, latest].toSorted()).toEqual([earliest, shown!.occurredAt, latest]);

    expect(isTaken(await send())).toBe(true);
    await product.settled();
    expect(await product.everything(subscriberId)).toEqual([shown]);
  });

  it('makes one entry of the same message sent a hundred times at once', async () => {
    const { content, address } = door.sample(freshDigits());
    const requests = Array.from({ length: 100 }, () => door.sign(product.secrets, content, new Date()));
    const answers = await Promise.all(requests.map((request) => product.webhook(request)));
    expect(answers.filter((answer) => !isTaken(answer))).toEqual([]);

    const { subscriberId } = await product.subscriberAt(address);
    await product.settled();
    expect(await product.everything(subscriberId)).toHaveLength(1);
  });
});
