import type { Diagram } from '../documents/document.ts';
import type { FoundCitation } from './citation.ts';
import { labelsOf } from './diagram.ts';
import { readReference } from './finder.ts';
import type { KnownFiles } from './known-files.ts';
import { resolveCandidates } from './read-citation.ts';

/** A node of a diagram whose label names a file or a folder. */
export interface DiagramNode {
  readonly label: string;
  /** The citation of the file; `null` if the label names a folder. */
  readonly citation: FoundCitation | null;
  /** The path of the file or folder, relative to the repository, without a slash at its end. */
  readonly path: string;
}

/** The files and folders that the repository has now, or had at the baseline. */
export interface KnownPaths {
  readonly files: KnownFiles;
  readonly isFolder: (path: string) => boolean;
}

/** Finds the nodes of a diagram whose labels name a file or a folder of the repository. */
export function findNodes(
  file: string,
  { line, code }: Diagram,
  { files, isFolder }: KnownPaths,
): DiagramNode[] {
  return labelsOf(code).flatMap((label): DiagramNode[] => {
    const reference = { kind: 'code', text: label, line, column: 1, section: -1 } as const;
    const [citation] = readReference(reference, file, files);
    if (citation !== undefined && files.exists(citation.path)) {
      return [{ label, citation, path: citation.path }];
    }
    const folder = /[/.]/.test(label)
      ? resolveCandidates(label.replace(/\/$/, ''), file, 'code').find(isFolder)
      : undefined;
    return folder === undefined ? [] : [{ label, citation: null, path: folder }];
  });
}
