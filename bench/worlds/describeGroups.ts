import type { JudgedWorld } from './judgeWorld.js';
import type { PreparedWorld } from './prepareWorld.js';

/** A line for each group: its verdict, what is truly in it, and its profile. */
export function describeGroups(world: PreparedWorld, judged: JudgedWorld): string {
  const truthOf = new Map(world.truth.map((row) => [row.account_id, row]));
  return judged.groups
    .map((group) => {
      const counts = new Map<string, number>();
      for (const account of group.group.members) {
        const row = truthOf.get(world.loaded.accountIds[account]!)!;
        const name = `${row.class} ${row.operator}`.trim();
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
      const inside = [...counts]
        .sort(([, a], [, b]) => b - a)
        .slice(0, 4)
        .map(([name, count]) => `${count} ${name}`);
      const leading = group.hypotheses[0]!.hypothesis;
      return `    ${group.verdict} ${group.confidence.toFixed(3)} (${leading}): ${inside.join(', ')}; ${JSON.stringify(group.profile)}\n`;
    })
    .join('');
}
