import type { Finding } from '../../kernel/index.ts';
import { compilePolicy } from '../../rules/index.ts';
import { readCast } from '../cases/run-cases.ts';
import { castFile } from '../policy-folder.ts';
import { apiPages } from './api-page.ts';
import { benefitPage } from './benefit-page.ts';
import { clockPage } from './clock-page.ts';
import { directoryPage } from './directory-page.ts';
import { documentPage } from './document-page.ts';
import { findingPage } from './finding-page.ts';
import type { Generated } from './fresh.ts';
import { libraryIndex } from './library-page.ts';
import { questionPage } from './question-page.ts';
import { reasonPage } from './reason-page.ts';
import { referralPage } from './referral-page.ts';
import type { Shelf } from './shelf.ts';
import { vocabularyPage } from './vocabulary-page.ts';

/** Every reference page that is written from the policy. */
export async function referencePages(shelf: Shelf): Promise<Generated[]> {
  const findings: Finding[] = [];
  const cast = readCast(await castFile(), findings);
  const guides = shelf.book.packs.flatMap((pack) => {
    const policy = compilePolicy(shelf.book, pack.plan.plan);
    return policy && pack.benefits.length > 0
      ? [reference(`benefits-${pack.plan.plan}`, benefitPage(shelf, pack, policy))]
      : [];
  });
  const directories = shelf.book.packs.flatMap((pack) =>
    pack.directory && pack.directory.length > 0
      ? [reference(`directory-${pack.plan.plan}`, directoryPage(shelf, pack))]
      : [],
  );
  return [
    reference('reasons', reasonPage(shelf.book)),
    reference('questions', await questionPage(shelf, cast)),
    reference('clocks', clockPage(shelf)),
    reference('documents', documentPage(shelf.book)),
    reference('referrals', referralPage(shelf)),
    reference('library', libraryIndex(shelf.book)),
    reference('vocabulary', vocabularyPage(shelf.book)),
    { path: 'docs/reference/findings.md', text: findingPage(shelf.book) },
    ...(await apiPages()),
    ...guides,
    ...directories,
  ];
}

function reference(name: string, text: string): Generated {
  return { path: `docs/reference/policy-${name}.md`, text };
}
