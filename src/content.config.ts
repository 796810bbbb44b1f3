import { defineCollection } from 'astro:content';
import { driftLoader } from 'astro-drift/loader';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

const guides = defineCollection({
  loader: glob({ base: './content/guides', pattern: '**/*.md' }),
  schema: z.object({
    title: z.string(),
    description: z.string(),
    order: z.number().describe('place in the navigation, from 1'),
  }),
});

const architecture = defineCollection({
  loader: driftLoader({ base: 'content/architecture' }),
});

export const collections = { guides, architecture };
