import { readConfiguration } from '../src/cli/read-configuration.ts';
import { openStore, startServer } from '../src/main.ts';

/** A server as `evenhand serve` runs it, with its record or without it. */
const [directory = '', port = '', record = 'with'] = process.argv.slice(2);
const read = readConfiguration(directory);
if (!read.ok) throw new Error(read.error);
const store = await openStore(directory, read.value);
const options = record === 'with' ? { directory } : {};
const server = await startServer(store, { ...read.value, port: Number(port) }, options);
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
