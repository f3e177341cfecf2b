-- What a portal asks again and again, found without reading the rest.

-- The audit viewer goes backwards through the records of a plan (the primary key) or of an organization, of one kind or one person.
create index audit_event_by_organization on audit_event (organization_id, sequence) where organization_id is not null;
create index audit_event_by_action on audit_event (plan, action text_pattern_ops, sequence);
create index audit_event_by_actor on audit_event (actor, sequence);
-- Whether there are invented people is asked with every first page; in earnest the index is empty.
create index account_synthetic on account (synthetic) where synthetic;
-- When each person of an organization was seen last.
create index session_by_organization on session (organization_id, account_id, seen_at);
