import { Type } from 'typebox';
import { readConditions } from '../query/condition.js';
import { invalidQuery } from '../query/invalid-query.js';
import { jsonPathPredicate, type Variables } from '../query/json-path.js';
import { readQueryString, type QueryParameter } from '../query/query-string.js';
import { scalarAttributes, type Attribute } from '../resource/attribute.js';
import type { TmfResource } from '../resource/tmf-resource.js';
import { eventType } from './notification.js';

/** A subscription's `query` as PostgreSQL evaluates it: `jsonb_path_match(body, filter, variables)`. */
export interface HubFilter {
  readonly filter: string;
  readonly variables: Variables;
}

const ENVELOPE = scalarAttributes({
  eventType: Type.String(),
  correlationId: Type.String(),
  domain: Type.String(),
  priority: Type.String(),
});
const MAX_LENGTH = 4000;

/**
 * Compiles `eventType=PartyInteractionCreateEvent&event.partyInteraction.direction=inbound`, with the grammar of list
 * filters (regex excepted). An event type or attribute that the API does not have is `invalid`: a subscription that can
 * never fire is a mistake.
 */
export function compileHubFilter(resources: readonly TmfResource[], query: string): HubFilter | undefined {
  if (query.length > MAX_LENGTH) throw invalidQuery('query', `is longer than ${MAX_LENGTH} characters`);
  const parameters = readQueryString(`?${query.replace(/^\?/, '')}`).map((parameter) =>
    parameter.name === 'eventType' ? withKnownTypes(resources, parameter) : parameter,
  );
  if (parameters.length === 0) return undefined;
  const variables: Variables = {};
  const predicates = readConditions(parameters, filterable(resources)).map((condition) =>
    jsonPathPredicate('$', condition, variables),
  );
  return { filter: predicates.map((predicate) => `(${predicate})`).join(' && '), variables };
}

/** Attributes by the place they have inside a notification; columns are of no use there. */
function filterable(resources: readonly TmfResource[]): Map<string, Attribute> {
  const attributes = new Map(ENVELOPE.map((attribute) => [attribute.name, attribute]));
  for (const resource of resources) {
    const parents = ['event', resource.name].map((key) => ({ key, many: false }));
    for (const { name, type, path } of resource.attributes.values()) {
      const fullName = `event.${resource.name}.${name}`;
      attributes.set(fullName, {
        name: fullName,
        type: type === 'uuid' ? 'text' : type,
        path: [...parents, ...path],
      });
    }
  }
  return attributes;
}

/** `partyInteractionCreateEvent`, as the listener's path has it, is the same type. */
function withKnownTypes(resources: readonly TmfResource[], parameter: QueryParameter): QueryParameter {
  const known = resources.flatMap((resource) => resource.events.map((event) => eventType(resource, event)));
  const values = parameter.values.map((value) => value.charAt(0).toUpperCase() + value.slice(1));
  if (values.some((value) => !known.includes(value))) {
    throw invalidQuery('eventType', `must be one of ${known.join(', ')}`);
  }
  return { ...parameter, values };
}
