import { Button, Title } from '@mantine/core';
import { useId } from 'react';
import type { JudgedClause } from '../contract/benefits.ts';
import { useSay } from '../words/use-say.ts';
import { Clause } from './clause.tsx';
import { CopyButton } from './copy-button.tsx';
import { Icon } from './icon.tsx';
import { Pairs } from './pairs.tsx';

interface AnswerProps {
  readonly verdict: 'met' | 'unmet' | 'unknown';
  readonly sentence: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly reasons: readonly string[];
  readonly clauses: readonly JudgedClause[];
  readonly needed: readonly string[];
}

const ORDER = { unmet: 0, unknown: 1, met: 2 } as const;

/** The result of a question: one sentence, what is still needed, then the conditions, those that hold it up first. */
export function Answer({ verdict, sentence, facts, reasons, clauses, needed }: AnswerProps) {
  const say = useSay();
  const id = useId();
  const sorted = [...clauses].sort((a, b) => ORDER[a.verdict] - ORDER[b.verdict]);
  const list = needed.map((one) => `☐ ${one}`).join('\n');
  return (
    <section aria-labelledby={id} className="sheet" style={{ borderInlineStart: `6px solid var(--${verdict})` }}>
      <Title order={2} size="h3" id={id} tabIndex={-1} style={{ display: 'flex', gap: 12 }}>
        <span style={{ color: `var(--${verdict})` }}>
          <Icon name={verdict} size={28} />
        </span>
        {sentence}
      </Title>
      {reasons.map((reason) => (
        <p key={reason} style={{ margin: '8px 0' }}>
          {reason}
        </p>
      ))}
      <div style={{ margin: '12px 0' }}>
        <Pairs pairs={facts} />
      </div>
      {needed.length > 0 && (
        <>
          <Title order={3} size="h4" mt="md">
            {say('answer.needed')}
          </Title>
          <ul style={{ listStyle: 'none', padding: 0, margin: '8px 0' }}>
            {needed.map((one) => (
              <li key={one}>
                <span aria-hidden="true">☐ </span>
                {one}
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="no-print" style={{ display: 'flex', gap: 8, flexWrap: 'wrap', margin: '12px 0' }}>
        <CopyButton
          of="answer"
          text={[sentence, ...reasons, ...(needed.length > 0 ? [say('answer.needed'), list] : [])].join('\n')}
        />
        <Button variant="default" leftSection={<Icon name="print" size={18} />} onClick={() => window.print()}>
          {say('act.print')}
        </Button>
      </div>
      <Title order={3} size="h4" mt="md">
        {say('answer.conditions', { n: clauses.length })}
      </Title>
      <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
        {sorted.map((clause) => (
          <Clause key={clause.id} clause={clause} />
        ))}
      </ul>
    </section>
  );
}
