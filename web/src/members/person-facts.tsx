import { Stack, Title } from '@mantine/core';
import type { MemberDepths } from '../contract/members.ts';
import { Citations } from '../parts/citations.tsx';
import { Pairs } from '../parts/pairs.tsx';
import { Phone } from '../parts/phone.tsx';
import { Private } from '../parts/private.tsx';
import { useSay } from '../words/use-say.ts';
import { wholeName } from './whole-name.ts';

/** How to reach the member, how the member wishes to be spoken to, and who speaks for the member. @cites HN-CS-08 */
export function PersonFacts({ full }: { readonly full: MemberDepths }) {
  const say = useSay();
  const tongue = (tag: string | undefined) => (tag ? say.data('tongue', tag) : say('value.unknown'));
  const place = full.address && [...full.address.lines, full.address.city, full.address.zip].join(', ');
  return (
    <Stack>
      <section className="sheet">
        <Title order={2} size="h4" mb="xs">
          {say('person.reach')}
        </Title>
        <Pairs
          pairs={[
            [say('person.address'), <Private key="address">{place ?? say('value.unknown')}</Private>],
            ...full.contacts.map(
              (one) =>
                [
                  say('person.contact', { kind: say.data('contact', one.kind), on: say.date(one.on) }),
                  <Private key={one.value}>{one.kind === 'email' ? one.value : <Phone number={one.value} />}</Private>,
                ] as const,
            ),
            [
              say('person.texting'),
              <span key="text">
                {say.data('texting', full.may_text)} <Citations ids={full.may_text_cite} />
              </span>,
            ],
            [say('person.channel'), full.channel ? say.data('channel', full.channel) : say('value.not_asked')],
            [say('person.spoken'), tongue(full.spoken)],
            [say('person.written'), tongue(full.written)],
            [say('person.format'), say.data('format', full.format)],
            [say('person.housing'), say.data('housing', full.homeless ?? 'unknown')],
          ]}
        />
      </section>
      <section className="sheet">
        <Title order={2} size="h4" mb="xs">
          {say('person.around')}
        </Title>
        <Pairs
          pairs={[
            [
              say('person.guardians'),
              full.guardians.length === 0 ? (
                say('value.none')
              ) : (
                <Private key="guardians">
                  {say.list(
                    full.guardians.map((one) => `${wholeName(one.name)} (${say.data('relation', one.relation)})`),
                  )}
                </Private>
              ),
            ],
            [
              say('person.documents'),
              full.documents.length === 0
                ? say('value.none')
                : say.list(full.documents.map((one) => `${say.data('document', one.document)} (${say.date(one.on)})`)),
            ],
          ]}
        />
      </section>
    </Stack>
  );
}
