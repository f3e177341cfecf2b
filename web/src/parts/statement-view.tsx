import { Text } from '@mantine/core';
import type { Topic } from '../contract/benefits.ts';
import { useSay } from '../words/use-say.ts';
import { Pairs } from './pairs.tsx';

/** One public statement: what it says, how it is read where it is unclear, where and when it stood. Sources are kept in English. */
export function StatementView({ statement }: { readonly statement: Topic['statements'][number] }) {
  const say = useSay();
  const { document } = statement;
  return (
    <article>
      <span className="code">{statement.id}</span>
      <Text lang="en" my={4}>
        {statement.statement}
      </Text>
      <Pairs
        pairs={[
          statement.reading && [
            say('source.reading'),
            <span key="reading" lang="en">
              {statement.reading}
            </span>,
          ],
          [
            say('source.document'),
            <span key="document" lang="en">
              {document.title}
            </span>,
          ],
          [say('source.publisher'), document.publisher],
          [say('source.dated'), document.dated ? say.date(document.dated) : say('value.unknown')],
          statement.sure && [
            say('source.sure'),
            <span key="sure" lang="en">
              {statement.sure}
            </span>,
          ],
        ]}
      />
    </article>
  );
}
