import { ValidateBy } from 'class-validator';

const MOST_LANGUAGES = 60;
const MOST = { title: 200, text: 4_000 } as const;

const isText = (value: unknown, most: number): boolean =>
  typeof value === 'string' && value.trim() !== '' && value.length <= most;

function isWording(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { title, text, ...others } = value as Record<string, unknown>;
  return isText(title, MOST.title) && isText(text, MOST.text) && Object.keys(others).length === 0;
}

/** `{ "en": { "title": …, "text": … }, … }` */
export const AnnouncementTextsDto = (): PropertyDecorator =>
  ValidateBy({
    name: 'announcementTexts',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'object' &&
        value !== null &&
        Object.keys(value).length <= MOST_LANGUAGES &&
        Object.values(value).every(isWording),
      defaultMessage: () =>
        `$property has for each language a title of at most ${MOST.title} and a text of at most ${MOST.text} characters`,
    },
  });
