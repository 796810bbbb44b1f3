import type { Diagram } from '../documents/document.ts';
import type { FoundCitation } from './citation.ts';
import { labelsOf } from './diagram.ts';
import { readReference } from './finder.ts';
import { resolveCandidates } from './read-citation.ts';

/** A node of a diagram whose label names a file or a folder. */
export interface DiagramNode {
  readonly label: string;
  /** `null` for a folder. */
  readonly citation: FoundCitation | null;
  /** Repository-relative; without a slash at its end. */
  readonly path: string;
}

/** What is known of a repository's paths, at the baseline or now. */
export interface KnownPaths {
  readonly isFile: (path: string) => boolean;
  readonly isFolder: (path: string) => boolean;
}

/** Finds the nodes of a document's diagram that name what the repository has. */
export function findNodes(
  file: string,
  { line, code }: Diagram,
  { isFile, isFolder }: KnownPaths,
): DiagramNode[] {
  return labelsOf(code).flatMap((label): DiagramNode[] => {
    const reference = { kind: 'code', text: label, line, column: 1, section: -1 } as const;
    const [citation] = readReference(reference, file, isFile);
    if (citation !== undefined && isFile(citation.path)) {
      return [{ label, citation, path: citation.path }];
    }
    const folder = /[/.]/.test(label)
      ? resolveCandidates(label.replace(/\/$/, ''), file, 'code').find(isFolder)
      : undefined;
    return folder === undefined ? [] : [{ label, citation: null, path: folder }];
  });
}
