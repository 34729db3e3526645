import type { ErrorDetail } from '@viewline/kernel';

/** The TM Forum v4 error body. */
export interface TmfError {
  code: string;
  reason: string;
  message: string;
  /** The HTTP status, as text. */
  status: string;
  referenceError?: string;
  '@type': 'Error';
}

/** A failure as the platform describes it: RFC 9457 with our code and the offending fields. */
interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  errors?: readonly ErrorDetail[];
}

/**
 * How failures look below `/tmf-api`: hand it to the service application among its error bodies. v4 has no place for
 * offending attributes, so the message names them.
 */
export const TMF_ERROR_BODY = {
  prefix: '/tmf-api',
  contentType: 'application/json; charset=utf-8',
  body({ type, title, status, detail, code, errors = [] }: Problem): TmfError {
    // A single error's message is mostly the detail already.
    const told = errors.filter(({ message }) => !detail.includes(message));
    return {
      code,
      reason: title,
      message: [detail, ...told.map(({ path, message }) => `${path} ${message}`)].join('; '),
      status: String(status),
      ...(type !== 'about:blank' && { referenceError: type }),
      '@type': 'Error',
    };
  },
};
