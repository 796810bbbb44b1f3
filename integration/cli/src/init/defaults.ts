import { type FirstDocument, type Kind, type Service } from './answers.ts';
import { inFolder } from './package-manager.ts';
import { suggestPatterns } from './source-patterns.ts';
import type { Surroundings } from './surroundings.ts';

/** The kind of specs that a repository has, else the one that needs no other tool. */
export function proposeKind({ specs, files }: Surroundings): Kind {
  const usesChant = files.some((file) => file.startsWith('.chant/'));
  return usesChant || specs.some(({ kind }) => kind === 'chant') ? 'chant' : 'frontmatter';
}

/** Specs of a kind that are there already. */
export function specsOf(kind: Kind, { specs }: Surroundings): Surroundings['specs'] {
  return specs.filter((spec) => (spec.kind === 'chant') === (kind === 'chant'));
}

/** Where changes are checked: nowhere else than they are. */
export function proposeService({ service, checkedBy }: Surroundings): Service {
  return checkedBy === null ? service : 'none';
}

/** The document to begin with. Its `tracks` are empty where no source code was found. */
export function proposeDocument(kind: Kind, { files, site }: Surroundings): FirstDocument {
  return { path: placeOf(kind, site), tracks: suggestPatterns(files, site?.folder ?? null) };
}

/** Files about the repository itself, and those of tools. */
const NO_DOCUMENTS =
  /(?:^|\/)(?:\.|node_modules\/|(?:readme|changelog|changes|contributing|licen[cs]e|security|code_of_conduct|agents|claude)\.)/i;

/** Documents that are there, and could name their sources. */
export function findDocuments({ files, specs }: Surroundings): string[] {
  const watched = new Set(specs.map(({ id }) => id));
  return files.filter(
    (file) => /\.mdx?$/.test(file) && !NO_DOCUMENTS.test(file) && !watched.has(file),
  );
}

/** Where a site finds the document by itself, if it can. */
function placeOf(kind: Kind, site: Surroundings['site']): string {
  if (site?.isStarlight === true) {
    return inFolder(site.folder, 'src/content/docs/architecture.md');
  }
  if (kind === 'chant') return 'docs/architecture/overview.md';
  return site === null
    ? 'docs/architecture.md'
    : inFolder(site.folder, 'src/pages/architecture.md');
}
