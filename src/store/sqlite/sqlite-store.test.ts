import { storeContract } from '../contract.ts';
import { openTestingStore } from './testing-directory.ts';

storeContract('sqlite', openTestingStore);
