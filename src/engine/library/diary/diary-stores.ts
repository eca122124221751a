// The stores of the diary, one for each kind of thing that a person enters.
import { createChoiceStore } from './choice-store.ts';
import type { DiaryFile } from './diary-file.ts';
import { createEntryStore } from './entry-store.ts';
import { createGroupChoiceStore } from './group-choice-store.ts';
import { createImportStore } from './import-store.ts';
import { createListStore } from './list-store.ts';
import { createMappingStore } from './mapping-store.ts';
import { createMarkStore } from './mark-store.ts';
import { createMixStore } from './mix-store.ts';
import { createNightStore } from './night-store.ts';
import { createPredictionStore } from './prediction-store.ts';
import { createProfileStore } from './profile-store.ts';
import { createRelinking } from './relinking.ts';
import { createRunStore } from './run-store.ts';
import { createSettingsStore } from './settings-store.ts';
import { createViewingStore } from './viewing-store.ts';

export type DiaryStores = ReturnType<typeof createDiaryStores>;

export function createDiaryStores(file: DiaryFile) {
  const choices = createChoiceStore(file);
  return {
    ...choices,
    ...createEntryStore(file, choices),
    ...createGroupChoiceStore(file),
    ...createImportStore(file, choices),
    ...createListStore(file),
    ...createMappingStore(file),
    ...createMarkStore(file),
    ...createMixStore(file),
    ...createNightStore(file),
    ...createPredictionStore(file),
    ...createProfileStore(file),
    ...createRelinking(file),
    ...createRunStore(file),
    ...createSettingsStore(file),
    ...createViewingStore(file),
  };
}
