// The diary's file as its stores see it: what reads, and what writes. Nothing can write without the day's backup before it.
import { writeTransaction, type SqliteDatabase, type SqliteStatement } from '../../base/sqlite.ts';
import { MatineeError } from '../../../contract/errors.ts';
import { translateErrors } from '../../base/file-error.ts';

/** A statement that reads. */
export type Reading<P extends unknown[], R> = {
  all: (...parameters: P) => R[];
  get: (...parameters: P) => R | undefined;
};

/** A statement that writes. */
export type Writing<P extends unknown[], R> = {
  run: (...parameters: P) => { changes: number; lastInsertRowid: number | bigint };
  /** The row of a statement with RETURNING. */
  get: (...parameters: P) => R | undefined;
};

/**
 * The stores get this instead of the database, so that each of their writes has its backup and its errors for people: no
 * list says which functions write.
 */
export class DiaryFile {
  readonly #database: SqliteDatabase;
  readonly #beforeWriting: () => void;
  readonly #withWriting: () => void;

  /**
   * `beforeWriting` is called before each write that is not part of a transaction, and before each transaction; `withWriting` in the
   * same transaction as the write.
   */
  constructor(
    database: SqliteDatabase,
    beforeWriting: () => void,
    withWriting: () => void = () => undefined,
  ) {
    this.#database = database;
    this.#beforeWriting = beforeWriting;
    this.#withWriting = withWriting;
  }

  /** Throws for a statement that writes. */
  rows<P extends unknown[] = unknown[], R = unknown>(sql: string): Reading<P, R> {
    return this.#reading(this.#database.prepare<unknown[], R>(sql));
  }

  /** As `rows`, of which only the first column is returned. */
  values<P extends unknown[], V>(sql: string): Reading<P, V> {
    return this.#reading(this.#database.prepare<unknown[], V>(sql).pluck());
  }

  write<P extends unknown[] = unknown[], R = unknown>(sql: string): Writing<P, R> {
    const statement = this.#database.prepare<unknown[], R>(sql);
    return {
      run: this.#inTransaction((...parameters: P) => statement.run(...parameters)),
      get: this.#inTransaction((...parameters: P) => statement.get(...parameters)),
    };
  }

  /** All that `work` writes is saved, or nothing if it throws. */
  transaction<P extends unknown[], R>(work: (...parameters: P) => R): (...parameters: P) => R {
    return this.writing(
      writeTransaction(this.#database, (...parameters: P) => {
        this.#withWriting();
        return work(...parameters);
      }),
    );
  }

  /** For work on the database itself: the backup comes first, and a full disk is reported as one. */
  writing<P extends unknown[], R>(work: (...parameters: P) => R): (...parameters: P) => R {
    return (...parameters) =>
      translateErrors(this.#database.name, () => {
        if (!this.#database.inTransaction) this.#beforeWriting();
        return refusingOrphans(() => work(...parameters));
      });
  }

  /** As a part of the transaction that is open, otherwise in one of its own. */
  #inTransaction<P extends unknown[], R>(work: (...parameters: P) => R): (...parameters: P) => R {
    const alone = this.transaction(work);
    const within = this.writing(work);
    return (...parameters) => (this.#database.inTransaction ? within : alone)(...parameters);
  }

  #reading<P extends unknown[], R>(statement: SqliteStatement<unknown[], R>): Reading<P, R> {
    if (!statement.readonly) throw new Error(`this statement writes: ${statement.source}`);
    return {
      all: (...parameters) => statement.all(...parameters),
      get: (...parameters) => statement.get(...parameters),
    };
  }
}

/** All that a profile owns references it: nothing can be saved for one that another process, or a restore, has removed. */
function refusingOrphans<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'SQLITE_CONSTRAINT_FOREIGNKEY')
      throw error;
    throw new MatineeError('unknown-profile', 'That profile is no longer there. Nothing was saved.', {
      cause: error,
    });
  }
}
