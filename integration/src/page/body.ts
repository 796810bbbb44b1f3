import { type Binding, bindPage, hasStaleContents } from './binding.ts';
import { findExtent } from './extent.ts';
import { findPlaced } from './placed.ts';
import { addScripts, type ScriptAddress, scriptOffset, scriptsOf } from './scripts.ts';

/** A page as it is sent. */
export interface BoundBody {
  /** In UTF-8. */
  readonly bytes: Buffer<ArrayBuffer>;
  /** The documents that the page shows. */
  readonly documents: readonly string[];
}

/**
 * Binds a page as it is sent, and adds the scripts that it has a use for. What surrounds documents is
 * often many times their size, so it is neither decoded nor encoded again.
 *
 * @param body in UTF-8
 */
export function bindBody(body: Buffer, binding: Binding, address: ScriptAddress): BoundBody {
  // A character for each byte: quickly made, and its offsets are those of the bytes.
  const page = body.toString('latin1');
  const extent = findExtent(page);
  if (extent !== null) {
    const { start, end } = extent;
    const part = body.toString('utf8', start, end);
    const { html, documents } = bindPage(part, binding, findPlaced(page));
    if (!hasStaleContents(documents, binding)) {
      const rest = end + scriptOffset(page.slice(end));
      const scripts = scriptsOf(html, address);
      const parts = [
        body.subarray(0, start),
        Buffer.from(html),
        body.subarray(end, rest),
        Buffer.from(scripts),
        body.subarray(rest),
      ];
      return { bytes: Buffer.concat(parts), documents };
    }
  }
  const { html, documents } = bindPage(body.toString(), binding);
  return { bytes: Buffer.from(addScripts(html, address)), documents };
}
