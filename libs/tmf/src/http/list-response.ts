import { selectFields } from '../query/fields.js';
import type { ListQuery } from '../query/list.query.js';
import { pageHeaders, type Page } from '../query/page.js';
import type { Stored } from '../resource/document.js';
import type { TmfResource } from '../resource/tmf-resource.js';
import type { TmfReply } from './tmf-reply.js';

/** Sets the paging headers and gives the body of a list: status 200 for a part as for the whole. */
export function listResponse(
  resource: TmfResource,
  request: { url: string; query: ListQuery; publicUrl: string },
  page: Page<Stored>,
  reply: TmfReply,
): Record<string, unknown>[] {
  const { url, query, publicUrl } = request;
  for (const [name, value] of Object.entries(pageHeaders(publicUrl + url, query, page)))
    reply.header(name, value);
  return page.items.map(({ id, document }) =>
    selectFields(resource.render(id, document, publicUrl), query.fields),
  );
}
