// The engine's process: opens the library and answers main, one envelope for each request.
import { toEnvelope } from '../../contract/envelope.ts';
import { openEngine, type Engine } from '../../engine/engine.ts';
import { answerEngineRequest } from '../../engine/engine-requests.ts';
import { engineMessageSchema, type EngineAnswer } from '../../engine/engine-protocol.ts';

/** A library that can't be opened (too new, damaged) is an answer to every request, not a reason to crash. */
let opening: Promise<Engine> | null = null;

process.parentPort.on('message', (event) => {
  const message = engineMessageSchema.parse(event.data);
  if (message.type === 'open') {
    const { libraryDirectory, starterDirectory } = message;
    opening = Promise.resolve().then(() => openEngine({ libraryDirectory, starterDirectory }));
    opening.catch(() => undefined);
    return;
  }
  void answer(message.id, message.name, message.input);
});

async function answer(id: number, name: string, input: unknown): Promise<void> {
  const envelope = await toEnvelope(async () => {
    if (opening === null) throw new Error('the engine was asked before it was opened');
    return answerEngineRequest(await opening, name, input);
  });
  const reply: EngineAnswer = { id, envelope };
  process.parentPort.postMessage(reply);
}
