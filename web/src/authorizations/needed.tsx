import { Button } from '@mantine/core';
import type { RequestPage } from '../contract/authorizations.ts';
import { Citations } from '../parts/citations.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useSay } from '../words/use-say.ts';

interface NeededProps {
  readonly page: RequestPage;
  readonly show: (file: string) => void;
}

/** What a decision still needs, and which of it was asked for already; to be copied into a message. */
export function Needed({ page, show }: NeededProps) {
  const say = useSay();
  const asked = new Set(page.waiting_for.map(({ code }) => code));
  const known = new Set(page.missing.map(({ item }) => item));
  const more = page.waiting_for.filter(({ code }) => !known.has(code));
  const all = [
    ...page.missing.map(({ item, label, cites }) => ({ item, label, cites })),
    ...more.map(({ code, sentence }) => ({ item: code, label: sentence, cites: [] as string[] })),
  ];
  if (all.length === 0) return <Unread page={page} show={show} />;
  return (
    <>
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
      <Unread page={page} show={show} />
    </>
  );
}

/** What has come for something missing and waits for a reader: neither known yet nor to be asked for again. */
function Unread({ page, show }: NeededProps) {
  const say = useSay();
  if (page.unread.length === 0) return null;
  return (
    <Sheet title={say('papers.unread')}>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {page.unread.map(({ item, label, attachments }) => (
          <li key={item}>
            {label} ({say('papers.unread_said')})
            {page.files
              .filter(({ id }) => attachments.includes(id))
              .map(({ id, name }) => (
                <Button key={id} size="compact-sm" variant="default" ms="xs" onClick={() => show(id)}>
                  {name}
                </Button>
              ))}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
