import type { Clock } from '@viewline/kernel';
import { readConfig, ServiceConfig } from '@viewline/platform';
import { serviceDoor, type ServiceDoor } from '@viewline/testing';
import { createDisputes } from '../index.js';

export type { Answer, CallOptions, Json } from '@viewline/testing';
export type DisputesDoor = ServiceDoor<Awaited<ReturnType<typeof createDisputes>>>;

/** The official definition by which calls are checked. */
export const SPECS = ['TMF678-CustomerBill-v4.0.0.swagger.json'];

/** For specs: the whole service, listening, with a token for each role. */
export const disputesDoor = (
  clock?: Clock,
  env: Record<string, string> = {},
  options: { specs?: readonly string[] } = {},
): Promise<DisputesDoor> =>
  serviceDoor(
    'disputes',
    (settings) => createDisputes({ config: readConfig(ServiceConfig, settings), ...(clock && { clock }) }),
    env,
    options,
  );
