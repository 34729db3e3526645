/** What the TM Forum doors need of a reply; Fastify's fits. */
export interface TmfReply {
  header(name: string, value: string): unknown;
}
