/** `evenhand/verify`: what somebody outside runs. It needs no server and runs in a browser too. */
export type { Checkpoint } from '../log/checkpoint.ts';
export type { LogCrypto, SignedBytes } from '../log/crypto.ts';
export {
  readLogKeys,
  readVerifierKey,
  type VerifierKey,
  writeVerifierKey,
} from '../log/verifier-key.ts';
export {
  type CheckedEntry,
  type CheckedReceipt,
  checkReceipt,
  type ReceiptProblem,
  type ReceiptToCheck,
} from './check-receipt.ts';
export {
  type LogFault,
  type LogToVerify,
  type ReadLogFile,
  type VerifiedLog,
  verifyLog,
  type Witnessed,
} from './verify-log.ts';
export {
  type ReceiptFault,
  type ReceiptToVerify,
  type VerifiedReceipt,
  verifyReceipt,
} from './verify-receipt.ts';
