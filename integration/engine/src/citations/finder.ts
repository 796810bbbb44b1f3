import { isMarkdown } from '../documents/format.ts';
import type { Document } from '../documents/document.ts';
import type { Reference } from '../documents/references.ts';
import { allOf, chooseFile, type Fits } from './choose-file.ts';
import type { FoundCitation } from './citation.ts';
import type { CitationToken } from './citation-token.ts';
import { isPinned } from './file-address.ts';
import { expandBraces } from './braces.ts';
import type { KnownFiles } from './known-files.ts';
import { isOfAnyProject } from './reader-files.ts';
import {
  isCitation,
  isFromDocument,
  mayEndPath,
  readCitation,
  resolveCandidates,
} from './read-citation.ts';

/**
 * Finds the citations of a document.
 *
 * @param onPassedOver is called for each reference to a file that another repository has
 */
export function findCitations(
  file: string,
  document: Pick<Document, 'references'>,
  files: KnownFiles,
  onPassedOver: OnPassedOver = () => undefined,
): FoundCitation[] {
  return document.references.flatMap((reference) =>
    readReference(reference, file, files, onPassedOver).filter(
      (citation) => !isOfReader(citation, files),
    ),
  );
}

/** Why a reference is neither a citation nor a mistake. */
export type PassedOverReason = 'other-project' | 'submodule';

type OnPassedOver = (reason: PassedOverReason, reference: Reference) => void;

/**
 * Returns a citation for each run of lines that a reference cites. Returns none if the reference is
 * no citation.
 */
export function readReference(
  reference: Reference,
  file: string,
  files: KnownFiles,
  onPassedOver: OnPassedOver = () => undefined,
): FoundCitation[] {
  const found = resolve(reference, file, files, (reason) => {
    onPassedOver(reason, reference);
  });
  const all =
    found === null
      ? expandBraces(reference.text)
          .map((text) => resolve({ ...reference, text }, file, files, () => undefined))
          .filter((each) => each !== null && allOf(each.fits).length > 0)
      : [found];
  return all
    .filter((each) => each !== null)
    .flatMap(({ token, fits }) => {
      const { state } = token;
      const pinned = state !== undefined && isPinned(state) ? state.ref.toLowerCase() : null;
      return runsOf(token).map((run) => ({ reference, fits, pinned, ...run }));
    });
}

/** A token with the path of the file that it means, and the files that it may mean. */
interface Resolved {
  readonly token: CitationToken;
  readonly fits: Fits;
}

/**
 * Returns the token with the path of the file that it means. Returns `null` if the reference is no
 * citation.
 */
function resolve(
  { kind, text }: Reference,
  file: string,
  files: KnownFiles,
  passOver: (reason: PassedOverReason) => void,
): Resolved | null {
  const readings = readCitation(text, kind).filter(
    ({ state }) => state === undefined || files.isOwnState(state),
  );
  for (const token of readings) {
    const fits = fitsOf(token, file, kind, files);
    const [path] = chooseFile(fits, {
      existed: files.isPresent,
      exists: files.isPresent,
      isInput: files.isInput,
    });
    if (path === undefined || (path !== fits.direct[0] && isVague(token, fits, files))) continue;
    return kind === 'link' && leadsToPage(token, path) ? null : { token: { ...token, path }, fits };
  }
  for (const token of readings) {
    const paths = resolveCandidates(token.path, file, kind, files.packagesAround(file));
    const [path] = paths;
    if (path === undefined || !isCitation(token, false)) continue;
    const reason = paths.some(files.isInSubmodule)
      ? 'submodule'
      : isFromDocument(token.path) || files.hasFolder(token.path.split('/')[0] ?? '')
        ? null
        : 'other-project';
    if (reason === null) return { token: { ...token, path }, fits: { direct: [], endings: [] } };
    passOver(reason);
    return null;
  }
  return null;
}

/** Whether a mere name means a file that each reader has, and no input of the spec. */
function isOfReader(
  { reference: { kind, text }, path, startLine, symbol }: FoundCitation,
  { isInput }: KnownFiles,
): boolean {
  const isWhole = startLine === null && symbol === null;
  return kind === 'code' && isWhole && isOfAnyProject(text) && !isInput(path);
}

/** Returns the files that a token may mean. */
export function fitsOf(
  token: CitationToken,
  document: string,
  kind: Reference['kind'],
  files: KnownFiles,
): Fits {
  const { exists, endingIn, packagesAround } = files;
  const direct = resolveCandidates(token.path, document, kind, packagesAround(document))
    .flatMap(spellings)
    .filter(exists);
  const mayEnd = mayEndPath(token) && (kind !== 'link' || token.ranges.length > 0);
  const endings = mayEnd ? endingIn(token.path) : [];
  return { direct, endings: endings.filter((path) => !direct.includes(path)) };
}

/**
 * Whether a token names no lines and fits several files, at most one of which is an input. Such a
 * text says how files are called in general.
 */
function isVague({ ranges, symbol }: CitationToken, { endings }: Fits, files: KnownFiles): boolean {
  if (ranges.length > 0 || symbol !== null) return false;
  const present = endings.filter(files.isPresent);
  return present.length > 1 && !present.some(files.isInput);
}

/**
 * Returns a path as it is written, and in the Unicode forms NFC and NFD. The name of a file can be
 * stored in another form than the document uses.
 */
function spellings(path: string): string[] {
  if (/^\p{ASCII}*$/u.test(path)) return [path];
  return [...new Set([path, path.normalize('NFC'), path.normalize('NFD')])];
}

/**
 * Whether a link means the page of a document, and not its source. It does so if it leads to a
 * Markdown file and names no lines.
 */
function leadsToPage({ ranges }: CitationToken, path: string): boolean {
  return ranges.length === 0 && isMarkdown(path);
}

function runsOf({
  path,
  ranges,
  symbol,
}: CitationToken): Omit<FoundCitation, 'reference' | 'fits' | 'pinned'>[] {
  if (ranges.length === 0) return [{ path, startLine: null, endLine: null, symbol }];
  return ranges.map(({ startLine, endLine }) => ({ path, startLine, endLine, symbol }));
}
