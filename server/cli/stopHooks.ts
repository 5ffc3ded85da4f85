/** What is to be done where a signal ends the process; it is told the exit code. */
type StopHook = (exitCode: number) => Promise<void>;

const hooks = new Set<StopHook>();

/** @returns takes it away again */
export function onStop(hook: StopHook): () => void {
  hooks.add(hook);
  return () => void hooks.delete(hook);
}

/** Does all of it; one that fails keeps no other from being done. */
export async function runStopHooks(exitCode: number): Promise<void> {
  await Promise.allSettled([...hooks].map((hook) => hook(exitCode)));
}
