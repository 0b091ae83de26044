import { after } from 'node:test';
import { storeContract } from '../contract.ts';
import { endTestingDatabase } from '../postgres/testing-database.ts';
import { openTestingSealedPostgres } from './testing-sealed-postgres.ts';

after(endTestingDatabase);

storeContract('sealed postgres', openTestingSealedPostgres);
