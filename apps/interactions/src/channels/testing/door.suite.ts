import { DomainError } from '@viewline/kernel';
import fc from 'fast-check';
import type { ChannelAdapter, WebhookRequest } from '../channel-adapter.port.js';
import { factsOf } from './webhook-request.js';

export interface Door {
  adapter: ChannelAdapter;
  /** A request with this body, signed rightly. */
  signed: (body: string) => WebhookRequest;
  /** A body that the vendor would send. */
  sample: string;
  /** Header or query parameter that carries the proof. */
  proof: { header: string } | { query: string };
  /** Sets the signed timestamp, where the scheme has one, and signs again. */
  signedAt?: (body: string, at: Date) => WebhookRequest;
  /** Other bodies around random content, so that random content reaches deeper than the envelope. */
  envelopes?: ((content: unknown) => unknown)[];
  /** The body is JSON: it can be fuzzed leaf by leaf. */
  json: boolean;
  /** What the door answers to a body that is not its format. */
  malformed?: string;
  /** The signature does not cover the body (WeChat in plain mode, Telegram, Postmark). */
  bodyUnsigned?: boolean;
}

const HOSTILE = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  ' ',
  '\u0000',
  '\ud800',
  'x'.repeat(5000),
  [],
  {},
  [[]],
  [null],
];
const hostileJson = JSON.parse(
  '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
) as unknown;

/** What every door owes, whichever vendor it belongs to. */
export function describeDoor(name: string, make: () => Door): void {
  describe(`the ${name} door`, () => {
    const door = make();
    const refused = (kind: string) => expect.objectContaining({ name: 'DomainError', kind });

    it('takes the sample of the vendor', async () => {
      expect((await factsOf(door.adapter, door.signed(door.sample))).length).toBeGreaterThan(0);
    });

    it('makes the same facts of the same request', async () => {
      const first = await factsOf(door.adapter, door.signed(door.sample));
      expect(await factsOf(door.adapter, door.signed(door.sample))).toEqual(first);
    });

    it('refuses a request without proof', async () => {
      await expect(door.adapter.receive(withProof(door, undefined))).rejects.toEqual(
        refused('unauthenticated'),
      );
      await expect(door.adapter.receive(withProof(door, ''))).rejects.toEqual(refused('unauthenticated'));
    });

    it('refuses a wrong proof of any length', async () => {
      const right = proofOf(door);
      const wrong = [
        `${right}x`,
        right.slice(0, -1),
        right.slice(1),
        'x',
        right.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A')),
      ];
      for (const proof of wrong) {
        await expect(door.adapter.receive(withProof(door, proof))).rejects.toEqual(
          refused('unauthenticated'),
        );
      }
    });

    if (!door.bodyUnsigned) {
      it('refuses a body that was changed after it was signed', async () => {
        const request = door.signed(door.sample);
        const tampered = { ...request, rawBody: Buffer.concat([request.rawBody, Buffer.from(' ')]) };
        await expect(door.adapter.receive(tampered)).rejects.toEqual(refused('unauthenticated'));
      });
    }

    if (door.signedAt) {
      const { signedAt } = door;
      it('refuses a request that was signed too long ago or ahead of time', async () => {
        const { receivedAt } = door.signed(door.sample);
        for (const minutes of [-6, -24 * 60, 6]) {
          const at = new Date(receivedAt.getTime() + minutes * 60_000);
          await expect(door.adapter.receive(signedAt(door.sample, at))).rejects.toEqual(
            refused('unauthenticated'),
          );
        }
      });
    }

    it('refuses an empty body', async () => {
      await expect(door.adapter.receive(door.signed(''))).rejects.toEqual(refused('invalid'));
    });

    it('refuses a body that is not in the format of the vendor', async () => {
      const bodies = door.json
        ? ['{', '[]', 'null', '"text"', '[{}]', '{"a":1}x']
        : [door.malformed ?? '%%%'];
      for (const body of bodies) {
        await expect(door.adapter.receive(door.signed(body))).rejects.toEqual(refused('invalid'));
      }
    });

    it('takes POST only, but for its handshake', async () => {
      const request = { ...door.signed(door.sample), method: 'GET' as const };
      await expect(door.adapter.receive(request)).rejects.toBeInstanceOf(DomainError);
    });

    if (!door.json) return;

    it('survives the wrong type in every field', async () => {
      for (const path of pathsIn(JSON.parse(door.sample))) {
        for (const value of [...HOSTILE, hostileJson]) {
          const body = JSON.stringify(replaced(JSON.parse(door.sample), path, value));
          await expectHarmless(door, body);
        }
      }
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    });

    it('throws nothing but DomainError at random JSON, and makes publishable facts only', async () => {
      const envelopes = door.envelopes ?? [(content: unknown) => content];
      const content = fc.oneof(
        fc.jsonValue({ stringUnit: 'binary' }),
        fc.json({ stringUnit: 'binary' }).map((text) => JSON.parse(text) as unknown),
      );
      await fc.assert(
        fc.asyncProperty(content, fc.constantFrom(...envelopes), async (value, envelope) => {
          await expectHarmless(door, JSON.stringify(envelope(value)));
        }),
        { numRuns: 150 },
      );
    });
  });
}

async function expectHarmless(door: Door, body: string): Promise<void> {
  try {
    await factsOf(door.adapter, door.signed(body));
  } catch (error) {
    if (!(error instanceof DomainError)) throw new Error(`at ${body.slice(0, 2000)}`, { cause: error });
    expect(error.kind).toBe('invalid');
  }
}

function proofOf({ proof, signed, sample }: Door): string {
  const request = signed(sample);
  return ('header' in proof ? request.headers[proof.header] : request.query[proof.query]) ?? '';
}

function withProof({ proof, signed, sample }: Door, value: string | undefined): WebhookRequest {
  const request = signed(sample);
  if ('header' in proof) return { ...request, headers: { ...request.headers, [proof.header]: value } };
  const { [proof.query]: _removed, ...query } = request.query;
  return { ...request, query: value === undefined ? query : { ...query, [proof.query]: value } };
}

type Path = (string | number)[];

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, one]) => pathsIn(one, [...path, key]));
  return path.length ? [path, ...inner] : inner;
}

function replaced(root: unknown, path: Path, value: unknown): unknown {
  let holder = root as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) holder = holder[step] as Record<string | number, unknown>;
  holder[path.at(-1)!] = value;
  return root;
}
