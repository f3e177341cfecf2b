import { tiffAsPdf } from '../../formats/tiff/index.ts';
import { done, type Finding, finding, type Handlers, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { Speech, type Spoken } from '../../rules/index.ts';
import type { caseApi } from './api.ts';
import { attachmentBytes, putAttachment } from './attachment-store.ts';
import { recogniseAttachment } from './recognise-attachment.ts';

/** `not_scanned` where the deployment has no scanner; `away` where it has one that does not answer. */
export type Scan = (bytes: Uint8Array) => Promise<'clean' | 'infected' | 'not_scanned' | 'away'>;

export interface CaseDoors {
  readonly words: Spoken;
  readonly mostMegabytes: number;
  readonly scan: Scan;
}

export function caseRoutes({ words, mostMegabytes, scan }: CaseDoors): Handlers<typeof caseApi, Queryable> {
  return {
    async attach({ actor, body, tx, now, audit, language }) {
      const { plan, name, content, internal } = body;
      if (!actor.plans.includes(plan)) return refused('not_found', 'there is no such plan');
      const bytes = Buffer.from(content, 'base64');
      const type = recogniseAttachment(name, bytes, mostMegabytes);
      if (typeof type !== 'string') return refusedFor(type, words, language);
      const scanned = await scan(bytes);
      if (scanned === 'infected') return refusedFor(finding('attachment.infected', 'content'), words, language);
      if (scanned === 'away') {
        return refused('unavailable', inWords(finding('attachment.scanner_away', 'content'), words, language));
      }
      const kept = await putAttachment(tx, {
        plan,
        organization: actor.organization,
        account: actor.account,
        name,
        type,
        bytes,
        scanned,
        internal: internal && actor.reach === 'plan',
        sent: now.getTime(),
      });
      audit('attachment.kept', kept.id, { plan, type, size: kept.size, scanned });
      return done(kept);
    },
    async attachment({ params, query, tx, audit, language }) {
      const found = await attachmentBytes(tx, params.id);
      if (!found) return refused('not_found', 'there is no such document');
      audit('attachment.read', params.id, { plan: found.plan });
      const { bytes, type, name } = found;
      if (query.as === undefined || type !== 'image/tiff') return done({ bytes, type, name });
      const pdf = tiffAsPdf(bytes);
      if (!pdf) return refusedFor(finding('attachment.not_shown', 'content'), words, language);
      return done({ bytes: pdf, type: 'application/pdf', name: `${name}.pdf` });
    },
  };
}

function refusedFor(found: Finding, words: Spoken, language: string) {
  return refused(found.code, inWords(found, words, language));
}

function inWords({ code }: Finding, words: Spoken, language: string): string {
  const speech = new Speech(words, language);
  return `${speech.finding(code)} ${speech.say(`mend.${code}`)}`;
}
