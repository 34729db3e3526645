import { readConfig, ServiceConfig } from '@viewline/platform';
import { serviceDoor, type ServiceDoor } from '@viewline/testing';
import { createSubscribers } from '../index.js';

export type { Answer, CallOptions, Json } from '@viewline/testing';
export type SubscribersDoor = ServiceDoor<Awaited<ReturnType<typeof createSubscribers>>>;

/** The official definitions of what this service does. */
export const SPECS = ['TMF629-Customer-v4.0.0.swagger.json', 'TMF632-Party-v4.0.0.swagger.json'];

/** For specs: the whole service, listening, with a token for each role. */
export const subscribersDoor = (env: Record<string, string> = {}): Promise<SubscribersDoor> =>
  serviceDoor(
    'subscribers',
    (settings) => createSubscribers({ config: readConfig(ServiceConfig, settings) }),
    env,
    { specs: SPECS },
  );
