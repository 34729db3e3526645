import { readJson } from '../api/read-json.js';
import { ApiError, errorOfResponse } from '../api/api-error.js';

/** A request as its subscriber may see it; texts are in `language` already. */
export interface RequestView {
  number: string;
  title: string;
  language: string;
  direction: 'ltr' | 'rtl';
  openedAt: string;
  statusText: string;
  steps: { at: string; kind: 'status' | 'answer'; text: string }[];
  owner: { firstName: string | null; role: string };
  nextStep: string;
  expectedFinish: string | null;
  finishedAt: string | null;
  rating: { possible: boolean; score: number | null };
}

const pathOf = (token: string): string => `/api/tickets/v1/requests/${encodeURIComponent(token)}`;

/** Nobody signs in here: who has the link may read. */
export const requestApi = {
  show: (token: string, language: string, signal?: AbortSignal) =>
    readJson<RequestView>(`${pathOf(token)}?language=${language}`, { signal }),

  async rate(token: string, score: number, comment: string): Promise<void> {
    const response = await fetch(`${pathOf(token)}/rating`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ score, ...(comment && { comment }) }),
    }).catch(() => {
      throw new ApiError('unreachable', 0, '');
    });
    if (!response.ok) throw await errorOfResponse(response);
  },
};
