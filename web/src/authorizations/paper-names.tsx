import { NativeSelect, Text } from '@mantine/core';
import type { RequestPage } from '../contract/authorizations.ts';
import { useSay } from '../words/use-say.ts';

export type Named = Readonly<Record<string, string>>;

interface PaperNamesProps {
  readonly missing: RequestPage['missing'];
  readonly files: readonly { readonly id: string; readonly name: string }[];
  readonly named: Named;
  readonly name: (named: Named) => void;
}

/** Which of what is missing each document is: what has come need not be asked for again. */
export function PaperNames({ missing, files, named, name }: PaperNamesProps) {
  const say = useSay();
  if (missing.length === 0 || files.length === 0) return null;
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend style={{ fontWeight: 600, fontSize: 14 }}>{say('papers.title')}</legend>
      <Text size="sm" c="dimmed" mb={4}>
        {say('papers.hint')}
      </Text>
      {files.map((file) => (
        <NativeSelect
          key={file.id}
          size="sm"
          mb={6}
          label={say('papers.of', { name: file.name })}
          value={named[file.id] ?? ''}
          onChange={(event) => name({ ...named, [file.id]: event.currentTarget.value })}
          data={[
            { value: '', label: say('papers.not_said') },
            ...missing.map(({ item, label }) => ({ value: item, label })),
          ]}
        />
      ))}
    </fieldset>
  );
}

/** By item, as the server takes it; undefined where nobody has named one. */
export function papersOf(named: Named, files: PaperNamesProps['files']): Record<string, string[]> | undefined {
  const said = files.flatMap(({ id }) => (named[id] ? [{ id, item: named[id] }] : []));
  const papers = Object.groupBy(said, ({ item }) => item);
  const entries = Object.entries(papers).map(([item, of]) => [item, (of ?? []).map(({ id }) => id)] as const);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
