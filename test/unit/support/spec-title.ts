import { parseTitle } from '../../../integration/engine/src/documents/document.ts';
import { formatOf } from '../../../integration/engine/src/documents/format.ts';
import type { ReadSpec } from '../../../integration/engine/src/specs/kinds/kind.ts';

/** A spec with its title, for which a test needs no other process. */
export function withTitle(read: ReadSpec): ReadSpec {
  const { spec, untitled } = read;
  return { ...read, spec: { ...spec, title: titleIn(untitled, spec.file) ?? spec.title } };
}

function titleIn(text: string | null, file: string): string | null {
  try {
    return text === null ? null : parseTitle(text, formatOf(file));
  } catch {
    return null;
  }
}
