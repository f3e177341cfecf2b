import { PolicyDesk } from '../../src/app/portal/policy-desk.ts';
import { openLetterPress } from '../../src/platform/print/index.ts';
import { type NoticeFormat, type NoticeMatter, noticeBook, noticeFor } from '../../src/rooms/notices/index.ts';

// A stored decision to the bytes of its letter: the member's copy of a denial, parts checked, reading graded, set and written as PDF.
// English is what goes out; the others are drafts. `node bench/notices/run.ts [letters = 500]`. Rates are of processor time, so that
// other work on the machine does not count; the elapsed rate stands beside. The goal is 100 a second on one core.
const count = Number(process.argv[2] ?? 500);
const GOAL = 100;
const desk = await PolicyDesk.open();
const policy = desk.policyOf('aah');
if (!policy) throw new Error('no plan is called aah');
const book = noticeBook(desk.book, policy);
const press = await openLetterPress();

console.log('| language | format | pages | kB | letters/s | elapsed | of the goal |');
console.log('|---|---|---|---|---|---|---|');
for (const [language, format] of [
  ...['en', 'es', 'hmn', 'ar', 'zh-Hant', 'km', 'vi'].map((one) => [one, 'standard'] as const),
  ['en', 'large_print'] as const,
]) {
  for (let i = 0; i < 20; i++) await letter(i, language, format);
  const before = process.cpuUsage();
  const start = performance.now();
  let last = { pages: 0, size: 0 };
  for (let i = 0; i < count; i++) last = await letter(1_000 + i, language, format);
  const { user, system } = process.cpuUsage(before);
  const rate = (count / (user + system)) * 1e6;
  const elapsed = (count / (performance.now() - start)) * 1e3;
  const kB = Math.round(last.size / 1024);
  console.log(
    `| ${language} | ${format} | ${last.pages} | ${kB} | ${Math.round(rate)} | ${Math.round(elapsed)} | ${(rate / GOAL).toFixed(1)} |`,
  );
}

async function letter(i: number, language: string, format: NoticeFormat): Promise<{ pages: number; size: number }> {
  const stored = JSON.stringify(matterOf(i));
  const matter: NoticeMatter = JSON.parse(stored);
  const people = {
    member: { name: `SYNTHETIC MEMBER${i}`, cin: `${90_000_000 + i}A` },
    requester: `SYNTHETIC Clinic ${i % 40}`,
  };
  const address = [people.member.name, `${i} SYNTHETIC WAY`, `OAKLAND CA 94${600 + (i % 20)}`];
  const notice = noticeFor(
    book,
    matter,
    people,
    { to: 'member', language, format, address },
    '2026-03-12',
    language !== 'en',
  );
  const printed = await press.print(notice.letter);
  if (!printed.ok) throw new Error(printed.refusal.code);
  if (printed.value.findings.length > 0) throw new Error(printed.value.findings.map((f) => f.code).join(', '));
  return { pages: printed.value.pages, size: printed.value.bytes.length };
}

function matterOf(i: number): NoticeMatter {
  const at = Date.UTC(2026, 2, 12, 17) + i * 1_000;
  const day = `2026-03-${String(1 + (i % 28)).padStart(2, '0')}`;
  return {
    kind: 'denial',
    id: 'denial-1',
    plan: 'aah',
    number: `AR-2026-${String(i).padStart(6, '0')}`,
    at,
    lineOfBusiness: 'medi_cal',
    requestKind: 'pre_service',
    program: 'medical',
    received: at - 86_400_000,
    services: [{ code: 'E1399', what: 'a brace for the knee', units: 1 + (i % 5), from: day }],
    reason: `Your knee can get better with exercise first. You had ${i % 9} visits. We ask for ${12 + (i % 7)} before a brace.`,
    references: [`MCG SYNTHETIC guideline ${i % 30}`],
    missing: [],
    clauses: [],
    granted: [],
    requester: 'r',
  };
}
