import { setTimeout as sleep } from 'node:timers/promises';
import { phoneOf, subscriberIdOf } from '../load/contact.js';
import { SUBSCRIBERS } from '../load/load.js';
import type { Random } from '../random.js';
import type { Stage } from '../stage/stage.js';
import { WorkClient } from './work-client.js';

/** What was acknowledged: what the checks hold the services to. */
export interface Acknowledged {
  /** Causes of credits. */
  readonly grants: Set<string>;
  /** Texts of messages, each of its own; whether the provider keeps to keys. */
  readonly sends: Map<string, { messageId: string; idempotent: boolean }>;
  readonly tickets: Set<string>;
  /** Texts of notes, each of its own. */
  readonly notes: Set<string>;
  /** Tickets that were moved. */
  readonly moves: Set<string>;
}

/** Minor units of every credit. */
export const CREDIT = 150;
const WORKERS = 6;
/** Milliseconds between two pieces of work of one worker. */
const REST = [40, 200] as const;
/** Of a hundred commands: how many are said again although they were acknowledged. */
const TWICE = 30;
const PEOPLE = 100;

/** Credits, messages and tickets through the services' doors, at a few a second beside the contacts. */
export class WorkLoad {
  readonly acknowledged: Acknowledged = {
    grants: new Set(),
    sends: new Map(),
    tickets: new Set(),
    notes: new Set(),
    moves: new Set(),
  };
  private readonly client: WorkClient;
  private running: Promise<unknown> | undefined;
  private count = 0;

  constructor(
    private readonly stage: Stage,
    private readonly random: Random,
  ) {
    this.client = new WorkClient(random);
  }

  start(): void {
    this.running ??= Promise.all(Array.from({ length: WORKERS }, () => this.work()));
  }

  assertAccepted(): void {
    if (this.client.failure) throw this.client.failure;
  }

  /** Begins nothing new; resolves when all that was begun is acknowledged. @throws Error when a door refused */
  async stop(): Promise<void> {
    this.client.stopping = true;
    await this.running;
    this.assertAccepted();
  }

  private async work(): Promise<void> {
    const kinds = [
      (nth: number) => this.grant(nth),
      (nth: number) => this.send(nth),
      (nth: number) => this.ticket(nth),
    ];
    while (!this.client.stopping) {
      try {
        await this.random.pick(kinds)((this.count += 1));
      } catch (error) {
        this.client.failure ??= error as Error;
        this.client.stopping = true;
      }
      await sleep(this.random.between(...REST));
    }
  }

  private async grant(nth: number): Promise<void> {
    const causeId = `torture-${nth}`;
    const body = { causeId, subscriberId: somebody(nth), amount: { unit: 'EUR', value: CREDIT / 100 } };
    const give = () =>
      this.client.untilAcknowledged(this.stage.disputes, {
        path: '/api/disputes/v1/credits',
        body,
        apiKey: this.stage.operatorKey,
      });
    await give();
    this.acknowledged.grants.add(causeId);
    if (this.again()) await give();
  }

  private async send(nth: number): Promise<void> {
    const text = `torture message ${nth}`;
    const idempotent = this.random.between(0, 1) === 0;
    const phone = phoneOf(SUBSCRIBERS + (nth % PEOPLE));
    const body = {
      content: text,
      messageType: idempotent ? 'SMS' : 'WhatsApp',
      priority: '1',
      sender: { id: 'torture', name: 'torture' },
      receiver: [
        {
          id: somebody(nth),
          phoneNumber: phone,
          party: { id: somebody(nth), '@referredType': 'Customer' },
        },
      ],
      // Neither quiet hours nor a budget holds it back: it is to be sent, and that is what is counted.
      characteristic: [{ name: 'purpose', value: 'security' }],
    };
    const say = () =>
      this.client.untilAcknowledged(this.stage.notifications, {
        path: '/tmf-api/communicationManagement/v4/communicationMessage',
        body,
        key: `torture-send-${nth}`,
        apiKey: this.stage.apiKey,
      });
    const answer = await say();
    if (answer?.id) this.acknowledged.sends.set(text, { messageId: answer.id, idempotent });
    if (this.again()) await say();
  }

  private async ticket(nth: number): Promise<void> {
    const tickets = this.stage.tickets;
    const { operatorKey: apiKey } = this.stage;
    const open = () =>
      this.client.untilAcknowledged(tickets, {
        path: '/tmf-api/troubleTicket/v4/troubleTicket',
        body: {
          description: `torture ticket ${nth}`,
          severity: 'Minor',
          ticketType: 'Connectivity',
          relatedParty: [{ id: somebody(nth), role: 'customer', '@referredType': 'Customer' }],
        },
        key: `torture-ticket-${nth}`,
        apiKey,
      });
    const id = (await open())?.id;
    if (!id) return;
    this.acknowledged.tickets.add(id);
    if (this.again()) await open();
    const text = `torture note ${nth}`;
    const path = `/api/tickets/v1/tickets/${id}`;
    const note = () =>
      this.client.untilAcknowledged(tickets, {
        path: `${path}/notes`,
        body: { text },
        key: `torture-note-${nth}`,
        apiKey,
      });
    await note();
    this.acknowledged.notes.add(text);
    if (this.again()) await note();
    await this.client.untilAcknowledged(tickets, {
      path: `${path}/status`,
      body: { status: 'inProgress' },
      apiKey,
    });
    this.acknowledged.moves.add(id);
  }

  private again(): boolean {
    return this.random.between(1, 100) <= TWICE;
  }
}

/** Others than those whose contacts are counted. */
export const somebody = (nth: number): string => subscriberIdOf(SUBSCRIBERS + (nth % PEOPLE));
