import type { Finding } from './schema.ts';

/** A finding's message without its place, for those who show that beside it. */
export function bareMessage({ message, file, line }: Finding): string {
  const place = [`${file}:${line ?? ''} `, `${file}: `].find((start) => message.startsWith(start));
  if (place === undefined) return message;
  const rest = message.slice(place.length);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
