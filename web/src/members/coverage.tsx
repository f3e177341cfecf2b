import { Alert, Stack, Table, Title } from '@mantine/core';
import type { MemberPage, Span } from '../contract/members.ts';
import { Icon } from '../parts/icon.tsx';
import { Pairs } from '../parts/pairs.tsx';
import { Phone } from '../parts/phone.tsx';
import { Private } from '../parts/private.tsx';
import { Empty } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';

/** Coverage by date, doctor, medical group, other insurance. */
export function Coverage({ member }: { readonly member: MemberPage }) {
  const say = useSay();
  const dates = ({ from, to }: Span) => (to ? say('value.from_to', { from: say.date(from), to: say.date(to) }) : say('value.from_on', { from: say.date(from) }));
  return (
    <Stack>
      {member.depth === 'eligibility' && (
        <Alert color="teal" variant="outline" icon={<Icon name="info" />} title={say('member.eligibility_only')}>{say('member.eligibility_only_next')}</Alert>
      )}
      <section className="sheet">
        <Title order={2} size="h4">{say('member.coverage')}</Title>
        {member.coverage.length === 0 ? (
          <Empty title={say('member.no_coverage')}>{say('member.no_coverage_next')}</Empty>
        ) : (
          <div className="scroll-x" tabIndex={0} role="group" aria-label={say('member.coverage')}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{say('value.dates')}</Table.Th>
                  <Table.Th scope="col">{say('member.line')}</Table.Th>
                  <Table.Th scope="col">{say('member.county')}</Table.Th>
                  <Table.Th scope="col">{say('member.delivery')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {member.coverage.map((span) => (
                  <Table.Tr key={span.from + span.line_of_business}>
                    <Table.Td>{dates(span)}</Table.Td>
                    <Table.Td>{say.data('line', span.line_of_business)}</Table.Td>
                    <Table.Td>{span.county ?? say('value.unknown')}</Table.Td>
                    <Table.Td>{span.delivery_system ? say.data('delivery', span.delivery_system) : say('value.unknown')}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
        )}
      </section>
      <section className="sheet">
        <Title order={2} size="h4">{say('member.who')}</Title>
        <Pairs
          pairs={[
            [say('member.pcp'), member.pcp ? <>{member.pcp.name} {member.pcp.phone && <Phone number={member.pcp.phone} />} ({say('value.from_on', { from: say.date(member.pcp.from) })})</> : say('value.none')],
            [say('member.group'), member.group ? `${member.group.name}${member.group.delegated ? ` (${say('member.delegated')})` : ''}` : say('value.none')],
            [
              say('member.other_insurance'),
              member.other_insurance.length === 0 ? say('value.none') : <Private>{say.list(member.other_insurance.map((one) => `${one.carrier ?? say('value.unknown')} ${dates(one)}`))}</Private>,
            ],
          ]}
        />
      </section>
    </Stack>
  );
}
