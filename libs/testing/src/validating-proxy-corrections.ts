/** The parts of a Swagger 2.0 document that we set right. */
export interface SwaggerDocument {
  basePath: string;
  paths: Record<string, Record<string, Operation>>;
  definitions: Record<string, Definition>;
}

interface Operation {
  responses: Record<string, { description: string; schema?: Schema }>;
}

interface Schema {
  $ref?: string;
  items?: Schema;
}

interface Definition {
  enum?: string[];
  required?: string[];
  properties?: Record<string, unknown>;
}

export interface Correction {
  /** What is wrong with the documents, and what says so. */
  reason: string;
  correct(document: SwaggerDocument): void;
}

/**
 * Known defects of the official TMF v4.0.0 documents. Each is set right in the copy that a suite is checked by, so that
 * what it concerns is still checked; nothing is left unchecked because of one.
 */
export const CORRECTIONS: readonly Correction[] = [
  {
    reason:
      'Responses name eight statuses only. TMF630 part 1 has others (412, 415, 501, ...), all with the same error body.',
    correct({ paths }) {
      for (const { responses } of Object.values(paths).flatMap((methods) => Object.values(methods))) {
        responses['default'] = { description: 'Error', schema: { $ref: '#/definitions/Error' } };
      }
    },
  },
  {
    reason:
      'Every GET takes `fields` and answers a part of the resource then (TMF630 part 1), but is defined to answer what is mandatory.',
    correct({ paths, definitions }) {
      for (const get of Object.values(paths).flatMap(({ get: found }) => found ?? [])) {
        const schema = get.responses['200']?.schema;
        const of = schema?.items ?? schema;
        const name = of?.$ref?.replace('#/definitions/', '');
        if (!of || !name) continue;
        const { required: _, ...partial } = definitions[name]!;
        definitions[`${name}_Part`] = partial;
        of.$ref = `#/definitions/${name}_Part`;
      }
    },
  },
  {
    reason:
      'PATCH is a JSON merge patch (TMF630 part 5; RFC 7396): it holds what changes, and null takes an attribute away. Some definitions of one have mandatory attributes, and none allows null.',
    correct({ definitions }) {
      for (const [name, definition] of Object.entries(definitions)) {
        if (!name.endsWith('_Update')) continue;
        delete definition.required;
        for (const [attribute, schema] of Object.entries(definition.properties ?? {})) {
          definition.properties![attribute] = { anyOf: [schema, { type: 'null' }] };
        }
      }
    },
  },
  {
    reason:
      'TMF632 spells the last status of an individual `deceaded`; its text and later versions say `deceased`.',
    correct({ definitions }) {
      const { IndividualStateType: states } = definitions;
      if (states?.enum) states.enum = states.enum.map((state) => (state === 'deceaded' ? 'deceased' : state));
    },
  },
];
