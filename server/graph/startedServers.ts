/** Stops of the servers that this process started or adopted; a module of its own, for the command line to load first. */
const stops = new Set<() => Promise<void>>();

/** Stops each server that this process started or adopted and has not stopped yet. */
export async function stopEmbeddedServers(): Promise<void> {
  await Promise.all([...stops].map((stop) => stop()));
}

/** A stop that runs once however often it is asked for, and is known to {@link stopEmbeddedServers}. */
export function registerStop(stopNow: () => Promise<void>): () => Promise<void> {
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= stopNow().finally(() => stops.delete(stop));
    return stopped;
  };
  stops.add(stop);
  return stop;
}
