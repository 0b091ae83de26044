import { storeContract } from '../contract.ts';
import { openTestingStore } from './testing-database.ts';

storeContract('postgres', () => openTestingStore());
