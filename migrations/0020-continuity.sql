-- Continuity of care where claims look: what a grant covers, with no units of its own, and shorter when it ends before its day.
alter table authorization_approval drop constraint authorization_approval_vehicle_check,
  add constraint authorization_approval_vehicle_check check (vehicle in ('tar', 'raf', 'request', 'continuity'));

drop policy granted on authorization_approval;
create policy granted on authorization_approval to madrone_portal
  using (plan = any ((select app_plans())::text[]) and exists (
    select from case_file c where c.plan = authorization_approval.plan and c.member_id = authorization_approval.member_id
      and (c.state = 'decided' or c.kind = 'continuity' and c.state = 'ended')
      and (authorization_approval.number = c.number or authorization_approval.number like c.number || '-%')));
