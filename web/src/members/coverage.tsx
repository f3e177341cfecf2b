import { Alert, Stack, Table, Title } from '@mantine/core';
import type { MemberPage } from '../contract/members.ts';
import { Icon } from '../parts/icon.tsx';
import { Pairs } from '../parts/pairs.tsx';
import { Private } from '../parts/private.tsx';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { Empty } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { spanWords } from './span-words.ts';

/** Coverage by date, doctor, medical group, other insurance. */
export function Coverage({ member }: { readonly member: MemberPage }) {
  const say = useSay();
  const { full, pcp, group } = member;
  const named = (one: MemberPage['pcp']) =>
    one ? `${one.name ?? one.who}${one.from ? ` (${spanWords(say, { from: one.from })})` : ''}` : say('value.none');
  return (
    <Stack>
      {!full && (
        <Alert color="teal" variant="outline" icon={<Icon name="info" />} title={say('member.eligibility_only')}>
          {say('member.eligibility_only_next')}
        </Alert>
      )}
      <section className="sheet">
        <Title order={2} size="h4">
          {say('member.coverage')}
        </Title>
        {member.coverage.length === 0 ? (
          <Empty title={say('member.no_coverage')}>{say('member.no_coverage_next')}</Empty>
        ) : (
          <ScrollBox label={say('member.coverage')}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{say('value.dates')}</Table.Th>
                  <Table.Th scope="col">{say('member.line')}</Table.Th>
                  <Table.Th scope="col">{say('member.delivery')}</Table.Th>
                  <Table.Th scope="col">{say('member.aid_code')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {member.coverage.map((span) => (
                  <Table.Tr key={`${span.from} ${span.line_of_business}`}>
                    <Table.Td>{spanWords(say, span)}</Table.Td>
                    <Table.Td>{say.data('line', span.line_of_business)}</Table.Td>
                    <Table.Td>{say.data('delivery', span.delivery_system)}</Table.Td>
                    <Table.Td>{span.aid_code ?? say('value.unknown')}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </ScrollBox>
        )}
      </section>
      <section className="sheet">
        <Title order={2} size="h4">
          {say('member.who')}
        </Title>
        <Pairs
          pairs={[
            [say('member.county'), member.county ?? say('value.unknown')],
            [say('member.pcp'), named(pcp)],
            [say('member.group'), named(group)],
            full && [
              say('member.other_insurance'),
              full.other_insurance.length === 0 ? (
                say('value.none')
              ) : (
                <Private key="other">
                  {say.list(
                    full.other_insurance.map(
                      (one) => `${one.insurer ?? say('value.unknown')} (${spanWords(say, one)})`,
                    ),
                  )}
                </Private>
              ),
            ],
          ]}
        />
      </section>
    </Stack>
  );
}
