/** The shapes in which the services tell what is open, as the console relies on them. */

export interface OpenTicket {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly status: string;
  readonly severity: string;
  readonly queue: string | null;
  readonly agentId: string | null;
  readonly openedAt: string;
  /** When it is to be solved; null where no service level says. */
  readonly dueAt: string | null;
}

export interface OpenPromise {
  readonly promiseId: string;
  /** `call`, `message`, `visit`, … */
  readonly what: string;
  readonly text?: string;
  readonly dueAt: string;
  readonly by: string;
  /** `made`, `kept`, `broken`. */
  readonly state: string;
}

/** As TM Forum writes an amount. */
export interface TmfMoney {
  readonly value: number;
  readonly unit: string;
}

export interface OpenDispute {
  readonly id: string;
  readonly billNo: string;
  readonly state: string;
  readonly amount: TmfMoney;
  readonly decideBy?: string | null;
}

export interface HeldBill {
  readonly billId: string;
  readonly billNo: string;
  readonly remaining: TmfMoney;
}

export interface CreditBalance {
  readonly balances: readonly TmfMoney[];
}

export interface SentMessage {
  readonly notificationId: string;
  readonly purpose: string;
  readonly status: string;
  /** Why it went or did not, in one sentence. */
  readonly answer: string;
  readonly delivery: {
    readonly attempts: readonly { readonly channel: string }[];
    readonly sentAt: string | null;
    readonly endedAt: string | null;
  };
}

export interface DiagnosisCheck {
  readonly check: string;
  readonly outcome: 'ok' | 'warning' | 'fault' | 'unknown';
  readonly summary: string;
  readonly counts?: Readonly<Record<string, number>>;
}

export interface Diagnosis {
  readonly id: string;
  readonly answer: 'internal' | 'external' | 'unknown';
  readonly summary: string;
  readonly nextStep: string;
  readonly checks: readonly DiagnosisCheck[];
}

export interface NewTicket {
  readonly description: string;
  readonly ticketType: string;
  readonly severity: string;
}
