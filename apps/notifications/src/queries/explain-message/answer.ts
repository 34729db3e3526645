import type { AttemptView, DecisionView, WhyView } from './decision.view.js';

type Facts = Pick<WhyView, 'status' | 'decisions'> & {
  attempts: readonly AttemptView[];
  reasons: readonly { text: string }[];
  until: string | null;
};

/** Why it went or did not go, in one sentence. */
export function answerOf({ status, decisions, attempts, reasons, until }: Facts): string {
  const last = attempts.at(-1);
  const by = last ? `${last.channel} through ${last.provider}` : 'no provider';
  const why = whyOf(decisions) ?? reasons[0]?.text ?? 'no reason was recorded.';
  switch (status) {
    case 'suppressed':
      return `It did not go: ${why}`;
    case 'waiting':
      return `It waits${until ? ` until ${until}` : ''}: ${why}`;
    case 'queued':
      return `It may go and waits for its provider${last ? `, after a try on ${by} (${last.code ?? 'no answer'})` : ''}.`;
    case 'uncertain':
      return `Nobody knows whether ${by} took it, so it is not sent again.`;
    case 'failed':
      return last
        ? `It was allowed to go and did not arrive: ${by} said ${last.code ?? last.outcome ?? 'nothing'}.`
        : `It did not go: ${reasons[0]?.text ?? why}`;
    case 'cancelled':
      return 'It was called off before it went.';
    default:
      return `It was ${status} on ${by}.`;
  }
}

/** The last rule that stood in the way. */
function whyOf(decisions: readonly DecisionView[]): string | undefined {
  const steps = decisions.at(-1)?.steps ?? [];
  return steps.findLast(({ outcome }) => outcome === 'refused' || outcome === 'delayed')?.text;
}
