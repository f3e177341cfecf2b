import { Text, Title } from '@mantine/core';
import type { ClausePart, RulePart } from '../contract/benefits.ts';
import { useSay } from '../words/use-say.ts';
import { Citations } from './citations.tsx';
import { Pairs } from './pairs.tsx';

const HEADINGS = ['authorization', 'who', 'codes', 'limits', 'documents', 'exclusions'] as const;
const HEADING_OF: Readonly<Record<string, (typeof HEADINGS)[number]>> = {
  authorization: 'authorization',
  diagnosis: 'codes',
  modifiers: 'codes',
  limit: 'limits',
  time: 'limits',
  document: 'documents',
  exclusion: 'exclusions',
};

/** A rule in words: when and to what it applies, its conditions by kind, its price; each with its source. */
export function RuleView({ rule }: { readonly rule: RulePart }) {
  const say = useSay();
  const groups = Map.groupBy(rule.clauses, (clause) => HEADING_OF[clause.kind] ?? 'who');
  return (
    <>
      <Pairs
        pairs={[[say('rule.in_force'), rule.dates], ...rule.applies.map(({ label, value }) => [label, value] as const)]}
      />
      {HEADINGS.flatMap((heading) => {
        const clauses = groups.get(heading);
        return clauses ? [<Clauses key={heading} title={say(`rule.${heading}`)} clauses={clauses} />] : [];
      })}
      {rule.price && (
        <>
          <Title order={3} size="h5" mt="sm">
            {say('rule.price')}
          </Title>
          <p style={{ margin: '4px 0' }}>
            {rule.price} <Citations ids={rule.priceCites} />
          </p>
        </>
      )}
      <Text size="sm" mt="sm" component="div">
        {say('rule.sources')} <Citations ids={rule.cites} />
      </Text>
    </>
  );
}

function Clauses({ title, clauses }: { readonly title: string; readonly clauses: readonly ClausePart[] }) {
  return (
    <>
      <Title order={3} size="h5" mt="sm">
        {title}
      </Title>
      <ul style={{ margin: '4px 0', paddingInlineStart: 20 }}>
        {clauses.map((clause) => (
          <li key={clause.id} style={{ marginBlockEnd: 6 }}>
            {clause.sentence} {clause.effect} {clause.dates} <Citations ids={clause.cites} />
          </li>
        ))}
      </ul>
    </>
  );
}
