import { Anchor, Button, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ask } from '../client.ts';
import type { LibraryApi, LibraryPage } from '../contract/library.ts';
import { Citations } from '../parts/citations.tsx';
import { Icon } from '../parts/icon.tsx';
import { Pairs } from '../parts/pairs.tsx';
import { Screen } from '../parts/screen.tsx';
import { Loaded } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';

const route = getRouteApi('/app/library/$kind/$id');

/** One page, form or communication, whole. @cites HN-COM-02 */
export function Reader() {
  const say = useSay();
  const { language } = useTongue();
  const params = route.useParams();
  const found = useQuery({
    queryKey: ['library-page', params, language],
    queryFn: ({ signal }) => ask<LibraryApi['read']>('GET', '/api/library/:kind/:id', { params, signal }),
  });
  return (
    <Screen
      title={found.data?.title ?? say('nav.library')}
      actions={<Button variant="default" leftSection={<Icon name="print" size={18} />} onClick={() => window.print()}>{say('act.print')}</Button>}
    >
      <Loaded query={found}>{(page) => <Body page={page} />}</Loaded>
    </Screen>
  );
}

function Body({ page }: { readonly page: LibraryPage }) {
  const say = useSay();
  return (
    <Stack maw={820} lang={page.language}>
      <section className="sheet">
        <Pairs
          pairs={[
            [say('library.kind'), say.data('library_kind', page.kind)],
            ...(page.material ? ([[say('library.material'), page.material]] as const) : []),
            ...(page.kind === 'communication' ? ([[say('library.published'), page.published ? say.date(page.published) : say('value.unknown')]] as const) : []),
            ...(page.effective ? ([[say('library.effective'), say.date(page.effective)]] as const) : []),
            [say('library.plans'), say.list(page.plans.map((plan) => say.data('plan', plan)))],
            ...(page.audience.length > 0 ? ([[say('library.audience'), say.list(page.audience.map((one) => say.data('audience', one)))]] as const) : []),
            ...(page.file ? ([[say('library.file'), <Anchor key="file" href={page.file.url}>{page.file.name}</Anchor>]] as const) : []),
          ]}
        />
      </section>
      {page.sections.map((section, i) => (
        <section key={section.heading ?? i} className="sheet">
          {section.heading && <Title order={2} size="h4">{section.heading}</Title>}
          {section.say.map((text) => (
            <p key={text}>{text}</p>
          ))}
          {section.items.length > 0 && (
            <ul style={{ paddingInlineStart: 20 }}>
              {section.items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          )}
          {section.table && (
            <div className="scroll-x" tabIndex={0} role="group" aria-label={section.heading ?? page.title}>
              <Table>
                <Table.Thead>
                  <Table.Tr>{section.table.columns.map((column) => <Table.Th key={column} scope="col">{column}</Table.Th>)}</Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {section.table.rows.map((row) => (
                    <Table.Tr key={row.join('|')}>{row.map((cell, j) => <Table.Td key={section.table?.columns[j]}>{cell}</Table.Td>)}</Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </div>
          )}
          <Text size="sm" component="div"><Citations ids={section.cites} /></Text>
        </section>
      ))}
    </Stack>
  );
}
