/** What stands in what stands in a mail: text between these would be lost. */
export const STRUCTURE: ReadonlySet<string> = new Set(['mj-wrapper', 'mj-section', 'mj-group', 'mj-column']);

/** What a mail may be made of. No scripts, forms, frames, styles or includes: only what is read. */
export const TAGS: ReadonlySet<string> = new Set([
  ...STRUCTURE,
  ...'mj-text mj-button mj-image mj-divider mj-spacer mj-table'.split(' '),
  ...'a b bdi bdo blockquote br div em h1 h2 h3 h4 hr i img li ol p small span strong sub sup'.split(' '),
  ...'table tbody td th thead tr u ul'.split(' '),
]);

export const VOID_TAGS: ReadonlySet<string> = new Set(['br', 'hr', 'img']);

/** What may be said of them; what holds an address is checked as one. */
export const ADDRESSES: ReadonlySet<string> = new Set(['href', 'src', 'background-url']);
const SPOKEN: ReadonlySet<string> = new Set(['alt', 'title', 'aria-label']);
const LOOKS =
  /^(align|vertical-align|direction|dir|lang|width|height|colspan|rowspan|border(-[a-z]+)*|padding(-[a-z]+)?|inner-padding|(container-)?background-(color|size|repeat|position)|color|font-(family|size|style|weight)|line-height|letter-spacing|text-(align|decoration|transform|padding)|full-width|css-class|rel|target|cellpadding|cellspacing|name)$/;

export const mayHoldSlot = (attribute: string): boolean => SPOKEN.has(attribute);
export const isAttribute = (name: string): boolean =>
  ADDRESSES.has(name) || SPOKEN.has(name) || LOOKS.test(name);
