import { type FirstDocument, type Kind, type Service } from './answers.ts';
import { SETUP_KINDS } from './kinds.ts';
import { inFolder } from './package-manager.ts';
import { suggestPatterns } from './source-patterns.ts';
import type { Surroundings } from './surroundings.ts';

/** chant where it is used already. Otherwise the kind that needs no other tool. */
export function proposeKind(around: Surroundings): Kind {
  const usesChant = around.files.some((file) => file.startsWith('.chant/'));
  return usesChant || specsOf('chant', around).length > 0 ? 'chant' : 'frontmatter';
}

/** The specs of a kind that exist already. */
export function specsOf(kind: Kind, { specs }: Surroundings): Surroundings['specs'] {
  return specs.filter((spec) => spec.kind === SETUP_KINDS[kind].spec);
}

/** The service that checks changes; none if a job does so already. */
export function proposeService({ service, checkedBy }: Surroundings): Service {
  return checkedBy === null ? service : 'none';
}

/** The first document. Its `tracks` are empty if no source code was found. */
export function proposeDocument(kind: Kind, { files, site }: Surroundings): FirstDocument {
  return { path: placeOf(kind, site), tracks: suggestPatterns(files, site?.folder ?? null) };
}

/** Files about the repository itself, and files of tools. */
const NO_DOCUMENTS =
  /(?:^|\/)(?:\.|node_modules\/|(?:readme|changelog|changes|contributing|licen[cs]e|security|code_of_conduct|agents|claude)\.)/i;

/** Documents that exist, and could name their sources. */
export function findDocuments({ files, specs }: Surroundings): string[] {
  const watched = new Set(specs.map(({ id }) => id));
  return files.filter(
    (file) => /\.mdx?$/.test(file) && !NO_DOCUMENTS.test(file) && !watched.has(file),
  );
}

/**
 * Where the first document is: where the site finds it without configuration, if that is possible.
 */
function placeOf(kind: Kind, site: Surroundings['site']): string {
  if (site?.isStarlight === true) {
    return inFolder(site.folder, 'src/content/docs/architecture.md');
  }
  return SETUP_KINDS[kind].placeOf(site);
}
