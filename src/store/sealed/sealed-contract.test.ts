import { storeContract } from '../contract.ts';
import { openTestingSealedStore } from './testing-sealed-store.ts';

storeContract('sealed', openTestingSealedStore);
