import type { ChannelAdapter, WebhookOutcome, WebhookRequest } from '../channel-adapter.port.js';
import type { Contact, ContactUpdatedFact } from '../../domain/channel-fact.js';
import { changes, contact, externalId } from '../shared/contact.js';
import { gatherFacts, type Reading } from '../shared/gather-facts.js';
import { fromText, occurredAt } from '../shared/occurrence-time.js';
import { field, requirePost } from '../shared/requests.js';
import { unreadable } from '../shared/untrusted-json.js';
import { twilioIdentity } from './twilio-address.js';
import { verifiedTwilioForm } from './twilio-form.js';

/** Twilio's call status to TMF683 status, and its rank: a call never goes back. */
const STAGES: Record<string, { status: string; rank: number }> = {
  queued: { status: 'open', rank: 1 },
  initiated: { status: 'open', rank: 1 },
  ringing: { status: 'open', rank: 2 },
  'in-progress': { status: 'inProgress', rank: 3 },
  answered: { status: 'inProgress', rank: 3 },
  completed: { status: 'completed', rank: 4 },
  busy: { status: 'completed', rank: 4 },
  'no-answer': { status: 'completed', rank: 4 },
  canceled: { status: 'completed', rank: 4 },
  failed: { status: 'completed', rank: 4 },
};

/**
 * Call status and recording callbacks (not the TwiML door: whoever answers the call stays in charge of it).
 * Id: `CallSid`; every callback of one call updates one contact.
 */
export class TwilioVoiceAdapter implements ChannelAdapter {
  readonly provider = 'twilio';
  readonly path = 'twilio/voice';

  constructor(
    private readonly authToken: string,
    private readonly region?: string,
  ) {}

  async receive(request: WebhookRequest): Promise<WebhookOutcome> {
    requirePost(request);
    const form = verifiedTwilioForm(request, this.authToken);
    return gatherFacts([form], () => this.read(form, request.receivedAt), { status: 204 });
  }

  private read(form: URLSearchParams, receivedAt: Date): Reading {
    const callSid = field(form, 'CallSid') ?? unreadable('no CallSid');
    const status = field(form, 'CallStatus')?.toLowerCase();
    if (status !== undefined && Object.hasOwn(STAGES, status))
      return this.stage(callSid, status, form, receivedAt);
    if (field(form, 'RecordingSid')) {
      const recordingStatus = field(form, 'RecordingStatus') ?? 'completed';
      return recordingStatus === 'completed'
        ? this.recording(callSid, form, receivedAt)
        : 'a recording that is not there yet';
    }
    return 'a call status unknown to us';
  }

  private stage(callSid: string, callStatus: string, form: URLSearchParams, receivedAt: Date): Reading {
    const { status, rank } = STAGES[callStatus]!;
    const at = occurredAt(fromText(field(form, 'Timestamp')), receivedAt);
    const seconds = wholeNumber(field(form, 'CallDuration'));
    const call = this.call(callSid, callStatus, status, form, at, seconds);
    if (rank === 1) return { type: 'contact', ...call };
    const { endedAt, details, attachments } = call;
    return {
      type: 'contact-updated',
      provider: this.provider,
      externalId: call.externalId,
      channel: 'phone',
      at,
      version: rank,
      changes: changes({ status, endedAt, details, attachments }),
      contact: call,
    };
  }

  private call(
    callSid: string,
    callStatus: string,
    status: string,
    form: URLSearchParams,
    at: Date,
    seconds: number | undefined,
  ): Contact {
    const direction = field(form, 'Direction')?.startsWith('outbound') ? 'outbound' : 'inbound';
    const from = field(form, 'From') ?? field(form, 'Caller');
    const to = field(form, 'To') ?? field(form, 'Called');
    const [person, line] = direction === 'inbound' ? [from, to] : [to, from];
    const who = twilioIdentity('phone', person, this.region);
    const ended = status === 'completed';
    const recording = field(form, 'RecordingUrl');
    return contact({
      provider: this.provider,
      externalId: callSid,
      channel: 'phone',
      direction,
      kind: 'call',
      ...who,
      displayName: field(form, 'CallerName'),
      reason: direction === 'inbound' ? 'call received' : 'call made',
      status,
      startedAt: new Date(at.getTime() - (ended ? (seconds ?? 0) * 1000 : 0)),
      endedAt: ended ? at : undefined,
      attachments: recording ? [{ name: 'recording', url: recording }] : undefined,
      details: {
        callStatus,
        line,
        // `sip:`, `client:`, a short code: no number, but all that is known of who it was.
        address: who.identity ? undefined : person,
        durationSeconds: seconds,
        forwardedFrom: field(form, 'ForwardedFrom'),
        answeredBy: field(form, 'AnsweredBy'),
        parentCall: field(form, 'ParentCallSid'),
        sipResponseCode: field(form, 'SipResponseCode'),
        recordingSid: field(form, 'RecordingSid'),
      },
      threadKey: `call:${field(form, 'ParentCallSid') ?? callSid}`,
    });
  }

  private recording(callSid: string, form: URLSearchParams, receivedAt: Date): ContactUpdatedFact {
    const url = field(form, 'RecordingUrl');
    return {
      type: 'contact-updated',
      provider: this.provider,
      externalId: externalId(callSid),
      channel: 'phone',
      at: occurredAt(fromText(field(form, 'RecordingStartTime')), receivedAt),
      version: 0,
      changes: changes({
        attachments: url ? [{ name: 'recording', url }] : undefined,
        details: {
          recordingSid: field(form, 'RecordingSid'),
          recordingStatus: field(form, 'RecordingStatus'),
          recordingSeconds: wholeNumber(field(form, 'RecordingDuration')),
        },
      }),
    };
  }
}

/** Seconds, at most a week. */
function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Math.min(Number(text), 604_800) : undefined;
}
