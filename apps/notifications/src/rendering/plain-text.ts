const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&nbsp;': ' ',
  '&amp;': '&',
};

/** A mail's markup as plain text, still a template: links show their address, paragraphs become lines. */
export function plainTextOf(markup: string): string {
  return markup
    .replace(/<(?:a|mj-button)\b[^>]*\bhref="([^"]*)"[^>]*>(.*?)<\/(?:a|mj-button)>/gs, '$2: $1\n')
    .replace(/<br\s*\/?>|<\/(?:mj-text|p|div|li|tr|h[1-4])>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|nbsp|amp);/g, (entity) => ENTITIES[entity]!)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
