import type { ServiceProblemFacts } from '@viewline/events';
import type { Viewing } from './diagnosis.js';

/** Whether a declared problem hits what somebody watches: every list that narrows it has to name theirs. */
export function hits({ affected }: ServiceProblemFacts, viewing: Viewing | undefined): boolean {
  const narrowedBy = (names: readonly string[] | undefined, value: string | undefined) =>
    names === undefined || (value !== undefined && names.includes(value));
  return (
    narrowedBy(affected.streams, viewing?.stream) &&
    narrowedBy(affected.servers, viewing?.server) &&
    narrowedBy(affected.isps, viewing?.isp) &&
    narrowedBy(affected.regions, viewing?.region) &&
    narrowedBy(affected.deviceClasses, viewing?.deviceClass)
  );
}
