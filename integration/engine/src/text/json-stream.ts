import { writeJsonLine } from './json.ts';

/** Makes the body of a response: JSON on one line, in UTF-8. */
export function jsonStream(value: unknown): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const pieces: Iterator<string, unknown> = writeJsonLine(value)[Symbol.iterator]();
  return new ReadableStream({
    pull(controller) {
      const next = pieces.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
  });
}
