import { DESK, TICKETS, ticketsDoor, type Json, type TicketsDoor } from './tickets-door.suite.js';

export let door: TicketsDoor;

/** For a spec: begins the service before its tests and ends it after them. */
export function useDoor(): void {
  beforeAll(async () => {
    door = await ticketsDoor();
  });
  afterAll(() => door.close());
}

export interface Run extends Json {
  id: string;
  state: string;
  ticketId: string | null;
  asked: { step: string; title: string; answers: { id: string; title: string }[] } | null;
  taken: Json[];
}
export const start = async (
  subscriberId: string,
  body: Json = {},
  flow = 'buffering',
  query = '',
): Promise<Run> => {
  const path = `${DESK}/subscribers/${subscriberId}/guided-flows/${flow}/runs${query}`;
  const answer = await door.call('POST', path, body, { role: 'agent' });
  expect(answer.status).toBe(201);
  return answer.body as unknown as Run;
};
export const reply = (run: Run, step: string, answer: string, more: Json = {}) =>
  door.call(
    'POST',
    `${DESK}/guided-flow-runs/${run.id}/answers`,
    { step, answer, ...more },
    { role: 'agent' },
  );
export const next = async (run: Run, answer: string, more: Json = {}): Promise<Run> => {
  const { status, body } = await reply(run, run.asked!.step, answer, more);
  expect(status).toBe(200);
  return body as unknown as Run;
};
export const ticket = async (id: string | null) => (await door.call('GET', `${TICKETS}/${id}`)).body as Json;
