import type { MemberId, PanelId, PartId } from '../../kernel/identifier.ts';

export type VolunteerCommand =
  | {
      readonly type: 'volunteer';
      readonly member: MemberId;
      readonly relatedTo: readonly MemberId[];
      readonly salt: PartId;
    }
  | { readonly type: 'withdraw-offer' }
  | { readonly type: 'note-served'; readonly panel: PanelId };
