/** A reference as a caller gives it. */
interface Reference {
  id: string;
  href?: string;
  role?: string;
  '@referredType'?: string;
}

interface WithReferences {
  channel?: readonly Reference[];
  relatedParty?: readonly Reference[];
  interactionItem?: readonly WithReferences[];
}

const PARTY_PATHS: Readonly<Record<string, string>> = {
  Customer: '/tmf-api/customerManagement/v4/customer',
  Individual: '/tmf-api/party/v4/individual',
  Organization: '/tmf-api/party/v4/organization',
};

/**
 * References as the swagger wants them in an answer, with `href` and `@referredType`. The conformance profile lets
 * callers leave them out, and what comes in on a channel never has them: so they are told, not stored.
 */
export function withCompleteReferences<Document extends object>(document: Document): Document {
  const { channel, relatedParty, interactionItem } = document as WithReferences;
  return {
    ...document,
    ...(channel && { channel: channel.map(completeChannel) }),
    ...(relatedParty && { relatedParty: relatedParty.map(completeParty) }),
    ...(interactionItem && { interactionItem: interactionItem.map(withCompleteReferences) }),
  };
}

/** A channel is no resource that could be read: its name is all there is. */
function completeChannel(channel: Reference): Reference {
  return { ...channel, href: channel.href ?? `urn:viewline:channel:${encodeURIComponent(channel.id)}` };
}

function completeParty(party: Reference): Reference {
  const referredType = party['@referredType'] ?? (party.role === 'customer' ? 'Customer' : 'Individual');
  const path = PARTY_PATHS[referredType];
  const id = encodeURIComponent(party.id);
  const href = party.href ?? (path ? `${path}/${id}` : `urn:viewline:party:${id}`);
  return { ...party, href, '@referredType': referredType };
}
