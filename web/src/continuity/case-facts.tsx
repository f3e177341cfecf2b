import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ContinuityPage } from '../contract/continuity.ts';
import { Alarm } from '../parts/alarm.tsx';
import { CaseMember } from '../parts/case-member.tsx';
import { Pairs } from '../parts/pairs.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useSay } from '../words/use-say.ts';

/** What is asked, by whom, and what shows that the member knows the provider. */
export function CaseFacts({ page }: { readonly page: ContinuityPage }) {
  const say = useSay();
  const { provider, request } = page;
  return (
    <Sheet title={say('continuity.facts')}>
      <Pairs
        pairs={[
          [say('requests.member'), <CaseMember key="member" member={page.member} tab="authorizations" />],
          [say('continuity.enrolled'), page.enrolled_on ? say.date(page.enrolled_on) : say('value.unknown')],
          (page.kind !== 'medical_exemption' || provider) && [
            say('continuity.provider'),
            <>
              {provider?.name ?? say('value.unknown')}
              {page.network && (
                <Text span size="sm" c="dimmed" display="block">
                  {say.data('continuity_network', page.network)}
                </Text>
              )}
            </>,
          ],
          page.services.length > 0 && [say('continuity.services'), <Words key="s" all={page.services} />],
          page.service_kind && [say('continuity.service_kind'), say.data('continuity_service', page.service_kind)],
          page.program !== 'none' && [say('requests.program'), say.data('continuity_program', page.program)],
          [say('continuity.asked_by'), say.data('continuity_asker', page.asked_by)],
          [
            say('requests.received'),
            `${say.time(new Date(page.received).toISOString())} (${say.data('door', page.door)})`,
          ],
          request && [
            say('continuity.request'),
            request.handle ? (
              <Link key="request" to="/requests/$handle" params={{ handle: request.handle }}>
                {request.number}
              </Link>
            ) : (
              request.number
            ),
          ],
          page.agreement !== 'pending' && [
            say('continuity.agreement'),
            [
              say.data('continuity_agreement', page.agreement),
              ...(page.rate_form ? [say.data('continuity_rate_form', page.rate_form)] : []),
              ...(page.agreed_rate === undefined ? [] : [say.dollars(page.agreed_rate)]),
              ...(page.rate_codes ?? []),
            ].join(', '),
          ],
          page.review_on && [say('continuity.review_on'), say.deadline(page.review_on)],
          page.note && [say('request.note'), page.note],
        ]}
      />
      {page.kind !== 'medical_exemption' && <Evidence evidence={page.evidence} />}
      <Contradicted page={page} />
    </Sheet>
  );
}

/** What somebody stated otherwise than the plan's own record: both, which stands and why. */
function Contradicted({ page }: { readonly page: ContinuityPage }) {
  const say = useSay();
  if (page.contradicted.length === 0) return null;
  return (
    <div style={{ marginBlockStart: 12 }}>
      <Alarm title={say('continuity.contradicted')}>
        <ul style={{ margin: 0, paddingInlineStart: 18 }}>
          {page.contradicted.map(({ fact, label, stated, known, because }) => (
            <li key={fact}>
              {say(known === undefined ? 'continuity.contradicted_unknown' : 'continuity.contradicted_known', {
                label,
                stated,
                known: known ?? '',
              })}{' '}
              {because}
            </li>
          ))}
        </ul>
      </Alarm>
    </div>
  );
}

function Words({ all }: { readonly all: readonly string[] }) {
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {all.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}

function Evidence({ evidence }: { readonly evidence: ContinuityPage['evidence'] }) {
  const say = useSay();
  const placed = evidence
    .toSorted((a, b) => (b.on ?? '').localeCompare(a.on ?? ''))
    .map((one, place) => ({ ...one, place }));
  return (
    <>
      <Text fw={600} size="sm" mt="sm">
        {say('continuity.evidence')}
      </Text>
      {placed.length === 0 ? (
        <Text size="sm" c="dimmed">
          {say('continuity.no_evidence')}
        </Text>
      ) : (
        <ul style={{ margin: 0, paddingInlineStart: 18, fontSize: 14 }}>
          {placed.map(({ kind, on, emergency, place }) => (
            <li key={place}>
              {on ? say.date(on) : say('continuity.no_day')}: {say.data('evidence_kind', kind)}
              {emergency && ` (${say('continuity.was_emergency')})`}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
