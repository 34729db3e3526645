/** How often an error may hit a device class before it is everybody's problem. */
export interface ErrorRule {
  id: string;
  /** Absent: any error. */
  errorCode?: string;
  /** Absent: any class. */
  deviceClass?: string;
  /** Distinct subscribers. */
  threshold: number;
  /** Minutes between the first and the last of them, by when it happened. */
  windowMinutes: number;
  active: boolean;
}

/** One error on one class of devices. */
export interface ErrorPattern {
  errorCode: string;
  deviceClass: string;
}

/** The rule that speaks of a pattern most exactly; none where that one is switched off. */
export function ruleFor(pattern: ErrorPattern, rules: readonly ErrorRule[]): ErrorRule | undefined {
  const [closest] = rules
    .filter(
      ({ errorCode, deviceClass }) =>
        (errorCode === undefined || errorCode === pattern.errorCode) &&
        (deviceClass === undefined || deviceClass === pattern.deviceClass),
    )
    .toSorted((a, b) => exactness(b) - exactness(a));
  return closest?.active ? closest : undefined;
}

const exactness = ({ errorCode, deviceClass }: ErrorRule): number =>
  (errorCode === undefined ? 0 : 2) + (deviceClass === undefined ? 0 : 1);
