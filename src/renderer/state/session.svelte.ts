// What is true for the whole window: the library's overview and the job that runs.
import { ask, hear, messageOf } from './api.ts';
import type { Job } from '../../contract/jobs.ts';
import type { Overview } from '../../contract/library.ts';
import type { Settings } from '../../contract/diary.ts';

class Session {
  overview: Overview | null = $state.raw(null);
  /** Set when the overview itself can't be had: then nothing else can. */
  failure: string | null = $state.raw(null);
  /** The running job, else the last one. */
  job: Job | null = $state.raw(null);
  /** Grows when the catalogue or the model changed: what lists were made of is out of date then. */
  generation = $state.raw(0);

  readonly hasCatalogue = $derived((this.overview?.catalogue ?? null) !== null);
  /**
   * Whether another library would replace anything: not on the first start, where the starter library is in before anybody has
   * chosen it, as long as nobody has rated in it.
   */
  readonly hasOwnLibrary = $derived.by(() => {
    if (this.overview === null || this.overview.catalogue === null) return false;
    const { catalogue, settings, ratings } = this.overview;
    return settings.onboardingDone || !catalogue.isSimulated || ratings > 0;
  });
  readonly isSimulated = $derived(this.overview?.catalogue?.isSimulated ?? false);
  readonly hasModel = $derived((this.overview?.activeRunId ?? null) !== null);
  /** Whether the model that answers is what was made within seconds after the import. */
  readonly isFirstImpression = $derived(this.overview?.isFirstImpression ?? false);
  /**
   * Who is at the keyboard, of which library and which diary: what was loaded, changed or chosen for another one is nothing to
   * show here. Null until it is known.
   */
  readonly whose = $derived(
    this.overview === null
      ? null
      : `${this.overview.profile.profileId} ${this.overview.catalogue?.fingerprint} ${this.overview.lastRestore}`,
  );
  readonly isBusy = $derived(this.job?.status === 'running');

  /** Loads the overview and listens to what changes it; returns the function that ends the listening. */
  start(): () => void {
    const ends = [
      hear('library:changed', (overview) => {
        this.overview = overview;
        this.failure = null;
        this.generation += 1;
      }),
      hear('job:changed', (job) => {
        this.job = job;
      }),
      hear('engine:restarted', () => {
        void this.load();
        this.generation += 1;
      }),
    ];
    void this.load();
    return () => {
      for (const end of ends) end();
    };
  }

  /** Reads the overview and the job again. */
  async load(): Promise<void> {
    try {
      this.overview = await ask('library:overview', {});
      this.job = await ask('jobs:current', {});
      this.failure = null;
    } catch (error) {
      this.failure = messageOf(error);
    }
  }

  /** Changes settings at once on screen and then on disk; rejects, with the old settings back, when that fails. */
  async updateSettings(change: Partial<Settings>): Promise<void> {
    const before = this.overview;
    if (before === null) return;
    this.overview = { ...before, settings: { ...before.settings, ...change } };
    try {
      const settings = await ask('settings:update', change);
      this.overview = { ...this.overview, settings };
    } catch (error) {
      this.overview = before;
      throw error;
    }
  }
}

export const session = new Session();
