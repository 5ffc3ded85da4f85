import { ALLOWED, pinnedPackages } from './licences.js';

// The licence of every package that ships, as a table; fails where one is not on the list.
const packages = (await pinnedPackages()).filter(({ ships }) => ships);
process.stdout.write('| package | version | licence |\n| --- | --- | --- |\n');
for (const { name, version, licence } of packages) {
  process.stdout.write(`| ${name} | ${version} | ${licence} |\n`);
}
const refused = packages.filter(({ licence }) => !ALLOWED.has(licence));
for (const { name, licence } of refused) {
  process.stderr.write(`${name}: “${licence}” is not on the list of allowed licences.\n`);
}
process.exitCode = refused.length === 0 ? 0 : 1;
