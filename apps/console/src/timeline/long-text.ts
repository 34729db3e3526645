/** What is shown of a long text before the agent opens it. A megabyte of layout for three visible lines is waste. */
const PREVIEW_UNITS = 700;
const PREVIEW_LINES = 6;

export function preview(text: string): { readonly text: string; readonly cut: boolean } {
  const lines = text.split('\n', PREVIEW_LINES + 1);
  let short = lines.slice(0, PREVIEW_LINES).join('\n');
  if (short.length > PREVIEW_UNITS) short = short.slice(0, PREVIEW_UNITS);
  // Never end on half a surrogate pair: it would show as a box.
  if (/[\uD800-\uDBFF]$/.test(short)) short = short.slice(0, -1);
  return { text: short, cut: short.length < text.length };
}
