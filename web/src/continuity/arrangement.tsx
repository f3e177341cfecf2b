import { Stack, Text } from '@mantine/core';
import type { ContinuityPage } from '../contract/continuity.ts';
import { Alarm } from '../parts/alarm.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useSay } from '../words/use-say.ts';
import { ContinuityMark } from './marks.tsx';

/** What was decided and what stands of it; where no agreement was reached, to whom the member goes instead. */
export function Arrangement({ page }: { readonly page: ContinuityPage }) {
  const say = useSay();
  const { decision, offered, chosen, assigned } = page;
  if (!decision && offered.length === 0) return null;
  return (
    <Sheet title={say(decision ? 'request.decision' : 'continuity.alternative')}>
      <Stack gap="xs">
        {decision && <Decided page={page} decision={decision} />}
        {offered.length > 0 && (
          <Text size="sm">{say('continuity.offered', { providers: say.list(offered.map(({ name }) => name)) })}</Text>
        )}
        {chosen && <Text size="sm">{say('continuity.chosen', { provider: chosen.name })}</Text>}
        {assigned && <Text size="sm">{say('continuity.assigned', { provider: assigned.name })}</Text>}
      </Stack>
    </Sheet>
  );
}

function Decided({
  page,
  decision,
}: {
  readonly page: ContinuityPage;
  readonly decision: NonNullable<ContinuityPage['decision']>;
}) {
  const say = useSay();
  const isGranted = decision.outcome === 'granted';
  // The plan's people write down what the state decided.
  const isState = page.kind === 'medical_exemption';
  return (
    <>
      <Text>
        <ContinuityMark line={{ state: 'decided', outcome: decision.outcome }} />
        {' · '}
        {say.time(new Date(decision.at).toISOString())}
        {decision.by &&
          ` · ${say(isState ? 'continuity.written_by' : 'continuity.decided_by', {
            name: decision.by.name,
            roles: say.list(decision.by.roles.map((role) => say.data('role', role))),
          })}`}
        {decision.automatic && ` · ${say('requests.automatic')}`}
      </Text>
      {decision.reasons.map(({ code, sentence }) => (
        <Text key={code}>{sentence}</Text>
      ))}
      {decision.why && <Text>{decision.why}</Text>}
      {page.changed_to && <Text>{say('continuity.changed_to', { provider: page.changed_to.name })}</Text>}
      {page.granted.length > 0 && (
        <ul className="case-list">
          {page.granted.map(({ service, from, to, codes, over }) => (
            <li key={service}>
              {service || say('continuity.any_service')}:{' '}
              <strong>{say('value.from_to', { from: say.date(from), to: say.date(to) })}</strong>
              {over && ` · ${say('continuity.over')}`}
              {codes && codes.length > 0 && (
                <Text size="sm" c="dimmed">
                  {say('continuity.codes_granted', { codes: say.list(codes) })}
                </Text>
              )}
            </li>
          ))}
        </ul>
      )}
      {isGranted && !page.provider?.id && (
        <Alarm title={say('continuity.not_for_claims')}>{say('continuity.not_for_claims_next')}</Alarm>
      )}
      {isGranted && page.request && (
        <Text size="sm">{say('continuity.request_authorizes', { number: page.request.number })}</Text>
      )}
    </>
  );
}
