import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import type { WebEnvironment } from '../site.ts';
import { icon } from './icon.ts';
import { styleSheet } from './style-sheet.ts';

const styleHash: string = createHash('sha256').update(styleSheet).digest('hex').slice(0, 16);

/** The address changes when the text does, so browsers may keep it for good. */
export const styleHref: string = `/assets/evenhand-${styleHash}.css`;

export function assetRoutes(): Hono<WebEnvironment> {
  const routes = new Hono<WebEnvironment>();
  routes.get(styleHref, (context) =>
    context.body(styleSheet, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    }),
  );
  routes.get('/assets/icon.svg', (context) =>
    context.body(icon, 200, {
      'Content-Type': 'image/svg+xml',
      'Cache-Control': 'public, max-age=86400',
    }),
  );
  return routes;
}
