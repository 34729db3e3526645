import { CallbackRefused, type CallbackGuard } from '@viewline/tmf';

/** Keeps what strangers gave us as an address from leading into the operator's own network. */
export type AddressGuard = CallbackGuard;

export const GUARD_REFUSED = 'address.refused';

/** Why this URL may not be called, if so. Names are checked again on the very address that is dialled. */
export function refusalOf(guard: AddressGuard, url: string): string | undefined {
  try {
    guard.assertUrl(url);
    return undefined;
  } catch (error) {
    if (error instanceof CallbackRefused) return error.message;
    throw error;
  }
}
