export * from '@astro-drift/engine';
