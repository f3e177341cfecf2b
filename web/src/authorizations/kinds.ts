/** The words of a request as the plan's policy knows them. */
export const KINDS = [
  'pre_service',
  'concurrent',
  'post_service',
  'elective_admission',
  'continuity',
  'medical_exemption',
] as const;
export const PROGRAMS = ['medical', 'ecm', 'community_supports'] as const;
export const CLINICAL_ITEMS = [
  'history_of_presenting_problem',
  'physical_assessment',
  'diagnostic_results',
  'photographs',
  'consultations',
  'treatment_previous_and_current',
  'response_to_treatment',
] as const;
export const ITEM_STATES = ['attached', 'not_applicable', 'missing'] as const;
export const WAYS = ['fax', 'call', 'portal'] as const;
