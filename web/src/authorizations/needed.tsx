import type { RequestPage } from '../contract/authorizations.ts';
import { Citations } from '../parts/citations.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useSay } from '../words/use-say.ts';

/** What a decision still needs, and which of it was asked for already; to be copied into a message. */
export function Needed({ page }: { readonly page: RequestPage }) {
  const say = useSay();
  const asked = new Set(page.waiting_for.map(({ code }) => code));
  const known = new Set(page.missing.map(({ item }) => item));
  const more = page.waiting_for.filter(({ code }) => !known.has(code));
  const all = [
    ...page.missing.map(({ item, label, cites }) => ({ item, label, cites })),
    ...more.map(({ code, sentence }) => ({ item: code, label: sentence, cites: [] as string[] })),
  ];
  if (all.length === 0) return null;
  return (
    <Sheet title={say('new.missing')}>
      <ul style={{ margin: '0 0 8px', paddingInlineStart: 20 }}>
        {all.map(({ item, label, cites }) => (
          <li key={item}>
            {label}
            {asked.has(item) && ` (${say('request.asked_for')})`} <Citations ids={cites} />
          </li>
        ))}
      </ul>
      <CopyButton text={all.map(({ label }) => `- ${label}`).join('\n')} />
    </Sheet>
  );
}
