/** The words of appeals and grievances as the plan's policy knows them. */
export const APPEAL_KINDS = ['appeal', 'grievance'] as const;
export const ABOUT = ['quality_of_care', 'access', 'service', 'billing', 'discrimination', 'other'] as const;
export const FILED_BY = ['member', 'representative', 'provider'] as const;
export const OUTCOMES = ['upheld', 'overturned', 'partly_overturned'] as const;
export const REMEDIES = ['state_hearing', 'independent_medical_review'] as const;
export const REMEDY_OUTCOMES = ['upheld', 'overturned', 'partly_overturned', 'dismissed'] as const;
export const DOORS = ['phone', 'mail', 'fax', 'in_person'] as const;
