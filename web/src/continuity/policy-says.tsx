import { Text } from '@mantine/core';
import { ClauseList } from '../authorizations/argument.tsx';
import type { ContinuityPage } from '../contract/continuity.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { Empty } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';

interface PolicySaysProps {
  readonly page: ContinuityPage;
  readonly show: (file: string) => void;
}

/** The rule as an argument: as it was decided, or what it says now by each thing a grant could rest on. */
export function PolicySays({ page, show }: PolicySaysProps) {
  const say = useSay();
  const { decision, policy_says: parts } = page;
  return (
    <>
      {page.state === 'open' && <StillNeeded page={page} />}
      <Sheet title={say(decision ? 'request.argument_decided' : 'request.argument')}>
        {decision && decision.clauses.length > 0 ? (
          <ClauseList clauses={decision.clauses} files={page.files} show={show} />
        ) : parts.length === 0 ? (
          <Empty icon="rule" title={say('continuity.no_argument')}>
            {say('continuity.no_argument_next')}
          </Empty>
        ) : (
          parts.map((part) => (
            <div key={part.basis} style={{ marginBlockEnd: 16 }}>
              <Text fw={600}>
                {part.title} · {say.data('policy_answer', part.answer)}
              </Text>
              {part.first && part.last && (part.answer === 'yes' || part.answer === 'review') && (
                <Text size="sm">
                  {say('continuity.could_reach', { from: say.date(part.first ?? ''), to: say.date(part.last) })}
                </Text>
              )}
              <ClauseList clauses={part.clauses} files={page.files} show={show} />
            </div>
          ))
        )}
        <Text size="xs" c="dimmed" mt="xs">
          {say('request.policy', { version: page.policy_version.slice(0, 12) })}
        </Text>
      </Sheet>
    </>
  );
}

/** What would settle it, by the basis that is nearest: the first. */
function StillNeeded({ page }: { readonly page: ContinuityPage }) {
  const say = useSay();
  const needed = page.policy_says[0]?.needed ?? [];
  if (needed.length === 0) return null;
  return (
    <Sheet title={say('new.missing')}>
      <ul style={{ margin: '0 0 8px', paddingInlineStart: 20 }}>
        {needed.map(({ code, label }) => (
          <li key={code}>{label}</li>
        ))}
      </ul>
      <CopyButton text={needed.map(({ label }) => `- ${label}`).join('\n')} />
    </Sheet>
  );
}
