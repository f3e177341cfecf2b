import type { JudgedClause } from '../contract/benefits.ts';
import { useSay } from '../words/use-say.ts';
import { Citations } from './citations.tsx';
import { VerdictMark } from './verdict.tsx';

/** One condition of a rule as it was judged: verdict, sentence, the facts it looked at, where it comes from. */
export function Clause({ clause }: { readonly clause: JudgedClause }) {
  const say = useSay();
  return (
    <li style={{ display: 'grid', gap: 4, padding: '12px 0', borderBlockEnd: '1px solid var(--line)' }}>
      <div style={{ display: 'flex', gap: 12, alignItems: 'flex-start', flexWrap: 'wrap' }}>
        <VerdictMark verdict={clause.verdict} />
        <span style={{ flex: '1 1 240px' }}>{clause.sentence}</span>
      </div>
      {clause.effect && <span style={{ fontSize: 14 }}>{clause.effect}</span>}
      {clause.facts.length > 0 && (
        <details style={{ fontSize: 14 }}>
          <summary style={{ minHeight: 24, cursor: 'pointer' }}>
            {say('clause.facts', { n: clause.facts.length })}
          </summary>
          <ul style={{ margin: '4px 0', paddingInlineStart: 20 }}>
            {clause.facts.map((fact) => (
              <li key={fact.name}>
                {fact.label}: <strong>{fact.value}</strong>
              </li>
            ))}
          </ul>
        </details>
      )}
      <Citations ids={clause.cite} />
    </li>
  );
}
