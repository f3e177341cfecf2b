import { Text, UnstyledButton } from '@mantine/core';
import type { ArguedClause, RequestPage } from '../contract/authorizations.ts';
import { Citations } from '../parts/citations.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { Empty } from '../parts/states.tsx';
import { VerdictMark } from '../parts/verdict.tsx';
import { useSay } from '../words/use-say.ts';

type Part = RequestPage['argument'][number];
const ORDER = { unmet: 0, unknown: 1, met: 2, not_applicable: 3 } as const;

interface ArgumentProps {
  readonly page: RequestPage;
  readonly show: (file: string) => void;
}

/** The rule as an argument: what speaks against, what nobody knows yet, what is met; each with its facts and where they stand. */
export function Argument({ page, show }: ArgumentProps) {
  const say = useSay();
  const parts = page.argument.filter(({ clauses }) => clauses.length > 0);
  return (
    <Sheet title={say(page.decision ? 'request.argument_decided' : 'request.argument')}>
      {parts.length === 0 ? (
        <Empty icon="rule" title={say(page.state === 'redirected' ? 'request.not_judged' : 'request.no_argument')}>
          {say(page.state === 'redirected' ? 'request.not_judged_next' : 'request.no_argument_next')}
        </Empty>
      ) : (
        parts.map((part, i) => <Judged key={part.line ?? `whole ${i}`} part={part} page={page} show={show} />)
      )}
      <Text size="xs" c="dimmed" mt="xs">
        {say('request.policy', { version: (page.decision?.policy ?? page.policy_version).slice(0, 12) })}
      </Text>
    </Sheet>
  );
}

function Judged({ part, page, show }: ArgumentProps & { readonly part: Part }) {
  const say = useSay();
  return (
    <div style={{ marginBlockEnd: 16 }}>
      <Text fw={600}>
        {part.code
          ? say('request.argument_of', { code: part.code })
          : say(page.decision ? 'request.argument_whole' : 'request.argument_intake')}
        {part.covered && ` · ${say.data('covered', part.covered)}`}
        {part.authorization && ` · ${say.data('authorization_answer', part.authorization)}`}
      </Text>
      <ClauseList clauses={part.clauses} files={page.files} show={show} />
    </div>
  );
}

interface ClauseListProps {
  readonly clauses: readonly ArguedClause[];
  readonly files: RequestPage['files'];
  readonly show: (file: string) => void;
}

/** What speaks against first, what does not apply put away. */
export function ClauseList({ clauses, files, show }: ClauseListProps) {
  const say = useSay();
  const sorted = clauses.toSorted((a, b) => ORDER[a.verdict] - ORDER[b.verdict]);
  const telling = sorted.filter(({ verdict }) => verdict !== 'not_applicable');
  const aside = sorted.filter(({ verdict }) => verdict === 'not_applicable');
  return (
    <>
      <ul className="case-list">
        {telling.map((clause) => (
          <ClauseItem key={clause.id} clause={clause} files={files} show={show} />
        ))}
      </ul>
      {aside.length > 0 && (
        <details>
          <summary style={{ minHeight: 24, cursor: 'pointer', fontSize: 14 }}>
            {say('request.not_applicable', { n: aside.length })}
          </summary>
          <ul style={{ margin: '4px 0', paddingInlineStart: 20, fontSize: 14 }}>
            {aside.map((clause) => (
              <li key={clause.id}>
                {clause.sentence} <Citations ids={clause.cites} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function ClauseItem({ clause, files, show }: Omit<ClauseListProps, 'clauses'> & { readonly clause: ArguedClause }) {
  const say = useSay();
  if (clause.verdict === 'not_applicable') return null;
  return (
    <li>
      <div style={{ display: 'flex', gap: 8, alignItems: 'flex-start', flexWrap: 'wrap' }}>
        <VerdictMark verdict={clause.verdict} />
        <span style={{ flex: '1 1 150px' }}>{clause.sentence}</span>
      </div>
      {clause.effect && <Text size="sm">{clause.effect}</Text>}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 12px', alignItems: 'flex-start' }}>
        {clause.facts.length > 0 && (
          <details style={{ fontSize: 14 }} open={clause.verdict === 'unmet'}>
            <summary style={{ minHeight: 24, cursor: 'pointer' }}>
              {say('clause.facts', { n: clause.facts.length })}
            </summary>
            <ul style={{ margin: '4px 0', paddingInlineStart: 20 }}>
              {clause.facts.map((fact) => (
                <li key={fact.name}>
                  {fact.label}: <strong>{fact.value}</strong>{' '}
                  <Text span size="sm" c="dimmed">
                    ({say.data('fact_source', fact.source)})
                  </Text>
                  {files
                    .filter(({ id }) => fact.attachments.includes(id))
                    .map((file) => (
                      <UnstyledButton
                        key={file.id}
                        onClick={() => show(file.id)}
                        style={{
                          color: 'var(--mantine-color-anchor)',
                          textDecoration: 'underline',
                          marginInlineStart: 6,
                        }}
                      >
                        {file.name}
                      </UnstyledButton>
                    ))}
                </li>
              ))}
            </ul>
          </details>
        )}
        <Citations ids={clause.cites} />
      </div>
    </li>
  );
}
