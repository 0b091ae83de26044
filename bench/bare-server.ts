import { serve } from '@hono/node-server';
import { Hono } from 'hono';

/** Hono that answers a small JSON text to GET: what a request costs when nothing is asked of it. */
const app = new Hono();
app.get('/', (context) => context.json({ limits: [] }));
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.argv[2]) });
