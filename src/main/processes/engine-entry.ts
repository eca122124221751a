// The engine's process: opens the library, answers main, one envelope for each request, and closes the library at the end.
import { toEnvelope } from '../../contract/envelope.ts';
import { toErrorInfo } from '../../contract/errors.ts';
import { visibleText } from '../../contract/visible-text.ts';
import { openEngine, type Engine, type EngineOptions } from '../../engine/engine.ts';
import {
  engineMessageSchema,
  writtenElsewhere,
  type EngineAnswer,
} from '../../engine/handlers/engine-protocol.ts';

/** If the library can't be opened (too new, damaged), every request gets that error instead of a crash. */
let opening: Promise<Engine> | null = null;

process.parentPort.on('message', (event) => {
  const message = engineMessageSchema.parse(event.data);
  if (message.type === 'open') {
    const { libraryDirectory, starterDirectory } = message;
    opening = Promise.resolve().then(() => openWithStarter({ libraryDirectory, starterDirectory }));
    opening.then(watchDiary, () => undefined);
    return;
  }
  if (message.type === 'close') {
    void close();
    return;
  }
  void answer(message.id, message.name, message.input);
});

async function answer(id: number, name: string, input: unknown): Promise<void> {
  const envelope = await toEnvelope(async () => {
    if (opening === null) throw new Error('the engine was asked before it was opened');
    return (await opening).answer(name, input);
  });
  const reply: EngineAnswer = { id, envelope };
  process.parentPort.postMessage(reply);
}

const watchMs = 1500;

/** The command line may write beside the window. */
function watchDiary(engine: Engine): void {
  setInterval(() => {
    if (engine.wasWrittenElsewhere()) process.parentPort.postMessage(writtenElsewhere);
  }, watchMs);
}

/** Every request that came before has been begun, and what it writes is written in its first turn. */
async function close(): Promise<void> {
  try {
    (await opening)?.close();
  } finally {
    process.exit();
  }
}

/** If the starter library can't be installed, the engine opens anyway: the welcome offers it again and shows the error. */
function openWithStarter(options: EngineOptions): Engine {
  const engine = openEngine(options);
  try {
    engine.keepStarterCurrent();
  } catch (error) {
    process.stderr.write(
      `The starter library could not be installed: ${visibleText(toErrorInfo(error).message)}\n`,
    );
  }
  return engine;
}
