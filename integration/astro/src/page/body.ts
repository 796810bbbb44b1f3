import { type Binding, bindPage, hasStaleContents } from './apply-report.ts';
import { findExtent } from './document-bytes.ts';
import { findPlacedInBytes } from './placed-components.ts';
import {
  addAssets,
  type AssetAddress,
  scriptOffset,
  scriptsOf,
  styleOf,
  styleOffset,
} from './scripts.ts';

/** The body of a page, ready to be sent. */
export interface BoundBody {
  /** The parts of the body in UTF-8, in order. */
  readonly parts: readonly Buffer<ArrayBuffer>[];
  /** The documents that the page shows, by path. */
  readonly documents: readonly string[];
}

/**
 * Adds the report to the bytes of a page, and adds the styles and scripts that the page uses. The bytes around
 * the documents are neither copied nor decoded.
 * Decision: Leave bytes outside of documents alone.
 *
 * @param body the page in UTF-8
 * @param first the position at which the first mark begins
 */
export function bindBody(
  body: Buffer<ArrayBuffer>,
  first: number,
  binding: Binding,
  address: AssetAddress,
): BoundBody {
  const extent = findExtent(body, first);
  if (extent !== null) {
    const { html, documents } = bindPage(extent.text, binding, findPlacedInBytes(body));
    if (!hasStaleContents(documents, binding)) {
      const scripts = extent.end + scriptOffset(extent.rest);
      const style = styleOf(html, address);
      const before = body.subarray(0, extent.start);
      // In Latin 1, each byte is one character.
      const at = style === '' ? 0 : styleOffset(before.toString('latin1'));
      const parts = [
        before.subarray(0, at),
        Buffer.from(style),
        before.subarray(at),
        Buffer.from(html),
        body.subarray(extent.end, scripts),
        Buffer.from(scriptsOf(html, address)),
        body.subarray(scripts),
      ];
      return { parts, documents };
    }
  }
  const { html, documents } = bindPage(body.toString(), binding);
  return { parts: [Buffer.from(addAssets(html, address))], documents };
}
