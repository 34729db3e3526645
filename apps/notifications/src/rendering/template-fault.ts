/** What is wrong with a template, in words for who writes it. */
export class TemplateFault extends Error {}
