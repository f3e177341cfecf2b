import { Stack, Text } from '@mantine/core';
import type { RequestPage } from '../contract/authorizations.ts';
import { Pairs } from '../parts/pairs.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { UnitsBar } from '../parts/units-bar.tsx';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { StateMark } from './marks.tsx';
import { serviceOf } from './request-facts.tsx';

interface DecisionProps {
  readonly page: RequestPage;
  readonly decision: NonNullable<RequestPage['decision']>;
  /** Where it is not the decision of the page it stands on. */
  readonly title?: string;
}

/** What was decided, by whom, on what grounds, and what is left of it. */
export function Decision({ page, decision, title }: DecisionProps) {
  const say = useSay();
  const { language } = useTongue();
  const isUntranslated = decision.reason_language !== undefined && decision.reason_language !== language;
  const asked = (line: number) => {
    const found = page.lines.find((one) => one.line === line);
    return found ? serviceOf(found) : String(line);
  };
  return (
    <Sheet title={title ?? say('request.decision')}>
      <Stack gap="xs">
        <Text>
          <StateMark line={{ state: 'decided', outcome: decision.outcome, automatic: decision.automatic }} />
          {' · '}
          {say.time(new Date(decision.at).toISOString())}
          {decision.by &&
            ` · ${decision.by.name} (${say.list(decision.by.roles.map((role) => say.data('role', role)))})`}
        </Text>
        {decision.after && (
          <Text>
            {say.data('granted_by', decision.after.by)}: {decision.after.appeal} ·{' '}
            {say.time(new Date(decision.after.at).toISOString())}
          </Text>
        )}
        {decision.reason && <Text lang={decision.reason_language}>{decision.reason}</Text>}
        {isUntranslated && (
          <Text size="sm" c="dimmed">
            {say('request.reason_untranslated')}
          </Text>
        )}
        <ul className="case-list">
          {decision.lines.map((line) => (
            <li key={line.line}>
              {asked(line.line)}: <strong>{say.data('outcome', line.outcome)}</strong>{' '}
              {line.outcome !== 'denied' && say('request.units', { n: line.units })}
            </li>
          ))}
        </ul>
        {decision.granted.map((line) =>
          line.used === undefined || line.left === undefined ? null : (
            <UnitsBar
              key={line.line}
              title={line.number ?? page.number}
              code={line.code ?? ''}
              counts="units"
              used={line.used}
              reserved={0}
              left={line.left}
              limit={line.units}
              period="authorization"
              from={line.from}
              to={line.to}
              cites={[]}
            />
          ),
        )}
        <Pairs
          pairs={[
            [say('decide.basis'), say.data('decision_basis', decision.basis)],
            ...decision.references.map(
              (one, i) =>
                [
                  `${say('decide.reference')} ${i + 1}`,
                  [
                    say.data('reference_source', one.source),
                    one.name,
                    one.edition,
                    one.code,
                    one.met === undefined ? '' : say(one.met ? 'decide.criteria_met' : 'decide.criteria_unmet'),
                  ]
                    .filter(Boolean)
                    .join(' · '),
                ] as const,
            ),
            decision.review?.circumstances && [say('decide.circumstances'), decision.review.circumstances],
            decision.review?.individualNeed && [say('decide.individual_need'), decision.review.individualNeed],
          ]}
        />
      </Stack>
    </Sheet>
  );
}
