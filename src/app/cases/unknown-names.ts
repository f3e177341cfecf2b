import { type Finding, finding } from '../../kernel/index.ts';
import { type CompiledPolicy, documentsOf, type PolicyBook } from '../../rules/index.ts';
import { perhaps } from './case-facts.ts';
import type { PolicyCase } from './case-schema.ts';
import type { CaseWorld } from './case-world.ts';

/** Names of the policy that cases of every plan may use: papers, and languages that letters are written in. */
export interface KnownNames {
  readonly documents: ReadonlySet<string>;
  readonly languages: ReadonlySet<string>;
}

export function knownNames(book: PolicyBook): KnownNames {
  return {
    documents: new Set(documentsOf(book).map(({ id }) => id)),
    languages: new Set(book.packs.flatMap(({ notices }) => (notices?.wordings ?? []).map(({ language }) => language))),
  };
}

/** What intake remarks without a reason of policy. */
const OF_REQUESTS = new Set(['not_covered_on_receipt']);

/** A name that policy does not know can never be answered and proves nothing: the case, not the product, is wrong. */
export function unknownNames(
  { policy, access }: Pick<CaseWorld, 'policy' | 'access'>,
  known: KnownNames,
  played: PolicyCase,
  at: string,
): Finding[] {
  const unknown: Unknown = (what, names, among) =>
    names.flatMap((received) => {
      if (received === undefined || among.has(received)) return [];
      return [finding('case.unknown_id', at, { expected: `${what}${perhaps(received, among)}`, received })];
    });
  const { given = {} } = played;
  const licenses = policy.vocabulary['reviewer.licenses']?.values;
  const held = Object.values(given.licenses ?? {}).flat();
  const roles = Object.values(given.accounts ?? {}).flatMap((account) => account.roles);
  return [
    ...unknownAnswers(policy, played, unknown),
    // A paper no rule asks for: its name is misspelt.
    ...unknown(
      'a document of policy-documents.md',
      (given.documents ?? []).map(({ document }) => document),
      known.documents,
    ),
    ...(licenses
      ? unknown(
          `a license, one of ${licenses.join(', ')}`,
          held.map((license) => license.of),
          new Set(licenses),
        )
      : []),
    ...(access ? unknown('a role of policy/access/roles.yaml', roles, new Set(Object.keys(access.roles))) : []),
    ...unknown(
      `a language of the letters, one of ${[...known.languages].join(', ')}`,
      given.reviewed ?? [],
      known.languages,
    ),
  ];
}

type Unknown = (what: string, names: readonly (string | undefined)[], among: ReadonlySet<string>) => readonly Finding[];

function unknownAnswers(policy: CompiledPolicy, { then }: PolicyCase, unknown: Unknown): Finding[] {
  const benefits = new Set(policy.provisions.map((p) => p.benefit.benefit));
  const rules = new Set(policy.provisions.map((p) => p.id));
  const reasons = new Set([...Object.keys(policy.reasons), ...OF_REQUESTS]);
  const said = then.flatMap((answer) => [
    answer,
    ...(answer.lines ?? []),
    ...(answer.recoveries ?? []),
    ...(answer.policy_says ? [answer.policy_says] : []),
  ]);
  return said.flatMap((answer) => [
    ...unknown(
      'a reason of the policy',
      [
        'reason' in answer ? answer.reason : undefined,
        ...('reasons' in answer ? (answer.reasons ?? []) : []),
        ...('warnings' in answer ? (answer.warnings ?? []) : []),
      ],
      reasons,
    ),
    ...unknown('a benefit of the policy', ['benefit' in answer ? answer.benefit : undefined], benefits),
    ...unknown('a rule of the policy', ['rule' in answer ? answer.rule : undefined], rules),
  ]);
}
