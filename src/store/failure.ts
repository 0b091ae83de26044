/**
 * The medium has no room left. Nothing of the refused write was kept; reading goes on, and writing
 * works again as soon as there is room.
 */
export class StorageFull extends Error {
  override readonly name: string = 'StorageFull';

  constructor(options?: ErrorOptions) {
    super('There is no room left on the disk of the data directory. Nothing was changed.', options);
  }
}

/**
 * The database undid every try, because of what others do there at the same time, for as long as is
 * waited for it. Nothing of it was kept; the store stays usable, and the same can be asked again.
 */
export class StoreBusy extends Error {
  override readonly name: string = 'StoreBusy';

  constructor(options?: ErrorOptions) {
    super('The database undid this each time it was tried. Nothing was changed.', options);
  }
}

/**
 * A write failed in a way that leaves open what is on the disk, for example an `fsync` that
 * reported an error. Every later write is refused until the store is opened again, because the
 * operating system may drop what it failed to write and report success the next time.
 */
export class StoreBroken extends Error {
  override readonly name: string = 'StoreBroken';

  constructor(reason: string, options?: ErrorOptions) {
    super(
      `The store stopped writing: ${reason}. Check the disk or the database, then start the server again.`,
      options,
    );
  }
}

/** The store cannot be opened as it is: in use, written by a newer version, or not Evenhand's. */
export class StoreRefused extends Error {
  override readonly name: string = 'StoreRefused';
}

/** The caller used an id twice that must be new (a part or an outbox item). Nothing was changed. */
export class AlreadyStored extends Error {
  override readonly name: string = 'AlreadyStored';
}

/** Entries of the record have neighbouring places; anything else is a mistake of the caller. */
export function refuseGap(entries: readonly { readonly index: number }[], next: number): void {
  for (const [at, { index }] of entries.entries()) {
    if (index !== next + at) {
      throw new RangeError(`the record's next entry is ${next + at}, not ${index}`);
    }
  }
}
