import { lazy, Suspense } from 'react';
import { Waiting } from '../parts/states.tsx';

const Own = lazy(() => import('./own.tsx').then((part) => ({ default: part.Own })));

/** Where a member or guardian starts; fetched when one comes, since nobody else sees it. */
export function OwnStart() {
  return (
    <Suspense fallback={<Waiting />}>
      <Own />
    </Suspense>
  );
}
