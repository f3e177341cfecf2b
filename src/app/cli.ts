import { fileURLToPath } from 'node:url';
import { readPolicy } from '../platform/policy/index.ts';
import { compilePolicy } from '../rules/index.ts';

const folder = fileURLToPath(new URL('../../policy', import.meta.url));
const { book, findings } = await readPolicy(folder);
for (const f of findings) console.error(`${f.at}: ${f.code} ${f.received ?? ''} — ${f.expected ?? ''}`);
for (const pack of book.packs) compilePolicy(book, pack.plan.plan);
console.log(`${book.packs.length} packs, ${findings.length} findings`);
process.exitCode = findings.length > 0 ? 1 : 0;
