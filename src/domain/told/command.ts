import type { AppealId } from '../../kernel/identifier.ts';
import type { Correction, TellingSubject, ToldReceiver } from './event.ts';

export type ToldCommand =
  | {
      readonly type: 'remember';
      readonly to: ToldReceiver;
      readonly about: TellingSubject;
    }
  | { readonly type: 'correct'; readonly appeal: AppealId; readonly because: Correction };
