import type { SpecKindName } from '@astro-drift/engine/internal/specs/kinds';
import { line, type LogText } from '@astro-drift/engine/internal/text/log-text';
import type { FirstDocument, Kind } from './answers.ts';
import { collectionEntry, collectionText, routeText } from './collection-text.ts';
import { documentText, tracksField } from './document-text.ts';
import { inFolder } from './package-manager.ts';
import type { Occasion, Plan, PlannedFile } from './plan.ts';
import { nextSpecId, specText } from './spec-text.ts';
import type { Surroundings } from './surroundings.ts';

/** A way to declare sources that `astro-drift init` can set up. */
export interface SetupKind {
  /** The kind of the specs that it makes. */
  readonly spec: SpecKindName;
  /** What people call such a spec. */
  readonly noun: string;
  /** The answer to the question how documents name their sources. */
  readonly label: LogText;
  readonly hint?: LogText;
  /** A document that exists can be the first one; otherwise it would be written anew. */
  readonly keepsDocument: boolean;
  /** Where the first document is, unless the site has a folder of documents. */
  readonly placeOf: (site: Surroundings['site']) => string;
  /** Plans the files that declare the first document and its sources. */
  readonly plan: (first: FirstDocument, around: Surroundings, occasion: Occasion) => Plan;
}

/** The document names its sources in its own frontmatter. */
const frontmatter: SetupKind = {
  spec: 'page',
  noun: 'document',
  label: line`In their own frontmatter`,
  hint: line`needs nothing else`,
  keepsDocument: true,
  placeOf: (site) =>
    site === null ? 'docs/architecture.md' : inFolder(site.folder, 'src/pages/architecture.md'),
  plan({ path, tracks }, _around, { sources }) {
    const page: PlannedFile = {
      path,
      text: documentText(path, tracks, sources),
      purpose: `describes ${tracks.join(', ')}`,
      byHand: { where: 'the frontmatter', text: tracksField(tracks) },
    };
    return { files: [page], spec: null };
  },
};

/** A chant spec names the sources, and its run writes the document. */
const chant: SetupKind = {
  spec: 'chant',
  noun: 'chant spec',
  label: line`In chant specs, which write them`,
  keepsDocument: false,
  placeOf: () => 'docs/architecture/overview.md',
  plan({ path, tracks }, around, { day }) {
    const id = nextSpecId(day, specIds(around.files));
    const needsTitle = around.site?.isStarlight === true;
    const text = specText(path, tracks, needsTitle);
    const spec: PlannedFile = {
      path: `.chant/specs/${id}.md`,
      text,
      purpose: `is to write ${path} from ${tracks.join(', ')}`,
      byHand: { where: 'it', text },
    };
    return { files: [spec, ...collectionFiles(path, around)], spec: id };
  },
};

/** All of them, in the order in which they are offered. */
export const SETUP_KINDS: Readonly<Record<Kind, SetupKind>> = { frontmatter, chant };

/** Starlight publishes its own folder. Other sites need a collection, and a page that shows it. */
function collectionFiles(document: string, { site }: Surroundings): PlannedFile[] {
  if (site === null || document.startsWith(inFolder(site.folder, 'src/'))) return [];
  return [
    {
      path: site.collections ?? inFolder(site.folder, 'src/content.config.ts'),
      text: collectionText(document),
      purpose: 'makes a collection of the documents that specs write',
      byHand: {
        where: '`collections`, and import `driftLoader` from `astro-drift/loader`',
        text: `${collectionEntry(document)},\n`,
      },
    },
    {
      path: inFolder(site.folder, 'src/pages/architecture/[...id].astro'),
      text: routeText(),
      purpose: 'shows each of them as a page',
      byHand: { where: 'a page such as this one', text: routeText() },
    },
  ];
}

/** The ids of all chant specs, also of those in the archive: their ids stay in use. */
function specIds(files: readonly string[]): string[] {
  return files
    .filter((file) => /^\.chant\/(?:specs|archive)\/.*\.md$/.test(file))
    .map((file) => file.slice(file.lastIndexOf('/') + 1, -'.md'.length));
}
