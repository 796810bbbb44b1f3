import { defineCollection } from 'astro:content';
import { driftLoader } from 'astro-drift/loader';

export const collections = {
  docs: defineCollection({ loader: driftLoader() }),
};
