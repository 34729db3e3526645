import { DomainError, type ErrorDetail } from '@viewline/kernel';

export function templateNotFound(name: string, version?: number): DomainError {
  const which = version === undefined ? '' : ` version ${version}`;
  return new DomainError(
    'not-found',
    'template.not-found',
    `no template ${JSON.stringify(name.slice(0, 80))}${which}`,
  );
}

/** Every reason at once, each with the wording and the place it is about. */
export function templateRefused(faults: readonly ErrorDetail[]): DomainError {
  return new DomainError(
    'invalid',
    'template.refused',
    'The template cannot be kept as it is',
    faults.slice(0, 50),
  );
}

export function slotsUnfilled(template: string, slots: readonly string[]): DomainError {
  return new DomainError(
    'invalid',
    'template.slot-unfilled',
    `${template} cannot be sent: nothing is filled into ${slots.join(', ')}`,
    slots.map((path) => ({ path, message: 'is not filled' })),
  );
}

export function slotWrong(details: readonly ErrorDetail[]): DomainError {
  const names = details.map(({ path }) => path).join(', ');
  return new DomainError(
    'invalid',
    'template.slot-invalid',
    `what is given for ${names} does not fit`,
    details,
  );
}

export function slotsUnknown(template: string, names: readonly string[]): DomainError {
  return new DomainError(
    'invalid',
    'template.slot-unknown',
    `${template} has no slot ${names.join(', ')}`,
    names.map((path) => ({ path, message: 'is no slot of this template' })),
  );
}

export function noVariant(template: string, channel: string): DomainError {
  return new DomainError('invalid', 'template.no-variant', `${template} has no text for ${channel}`);
}

/** A line break in a subject begins another header of the mail. */
export function headerInjection(template: string): DomainError {
  return new DomainError(
    'invalid',
    'template.header-injection',
    `the subject of ${template} would hold a line break or another control character`,
    [{ path: 'subject', message: 'holds a control character' }],
  );
}

export function renderedTooLarge(template: string): DomainError {
  return new DomainError(
    'too-large',
    'template.rendered-too-large',
    `${template} becomes too large with these values`,
  );
}

export function templateVersionConflict(expected: number, actual: number): DomainError {
  return new DomainError(
    'conflict',
    'template.version-conflict',
    `somebody else edited it: version ${actual}, not ${expected}`,
  );
}
