import { after } from 'node:test';
import { storeContract } from '../contract.ts';
import { endTestingDatabase, openTestingStore } from './testing-database.ts';

after(endTestingDatabase);

storeContract('postgres', () => openTestingStore());
