import { renewViews } from '../../src/app/renew-views.ts';
import { openSealedStore } from '../../src/store/sealed/open.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';

/** Brings a data directory to today's schema and views, as opening it does, and nothing else. */
const [directory = ''] = process.argv.slice(2);
const store = await openSealedStore(directory, await openSqliteStore({ directory }));
await renewViews(store);
await store.close();
