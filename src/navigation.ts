import { getCollection } from 'astro:content';

export interface NavigationLink {
  readonly title: string;
  readonly href: string;
}

export interface NavigationGroup {
  readonly title: string;
  readonly links: readonly NavigationLink[];
}

export const REPORT: NavigationLink = { title: 'Drift report', href: '/drift/' };

/** The parts of the documentation in reading order; one without pages is left out. */
export async function readNavigation(): Promise<NavigationGroup[]> {
  const guides = await getCollection('guides');
  const architecture = await getCollection('architecture');
  const groups: NavigationGroup[] = [
    {
      title: 'Guides',
      links: guides
        .sort((a, b) => a.data.order - b.data.order)
        .map(({ id, data }) => ({ title: data.title, href: `/guides/${id}/` })),
    },
    {
      title: 'Architecture',
      links: architecture
        .sort((a, b) => placeOf(a.data) - placeOf(b.data) || a.id.localeCompare(b.id))
        .map(({ id, data }) => ({ title: data.title, href: `/architecture/${id}/` })),
    },
  ];
  return groups.filter(({ links }) => links.length > 0);
}

/** A document's own `order`; documents without one come last. */
function placeOf({ order }: Readonly<Record<string, unknown>>): number {
  return typeof order === 'number' ? order : Number.MAX_SAFE_INTEGER;
}
