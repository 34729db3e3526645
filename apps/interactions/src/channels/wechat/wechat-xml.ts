import { DomainError } from '@viewline/kernel';
import { XMLParser } from 'fast-xml-parser';
import { isObject } from '../shared/untrusted-json.js';

/** Entities are never expanded and a document type is refused before parsing: nothing to fetch, nothing to inflate. */
const parser = new XMLParser({ ignoreAttributes: true, processEntities: false, parseTagValue: false });

/**
 * The fields below `<xml>`, all as text.
 * @throws DomainError `invalid`
 */
export function parseWechatXml(text: string): Readonly<Record<string, unknown>> {
  // In CDATA it is what a person wrote.
  if (/<!(DOCTYPE|ENTITY|ELEMENT)/i.test(text.replace(/<!\[CDATA\[.*?\]\]>/gs, ''))) {
    throw new DomainError('invalid', 'webhook.malformed-xml', 'a document type is not accepted');
  }
  let document: unknown;
  try {
    document = parser.parse(text, true);
  } catch {
    throw new DomainError('invalid', 'webhook.malformed-xml', 'the body is not XML');
  }
  const root = isObject(document) ? document.xml : undefined;
  if (!isObject(root))
    throw new DomainError('invalid', 'webhook.malformed-xml', 'the body has no <xml> element');
  return root;
}
