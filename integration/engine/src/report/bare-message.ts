import type { Finding } from './schema.ts';

/**
 * Returns the message of a finding without its file and line. It is for formats that print these
 * separately.
 */
export function bareMessage({ message, file, line }: Finding): string {
  const place = [`${file}:${line ?? ''} `, `${file}:${line ?? ''}: `, `${file}: `].find((start) =>
    message.startsWith(start),
  );
  if (place === undefined) return message;
  const rest = message.slice(place.length);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
