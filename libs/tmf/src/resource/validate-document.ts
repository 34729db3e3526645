import { DomainError, type ErrorDetail } from '@viewline/kernel';
import { Compile, type Validator } from 'typebox/compile';
import { withCanonicalDates } from './canonical-dates.js';
import { assertStorable, type Document } from './document.js';
import type { TmfResource } from './tmf-resource.js';

const validators = new WeakMap<TmfResource, Validator>();

/**
 * The body of a POST as a document. `id` and `href` are the server's: a client that sends them, as the conformance
 * kits do, is not refused, they are left out. An attribute that the resource does not declare is accepted only from
 * an extension that names its own `@type` (TMF630 part 2); otherwise it is a mistake that must not pass silently.
 */
export function readCreate(resource: TmfResource, body: unknown): Document {
  assertStorable(body);
  const given = Object.entries(body).filter(([name]) => name !== 'id' && name !== 'href');
  return validateDocument(resource, Object.fromEntries(given));
}

/** Checks a whole document: types, lengths, mandatory and unknown attributes. Dates come back in canonical form. */
export function validateDocument(resource: TmfResource, document: Document): Document {
  const details = [...missing(resource, document), ...unknown(resource, document)];
  const canonical = withCanonicalDates(document, resource.schema) as Document;
  const validator = validatorOf(resource);
  if (!validator.Check(canonical)) {
    for (const error of validator.Errors(canonical)) {
      details.push({ path: error.instancePath.slice(1).replaceAll('/', '.'), message: error.message });
    }
  }
  if (details.length > 0) {
    throw new DomainError('invalid', 'tmf.body-invalid', `The body is not a valid ${resource.type}`, details);
  }
  return canonical;
}

function missing({ mandatory }: TmfResource, document: Document): ErrorDetail[] {
  return mandatory
    .filter((name) => isEmpty(document[name]))
    .map((name) => ({ path: name, message: 'is mandatory' }));
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

function unknown({ schema, type }: TmfResource, document: Document): ErrorDetail[] {
  const extended = document['@type'] !== undefined && document['@type'] !== type;
  if (extended) return [];
  return Object.keys(document)
    .filter((name) => !Object.hasOwn(schema.properties, name))
    .map((name) => ({ path: name, message: `is not an attribute of ${type}` }));
}

function validatorOf(resource: TmfResource): Validator {
  const known = validators.get(resource);
  if (known) return known;
  const validator = Compile(resource.schema);
  validators.set(resource, validator);
  return validator;
}
