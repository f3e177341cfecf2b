import { Anchor } from '@mantine/core';
import type { LibraryBlock } from '../contract/library.ts';
import { Pairs } from '../parts/pairs.tsx';
import { Phone } from '../parts/phone.tsx';
import { useSay } from '../words/use-say.ts';
import { Said } from './said.tsx';

type Contact = Extract<LibraryBlock, { as: 'contact' }>;

/** Whom to reach and how; what nobody stated is asked of the plan. */
export function ContactBlock({ block }: { readonly block: Contact }) {
  const say = useSay();
  return (
    <>
      <strong>
        <Said text={block.name} />
      </strong>
      <Pairs
        pairs={[
          ...block.phones.map(
            (one) =>
              [
                say.data('channel_kind', one.kind),
                <span key={one.number}>
                  {one.kind === 'fax' ? <span dir="ltr">{one.number}</span> : <Phone number={one.number} />}
                  {one.extension && ` ${say('directory.extension', { n: one.extension })}`} {one.vanity?.join(', ')}{' '}
                  {one.for && <Said text={one.for} />}
                </span>,
              ] as const,
          ),
          block.email && [
            say.data('channel_kind', 'email'),
            <Anchor key="email" href={`mailto:${block.email}`}>
              {block.email}
            </Anchor>,
          ],
          block.hours && [say('library.hours'), <Said key="hours" text={block.hours} />],
          block.for.length > 0 && [say('library.audience'), block.for.map((one) => one.text).join(', ')],
        ]}
      />
      {block.unknown.length > 0 && (
        <p>
          {say('directory.unknown', { what: say.list(block.unknown.map((field) => say.data('field', field))) })}{' '}
          {block.ask}
        </p>
      )}
    </>
  );
}
