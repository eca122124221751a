// The engine's process: opens the library, answers main, one envelope for each request, and closes the library at the end.
import { toEnvelope } from '../../contract/envelope.ts';
import { visibleText } from '../../contract/visible-text.ts';
import type { Engine } from '../../engine/engine.ts';
import { LibraryHost } from '../../engine/library-host.ts';
import {
  engineMessageSchema,
  writtenElsewhere,
  type EngineAnswer,
} from '../../engine/handlers/engine-protocol.ts';

let host: LibraryHost | null = null;

process.parentPort.on('message', (event) => {
  const message = engineMessageSchema.parse(event.data);
  if (message.type === 'open') {
    const { libraryDirectory, starterDirectory } = message;
    host = new LibraryHost({
      libraryDirectory,
      starterDirectory,
      onOpened: (engine) => {
        watchDiary(engine);
        void engine.warmUp();
      },
      log: (line) => void process.stderr.write(`${visibleText(line)}\n`),
    });
    return;
  }
  if (message.type === 'close') {
    close();
    return;
  }
  void answer(message.id, message.name, message.input);
});

async function answer(id: number, name: string, input: unknown): Promise<void> {
  const envelope = await toEnvelope(() => {
    if (host === null) throw new Error('the engine was asked before it was opened');
    return host.answer(name, input);
  });
  const reply: EngineAnswer = { id, envelope };
  process.parentPort.postMessage(reply);
}

const watchMs = 1500;
let watch: NodeJS.Timeout | undefined;

/** The command line may write beside the window. */
function watchDiary(engine: Engine): void {
  // The library may have been opened again, after which the engine before it is closed.
  clearInterval(watch);
  watch = setInterval(() => {
    if (engine.wasWrittenElsewhere()) process.parentPort.postMessage(writtenElsewhere);
  }, watchMs);
}

/** Every request that came before has been begun, and what it writes is written in its first turn. */
function close(): void {
  try {
    host?.close();
  } finally {
    process.exit();
  }
}
