import { Anchor, Table, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { LibraryBlock } from '../contract/library.ts';
import { Citations } from '../parts/citations.tsx';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { useSay } from '../words/use-say.ts';
import { ContactBlock } from './contact-block.tsx';
import { Said } from './said.tsx';

/** A part of a page, by its kind. */
export function Block({ plan, block }: { readonly plan: string; readonly block: LibraryBlock }) {
  return (
    <div>
      <Inner plan={plan} block={block} /> <Citations ids={block.cite} />
    </div>
  );
}

function Inner({ plan, block }: { readonly plan: string; readonly block: LibraryBlock }) {
  const say = useSay();
  switch (block.as) {
    case 'heading':
      return (
        <Title order={2} size="h4" mt="md">
          <Said text={block.text} />
        </Title>
      );
    case 'text':
      return (
        <p>
          <Said text={block.text} />
        </p>
      );
    case 'list': {
      const items = block.items.map((item) => (
        <li key={item.text}>
          <Said text={item} />
        </li>
      ));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return (
        <ScrollBox label={say('library.table')}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                {block.columns.map((column) => (
                  <Table.Th key={column.text} scope="col">
                    <Said text={column} />
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {block.rows.map((row) => (
                <Table.Tr key={row.map((cell) => cell.text).join('|')}>
                  {row.map((cell, i) => (
                    <Table.Td key={block.columns[i]?.text ?? i}>
                      <Said text={cell} />
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollBox>
      );
    case 'link':
      return (
        <p>
          {block.to ? (
            <Link to="/library/$plan/$page" params={{ plan, page: block.to }}>
              <Said text={block.label} />
            </Link>
          ) : block.url && /^https?:/.test(block.url) ? (
            <Anchor href={block.url} target="_blank" rel="noreferrer noopener">
              <Said text={block.label} />
            </Anchor>
          ) : (
            <Said text={block.label} />
          )}
          {block.owner && ` (${block.owner})`} {block.ask}
        </p>
      );
    case 'contact':
      return <ContactBlock block={block} />;
    case 'form':
      return (
        <>
          <Text fw={600}>{say('library.form_fields')}</Text>
          <ul>
            {block.fields.map((field) => (
              <li key={field.text}>
                <Said text={field} />
              </li>
            ))}
          </ul>
          {block.versions.length > 0 && (
            <p>
              {say('library.form_versions')} {block.versions.map((version) => version.text).join(', ')}
            </p>
          )}
        </>
      );
    case 'benefits':
      return (
        <ul>
          {block.benefits.map(({ benefit, title }) => (
            <li key={benefit}>
              <Link to="/benefits/$plan/$benefit" params={{ plan, benefit }}>
                <Said text={title} />
              </Link>
            </li>
          ))}
        </ul>
      );
    case 'unknown':
      return (
        <p>
          <Said text={block.what} />: {block.ask}
        </p>
      );
  }
}
